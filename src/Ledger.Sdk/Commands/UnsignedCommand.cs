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
        return OfGroup([draft], actor)[0];
    }

    /// <summary>The same of many, in order: their commitments are made together.</summary>
    internal static IEnumerable<UnsignedCommand> OfMany(IEnumerable<CommandDraft> drafts, PartyId actor) =>
        drafts.Chunk(DigestBatch.Capacity).SelectMany(group => OfGroup(group, actor));

    private static UnsignedCommand[] OfGroup(CommandDraft[] drafts, PartyId actor)
    {
        var payloads = Array.ConvertAll(drafts, static draft => CanonicalJson.Write(CommandCodec.Write(draft.Command)));
        var salts = Array.ConvertAll(drafts, static _ => RandomNumberGenerator.GetBytes(BodyCommitment.SaltBytes));
        var batch = DigestBatch.OfThread();
        for (var i = 0; i < drafts.Length; i++)
        {
            BodyCommitment.AddTo(batch, salts[i], payloads[i]);
        }

        var commitments = batch.Finish();
        var commands = new UnsignedCommand[drafts.Length];
        for (var i = 0; i < drafts.Length; i++)
        {
            commands[i] = new UnsignedCommand(EnvelopeOf(drafts[i], actor, commitments[i]), payloads[i], salts[i]);
        }

        return commands;
    }

    private static CommandEnvelope EnvelopeOf(CommandDraft draft, PartyId actor, DigestPair payload)
    {
        var expires = draft.Expires.ToUniversalTime();
        return new CommandEnvelope
        {
            Origin = draft.Origin,
            Type = draft.Command.Type,
            Stream = draft.Stream,
            ExpectedVersion = draft.ExpectedVersion,
            CommandId = draft.CommandId,
            Actor = actor,
            Expires = expires.AddTicks(-(expires.Ticks % TimeSpan.TicksPerMillisecond)),
            Payload = payload,
        };
    }

    /// <summary>The command with its signature. Whether it holds is for the registry to say.</summary>
    public PreparedCommand With(CommandAuthor signature)
    {
        ArgumentNullException.ThrowIfNull(signature);
        return PreparedCommand.Of(Envelope, Envelope.ToBytes(), _payload, _salt, signature);
    }

    /// <summary>The command with the signature of a key that lies here.</summary>
    internal PreparedCommand SignedWith(PrivateKey key)
    {
        var bytes = Envelope.ToBytes();
        return PreparedCommand.Of(Envelope, bytes, _payload, _salt, CommandAuthor.Sign(bytes, key));
    }
}
