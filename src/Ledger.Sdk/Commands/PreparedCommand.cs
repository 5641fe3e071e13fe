using System.Security.Cryptography;
using System.Text;
using Ledger.Api.Contracts;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Evidence.Entries;

namespace Ledger.Sdk;

/// <summary>
/// A signed command, ready to be sent as often as need be: its bytes never change, so it is one act however often it
/// arrives. Keep it until the registry has answered.
/// </summary>
public sealed class PreparedCommand
{
    private PreparedCommand(CommandEnvelope envelope, SignedCommand body) => (Envelope, Body) = (envelope, body);

    /// <summary>What was signed (SPEC-entry, <c>ledger-command@v1</c>).</summary>
    public CommandEnvelope Envelope { get; }

    /// <summary>What is sent.</summary>
    public SignedCommand Body { get; }

    /// <summary>
    /// Salts the payload with 32 random bytes, commits to it in an envelope and signs that with the author's key.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// A member breaks its rule, or commands are not signed with a key of that algorithm.
    /// </exception>
    public static PreparedCommand Sign(CommandDraft draft, LedgerAccount author)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(author);
        var payload = CanonicalJson.Write(CommandCodec.Write(draft.Command));
        var salt = RandomNumberGenerator.GetBytes(BodyCommitment.SaltBytes);
        var expires = draft.Expires.ToUniversalTime();
        var envelope = new CommandEnvelope
        {
            Origin = draft.Origin,
            Type = draft.Command.Type,
            Stream = draft.Stream,
            ExpectedVersion = draft.ExpectedVersion,
            CommandId = draft.CommandId,
            Actor = author.Party,
            Expires = expires.AddTicks(-(expires.Ticks % TimeSpan.TicksPerMillisecond)),
            Payload = BodyCommitment.Compute(salt, payload),
        };
        var signed = CommandAuthor.Sign(envelope, author.Key);
        return new PreparedCommand(envelope, new SignedCommand(
            Encoding.UTF8.GetString(envelope.ToBytes()),
            Encoding.UTF8.GetString(payload),
            Hex.Encode(salt),
            new CommandSignature(
                signed.Algorithm.Name, signed.KeyId.ToString(), CanonicalBase64.Encode(signed.Signature.Span))));
    }
}
