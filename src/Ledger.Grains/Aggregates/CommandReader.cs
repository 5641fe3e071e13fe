using System.Diagnostics.CodeAnalysis;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Evidence.Entries;
using Ledger.Grains.Contracts;

namespace Ledger.Grains.Aggregates;

/// <summary>
/// A command whose bytes were read and whose caller is its actor; that its payload is the one that was signed for, and
/// its signature, are checked with the facts.
/// </summary>
/// <param name="Envelope">The envelope, as its author signed it.</param>
/// <param name="Message">The bytes.</param>
/// <param name="Command">What is asked.</param>
/// <param name="Actor">Who asks.</param>
/// <param name="Author">The signature; null when no algorithm has the name that it gives.</param>
internal sealed record ReadCommand(
    CommandEnvelope Envelope, CommandMessage Message, Command Command, Actor Actor, CommandAuthor? Author);

/// <summary>Reads commands from outside: every byte untrusted, every no with its own code.</summary>
public sealed class CommandReader(string origin)
{
    /// <summary>The body whose commitment the author signed.</summary>
    internal const string PayloadBody = "payload";

    internal bool TryRead(
        StreamName stream,
        Caller? caller,
        CommandMessage message,
        [NotNullWhen(true)] out ReadCommand? read,
        [NotNullWhen(false)] out CommandRefusal? refusal)
    {
        read = null;
        refusal = CheckEnvelope(stream, caller, message, out var envelope);
        if (refusal is not null)
        {
            return false;
        }

        if (!CanonicalJson.TryParse(message.Payload, out var payload, out var error)
            || !CommandCodec.TryRead(envelope!.Type, payload, out var command, out error))
        {
            // What nobody signed for is that first of all.
            refusal = new BodyCommitment(PayloadBody, envelope!.Payload).CommitsTo(message.Salt, message.Payload)
                ? CommandRefusals.PayloadMalformed(error)
                : CommandRefusals.PayloadMismatch;
            return false;
        }

        if (!AccountName.TryParse(caller!.Account, out var account)
            || message.Signature is not { } signature || !Digest.TryParse(signature.Key, out var key))
        {
            refusal = CommandRefusals.NotTheActor;
            return false;
        }

        var actor = new Actor(envelope.Actor, account, RolesOf(caller), key);
        var author = SignatureAlgorithm.TryGet(signature.Algorithm, out var algorithm)
            ? new CommandAuthor(algorithm, key, signature.Signature)
            : null;
        read = new ReadCommand(envelope, message, command, actor, author);
        return true;
    }

    private CommandRefusal? CheckEnvelope(
        StreamName stream, Caller? caller, CommandMessage message, out CommandEnvelope? envelope)
    {
        envelope = null;
        if (caller is null)
        {
            return CommandRefusals.Unauthenticated;
        }

        if (!CommandEnvelope.TryRead(message.Envelope, out envelope, out var error))
        {
            return CommandRefusals.EnvelopeMalformed(error);
        }

        return envelope.Origin != origin ? CommandRefusals.WrongOrigin
            : envelope.Stream != stream ? CommandRefusals.WrongStream
            : envelope.Actor.ToString() != caller.Party ? CommandRefusals.NotTheActor
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
