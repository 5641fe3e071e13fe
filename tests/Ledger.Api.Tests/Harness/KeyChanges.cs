using Ledger.Api.Contracts;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Parties;
using Ledger.Sdk;

namespace Ledger.Api.Tests;

/// <summary>Acts that a party may do again and again: it adds a key, and replaces it.</summary>
internal static class KeyChanges
{
    /// <summary>Acts so often; gives the acknowledgements.</summary>
    public static async Task<IReadOnlyList<CommandAccepted>> RunAsync(LedgerClient client, int times)
    {
        var cancel = TestContext.Current.CancellationToken;
        var stream = client.Account!.Party.Stream;
        var version = await client.FindVersionAsync(stream, cancel);
        var (accepted, held) = (new List<CommandAccepted>(), default(AuthorKey));
        for (var i = 0; i < times; i++)
        {
            var key = Registrations.KeyOf(PrivateKey.Generate(SignatureAlgorithm.P256).PublicKey);
            Command command = held is null ? new AddKey(key) : new ReplaceKey(held.Id, key);
            accepted.Add(await client.ExecuteAsync(stream, version + (ulong)i, Draft.NewId(), command, cancel));
            held = key;
        }

        return accepted;
    }
}
