using System.Runtime.CompilerServices;
using Ledger.Cryptography;
using Ledger.Domain.Parties;

namespace Ledger.Grains.Aggregates;

/// <summary>Which key an author may sign with.</summary>
internal static class AuthorCheck
{
    // Reading a key costs as much as checking a signature; a state keeps its keys, so they are read once.
    private static readonly ConditionalWeakTable<AuthorKey, PublicKey> s_read = [];

    /// <summary>The key that the command names, if it is in force for its actor; null when it is not.</summary>
    public static PublicKey? KeyInForce(ReadCommand command, Scene scene) =>
        KeyOf(command, scene) is { } held ? s_read.GetValue(held, Read) : null;

    /// <summary>
    /// A party that presents itself signs with a key that it presents; everybody else with one on record.
    /// </summary>
    private static AuthorKey? KeyOf(ReadCommand command, Scene scene)
    {
        var id = command.Actor.AuthorKey!.Value;
        if (command.Command is RegisterParty register)
        {
            return register.Keys.FirstOrDefault(key => key.Id == id);
        }

        var actor = command.Actor.Party!.Value.Stream;
        var state = scene.Self.Stream == actor
            ? scene.Self.State
            : Array.Find(scene.Others, fact => fact.Source.Stream == actor)?.State;
        return (state as PartyState)?.KeyInForce(id);
    }

    private static PublicKey Read(AuthorKey key) =>
        PublicKey.TryReadSpki(Convert.FromBase64String(key.Spki), out var read)
            ? read
            : throw new InvalidOperationException($"Key {key.Id} on record is no key.");
}
