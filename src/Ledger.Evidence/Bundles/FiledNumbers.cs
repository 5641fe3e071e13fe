using Ledger.Cryptography;
using Ledger.Evidence.Entries;
using Ledger.Evidence.Log;

namespace Ledger.Evidence.Bundles;

/// <summary>Numbers 1 to n of a sequence as the state map has them; that these are all is proven elsewhere.</summary>
internal sealed class FiledNumbers
{
    private readonly Func<ulong, ulong> _versionOf;
    private readonly Func<EntryEffect, bool> _hasValue;

    private FiledNumbers(ulong count, Func<ulong, ulong> versionOf, Func<EntryEffect, bool> hasValue) =>
        (Count, _versionOf, _hasValue) = (count, versionOf, hasValue);

    /// <summary>n.</summary>
    public ulong Count { get; }

    /// <summary>Whether none has a version below that of the one before, as if each were given after it.</summary>
    public bool AreInOrder
    {
        get
        {
            var last = 0UL;
            for (var number = 1UL; number <= Count; number++)
            {
                var version = _versionOf(number);
                if (version < last)
                {
                    return false;
                }

                last = version;
            }

            return true;
        }
    }

    /// <summary>Those of a sequence that is proven, by its own proof if it has one, else by its states.</summary>
    public static FiledNumbers? Of(
        string sequence, BundleContent content, IEnumerable<KeyState> states, BrokenAlgorithms broken)
    {
        if (content.Sequences.FirstOrDefault(one => one.Name == sequence) is { } own)
        {
            return SequenceProof.TryRead(own.Proof, out var proof)
                ? new FiledNumbers(proof.Count, proof.VersionOf, effect => HasValue(proof, effect, broken))
                : null;
        }

        var held = states.Where(state => state.Value is not null && SequenceProof.NameOf(state.Key) == sequence)
            .ToDictionary(static state => state.Key.Ordinal);
        return new FiledNumbers(
            (ulong)held.Count, number => held[number].Version,
            effect => effect.Value.Span.SequenceEqual(CanonicalJson.Write(held[effect.Key.Ordinal].Value!)));
    }

    /// <summary>Whether an entry that set one set it as the map has it, so that it is the last that did.</summary>
    public bool Have(EntryEffect effect) => effect.Key.Ordinal <= Count
        && effect.Version == _versionOf(effect.Key.Ordinal) && _hasValue(effect);

    private static bool HasValue(SequenceProof proof, EntryEffect effect, BrokenAlgorithms broken)
    {
        var hashes = effect.ValueHashes;
        return broken.Trees.All(tree => proof.ValueOf(tree, effect.Key.Ordinal) == hashes[tree]);
    }
}
