using System.Security.Cryptography;
using Ledger.Api.Contracts;
using Ledger.Domain;
using Ledger.Sdk;

namespace Ledger.Portal.Sessions;

/// <summary>An act from its command to the log's answer, under the key that lies in the browser.</summary>
internal sealed class SignedAct(SigningKey key)
{
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
}
