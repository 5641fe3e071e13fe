using System.Security.Cryptography;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Evidence.Entries;

namespace Ledger.Sdk;

/// <summary>
/// A command that waits for its author's signature, for a key that lies elsewhere: in a browser, in a token.
/// </summary>
public sealed class UnsignedCommand
{
    private readonly byte[] _payload;
    private readonly byte[] _salt;

    private UnsignedCommand(CommandEnvelope envelope, byte[] payload, byte[] salt) =>
        (Envelope, _payload, _salt) = (envelope, payload, salt);

    /// <summary>What is to be signed: its bytes, <see cref="CommandEnvelope.ToBytes"/>.</summary>
    public CommandEnvelope Envelope { get; }

    /// <summary>Salts the payload with 32 random bytes and commits to it in an envelope.</summary>
    /// <param name="draft">What the signature will cover.</param>
    /// <param name="actor">The party whose key will sign.</param>
    /// <exception cref="ArgumentException">A member breaks its rule.</exception>
    public static UnsignedCommand Of(CommandDraft draft, PartyId actor)
    {
        ArgumentNullException.ThrowIfNull(draft);
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
            Actor = actor,
            Expires = expires.AddTicks(-(expires.Ticks % TimeSpan.TicksPerMillisecond)),
            Payload = BodyCommitment.Compute(salt, payload),
        };
        return new UnsignedCommand(envelope, payload, salt);
    }

    /// <summary>The command with its signature. Whether it holds is for the registry to say.</summary>
    public PreparedCommand With(CommandAuthor signature)
    {
        ArgumentNullException.ThrowIfNull(signature);
        return PreparedCommand.Of(Envelope, _payload, _salt, signature);
    }
}
