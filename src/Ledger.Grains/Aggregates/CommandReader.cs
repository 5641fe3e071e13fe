using System.Diagnostics.CodeAnalysis;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Evidence.Entries;
using Ledger.Grains.Contracts;

namespace Ledger.Grains.Aggregates;

/// <summary>
/// A command whose bytes were read and whose caller is its actor; its signature is checked with the facts.
/// </summary>
/// <param name="Envelope">The envelope, as its author signed it.</param>
/// <param name="Message">The bytes.</param>
/// <param name="Command">What is asked.</param>
/// <param name="Actor">Who asks.</param>
/// <param name="Digest">Digests of the envelope's bytes.</param>
internal sealed record ReadCommand(
    CommandEnvelope Envelope, CommandMessage Message, Command Command, Actor Actor, DigestPair Digest);

/// <summary>Reads commands from outside: every byte untrusted, every no with its own code.</summary>
public sealed class CommandReader(string origin, CallerSeal seal)
{
    internal bool TryRead(
        StreamName stream,
        CommandMessage message,
        [NotNullWhen(true)] out ReadCommand? read,
        [NotNullWhen(false)] out CommandRefusal? refusal)
    {
        read = null;
        refusal = CheckEnvelope(stream, message, out var envelope, out var caller);
        if (refusal is not null)
        {
            return false;
        }

        if (!CanonicalJson.TryParse(message.Payload, out var payload, out var error)
            || !CommandCodec.TryRead(envelope!.Type, payload, out var command, out error))
        {
            refusal = Refused.Malformed("payload-malformed", error);
            return false;
        }

        if (ActorOf(caller!, message.Signature) is not { } actor)
        {
            refusal = Refused.NotTheActor;
            return false;
        }

        read = new ReadCommand(envelope, message, command, actor, DigestPair.Of(message.Envelope));
        return true;
    }

    private CommandRefusal? CheckEnvelope(
        StreamName stream, CommandMessage message, out CommandEnvelope? envelope, out Caller? caller)
    {
        envelope = null;
        caller = seal.Open();
        if (caller is null)
        {
            return Refused.Unauthenticated;
        }

        if (!CommandEnvelope.TryRead(message.Envelope, out envelope, out var error))
        {
            return Refused.Malformed("envelope-malformed", error);
        }

        if (message.Salt.Length != BodyCommitment.SaltBytes
            || BodyCommitment.Compute(message.Salt, message.Payload) != envelope.Payload)
        {
            return Refused.PayloadMismatch;
        }

        return envelope.Origin != origin ? Refused.WrongOrigin
            : envelope.Stream != stream ? Refused.WrongStream
            : envelope.Actor.ToString() != caller.Party ? Refused.NotTheActor
            : null;
    }

    private static Actor? ActorOf(Caller caller, AuthorSignature? signature)
    {
        if (!PartyId.TryParse(caller.Party, out var party) || !AccountName.TryParse(caller.Account, out var account)
            || signature is null || !Digest.TryParse(signature.Key, out var key))
        {
            return null;
        }

        var roles = caller.Roles
            .Select(name => Enum.TryParse<Role>(name, ignoreCase: true, out var role) ? role : (Role?)null)
            .OfType<Role>();
        return new Actor(party, account, [.. roles], key);
    }
}
