using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Ledger.Api.Contracts;
using Ledger.Domain;
using Ledger.Evidence.Entries;
using Ledger.Sdk;

namespace Ledger.Portal.Sessions;

/// <summary>An act from its command to the log's answer, under the key that lies in the browser.</summary>
internal sealed class SignedAct(SigningKey key)
{
    // How many acts of others may have come in between.
    private const int MaxLater = 12;

    /// <summary>A new id, of what is to be.</summary>
    public static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>A new id of a command.</summary>
    public static string NewCommandId() => FreshId.At(TimeProvider.System.GetUtcNow());

    /// <summary>Signs a command in the browser and submits it.</summary>
    /// <returns>The entry; null when this browser has no key of the account.</returns>
    /// <exception cref="LedgerProblemException">It was refused; nothing was recorded.</exception>
    public async Task<CommandAccepted?> DoAsync(
        LedgerClient client, PortalUser user, StreamName stream, ulong version, Command command)
    {
        if (user.Party is not { } party)
        {
            return null;
        }

        var draft = await client.DraftAsync(stream, version, NewCommandId(), command);
        var signed = await key.SignAsync(UnsignedCommand.Of(draft, party), user.Name);
        return signed is null ? null : await client.SubmitAsync(signed);
    }

    /// <summary>
    /// The same on a stream that the user may not read: its version is found from an entry that everybody may.
    /// </summary>
    /// <param name="client">The user's client.</param>
    /// <param name="user">Who acts.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="index">An entry that wrote to it.</param>
    /// <param name="command">The command.</param>
    /// <exception cref="InvalidDataException">The entry does not write to that stream.</exception>
    public async Task<CommandAccepted?> DoAfterAsync(
        LedgerClient client, PortalUser user, StreamName stream, string index, Command command)
    {
        var version = (await WritesAsync(client, index)).Where(write => write.Stream == stream)
            .Select(static write => (ulong?)write.Version).FirstOrDefault()
            ?? throw new InvalidDataException($"Entry {index} does not write to {stream}.");
        for (var later = 0; ; later++)
        {
            try
            {
                return await DoAsync(client, user, stream, version + (ulong)later, command);
            }
            catch (LedgerProblemException stale) when (stale.Code == "stale-version" && later < MaxLater)
            {
                // Something happened there since.
            }
        }
    }

    /// <summary>What an entry wrote to, as its public leaf says.</summary>
    /// <exception cref="InvalidDataException">There is no such entry, or it cannot be read.</exception>
    public static async Task<IReadOnlyList<StreamVersion>> WritesAsync(LedgerClient client, string index) =>
        ulong.TryParse(index, CultureInfo.InvariantCulture, out var number)
            && await client.FindEntryAsync(number) is { } entry
            && EntryLeaf.TryRead(Encoding.UTF8.GetBytes(entry.Leaf), out var leaf, out _)
                ? leaf.Writes
                : throw new InvalidDataException($"Entry {index} cannot be read.");
}
