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
/// <param name="Author">The signature; null when no algorithm has the name that it gives.</param>
/// <param name="Digest">Digests of the envelope's bytes.</param>
/// <param name="Body">The envelope as a body of the entry.</param>
/// <param name="Commitment">What the entry commits to that body by.</param>
internal sealed record ReadCommand(
    CommandEnvelope Envelope, CommandMessage Message, Command Command, Actor Actor, CommandAuthor? Author,
    DigestPair Digest, DraftBody Body, BodyCommitment Commitment);

/// <summary>Reads commands from outside: every byte untrusted, every no with its own code.</summary>
public sealed class CommandReader(string origin, CallerSeal seal)
{
    private const string CommandBody = "command";

    internal bool TryRead(
        StreamName stream,
        CommandMessage message,
        [NotNullWhen(true)] out ReadCommand? read,
        [NotNullWhen(false)] out CommandRefusal? refusal)
    {
        read = null;
        var body = new DraftBody(CommandBody, FreshBytes.Take(), message.Envelope);
        refusal = CheckEnvelope(stream, message, body, out var envelope, out var caller, out var digests);
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

        if (!AccountName.TryParse(caller!.Account, out var account)
            || message.Signature is not { } signature || !Digest.TryParse(signature.Key, out var key))
        {
            refusal = Refused.NotTheActor;
            return false;
        }

        var actor = new Actor(envelope.Actor, account, RolesOf(caller), key);
        var author = SignatureAlgorithm.TryGet(signature.Algorithm, out var algorithm)
            ? new CommandAuthor(algorithm, key, signature.Signature)
            : null;
        read = new ReadCommand(
            envelope, message, command, actor, author, digests.Envelope, body,
            new BodyCommitment(body.Name, digests.Body));
        return true;
    }

    private CommandRefusal? CheckEnvelope(
        StreamName stream, CommandMessage message, DraftBody body,
        out CommandEnvelope? envelope, out Caller? caller, out (DigestPair Envelope, DigestPair Body) digests)
    {
        (envelope, digests) = (null, default);
        caller = seal.Open();
        if (caller is null)
        {
            return Refused.Unauthenticated;
        }

        if (!CommandEnvelope.TryRead(message.Envelope, out envelope, out var error))
        {
            return Refused.Malformed("envelope-malformed", error);
        }

        if (message.Salt.Length != BodyCommitment.SaltBytes)
        {
            return Refused.PayloadMismatch;
        }

        var batch = DigestBatch.OfThread();
        batch.Add(message.Envelope);
        BodyCommitment.AddTo(batch, body.Salt, body.Bytes);
        BodyCommitment.AddTo(batch, message.Salt, message.Payload);
        var made = batch.Finish();
        digests = (made[0], made[1]);
        if (made[2] != envelope.Payload)
        {
            return Refused.PayloadMismatch;
        }

        return envelope.Origin != origin ? Refused.WrongOrigin
            : envelope.Stream != stream ? Refused.WrongStream
            : envelope.Actor.ToString() != caller.Party ? Refused.NotTheActor
            : null;
    }

    private static ValueList<Role> RolesOf(Caller caller)
    {
        List<Role> roles = [];
        foreach (var name in caller.Roles)
        {
            if (Enum.TryParse<Role>(name, ignoreCase: true, out var role))
            {
                roles.Add(role);
            }
        }

        return [.. roles];
    }
}
