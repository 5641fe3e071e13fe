using Ledger.Domain;

namespace Ledger.Evidence.Entries;

/// <summary>The rules of SPEC-entry that go beyond one member.</summary>
internal static class EntryRules
{
    /// <summary>Why a leaf cannot stand, or null. Names, times and keys have been seen to.</summary>
    public static string? Refusal(EntryLeaf leaf) =>
        Streams(leaf)
        ?? Command(leaf.Command)
        ?? Shape(leaf)
        ?? Bodies(leaf.Bodies)
        ?? (Ascends(leaf.Effects, static effect => effect.Key.ToString())
            ? null : "'effects' is not sorted by key, each once.")
        ?? Effects(leaf);

    private static string? Streams(EntryLeaf leaf)
    {
        if (leaf.Writes.Count == 0)
        {
            return "An entry writes at least one stream.";
        }

        if (leaf.Actor == default(PartyId) || HasNameless(leaf.Writes) || HasNameless(leaf.Reads))
        {
            return "The actor or a stream has no name.";
        }

        if (!Ascends(leaf.Writes, static write => write.Stream.ToString())
            || !Ascends(leaf.Reads, static read => read.Stream.ToString()))
        {
            return "'writes' or 'reads' is not sorted by stream, each once.";
        }

        if (!AreBetween(leaf.Writes, 1) || !AreBetween(leaf.Reads, 0))
        {
            return "A version is out of range.";
        }

        return ReadsWhatItWrites(leaf) ? "'reads' names a stream that is written." : null;
    }

    // Loops where others would query: this is on the path of every entry.
    private static bool HasNameless(IReadOnlyList<StreamVersion> streams)
    {
        for (var i = 0; i < streams.Count; i++)
        {
            if (streams[i].Stream == default)
            {
                return true;
            }
        }

        return false;
    }

    private static bool AreBetween(IReadOnlyList<StreamVersion> streams, ulong least)
    {
        for (var i = 0; i < streams.Count; i++)
        {
            if (streams[i].Version < least || streams[i].Version > EntrySyntax.MaxNumber)
            {
                return false;
            }
        }

        return true;
    }

    private static bool ReadsWhatItWrites(EntryLeaf leaf)
    {
        for (var read = 0; read < leaf.Reads.Count; read++)
        {
            for (var write = 0; write < leaf.Writes.Count; write++)
            {
                if (leaf.Reads[read].Stream == leaf.Writes[write].Stream)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static string? Command(EntryCommand? command)
    {
        if (command is not null && !EntrySyntax.IsId(command.Id))
        {
            return "The command's id is malformed.";
        }

        return command?.Author is { } author
            && (author.Signature.Length is 0 or > CommandAuthor.MaxSignatureBytes
                || !CommandAuthor.MaySignWith(author.Algorithm))
                ? "The author's signature is too long, or none, or of an algorithm that authors do not use."
                : null;
    }

    private static string? Bodies(IReadOnlyList<BodyCommitment> bodies) =>
        !bodies.All(static body => EntrySyntax.IsBodyName(body.Name)) ? "A body's name is malformed."
        : Ascends(bodies, static body => body.Name) ? null
        : "'bodies' is not sorted by name, each once.";

    private static string? Shape(EntryLeaf leaf)
    {
        if (leaf.Type != EntryLeaf.MapType)
        {
            return leaf is { Command: not null, Rules: not null, Calendar: not null, Map: null }
                ? null
                : "An act has 'command', 'rules' and 'calendar', and no 'map'.";
        }

        return leaf is { Map: not null, Command: null, Rules: null, Calendar: null, Number: null, Actor: null }
            && leaf.Writes is [var write] && write.Stream == StreamName.Log
            && leaf.Reads.Count == 0 && leaf.Bodies.Count == 0 && leaf.Effects.Count == 0
                ? null
                : "A map leaf is the registry's, writes 'log' alone, and has 'map' and nothing of an act.";
    }

    private static string? Effects(EntryLeaf leaf)
    {
        foreach (var effect in leaf.Effects)
        {
            if (!IsOwned(leaf.Writes, effect))
            {
                return $"'{effect.Key}' has not the version that the stream which owns it is written at.";
            }
        }

        return leaf.Number is not { } number || leaf.Effects.Any(effect => effect.Key == StateKey.Of(number))
            ? null
            : "The number is not that of a certificate among the effects.";
    }

    private static bool IsOwned(IReadOnlyList<StreamVersion> writes, EntryEffect effect)
    {
        for (var i = 0; i < writes.Count; i++)
        {
            if (writes[i].Version == effect.Version && MayOwn(writes[i].Stream, effect.Key))
            {
                return true;
            }
        }

        return false;
    }

    private static bool MayOwn(StreamName stream, StateKey key) => key.Kind switch
    {
        // Which asset a certificate belongs to stands in its value, not in its key.
        StateKeyKind.Certificate => stream.Kind == StreamKind.Asset,
        StateKeyKind.Platform => stream.Kind == StreamKind.Registrar,
        StateKeyKind.Case or StateKeyKind.Party => stream.ToString() == key.ToString(),
        _ => key.TryGetAsset(out var asset) && stream == asset.Stream,
    };

    private static bool Ascends<T>(IReadOnlyList<T> items, Func<T, string> name)
    {
        for (var i = 1; i < items.Count; i++)
        {
            if (string.CompareOrdinal(name(items[i - 1]), name(items[i])) >= 0)
            {
                return false;
            }
        }

        return true;
    }
}
