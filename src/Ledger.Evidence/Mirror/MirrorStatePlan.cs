using System.Diagnostics.CodeAnalysis;
using Ledger.Cryptography;
using Ledger.Domain;

namespace Ledger.Evidence.Mirror;

/// <summary>
/// Which slots and blobs of the mirror contract answer for some keys, in the one order that a proof has them.
/// </summary>
public sealed class MirrorStatePlan
{
    private readonly List<(AssetId Asset, StateKey Key)> _keys = [];

    private MirrorStatePlan(IReadOnlyList<string> keys) => Keys = keys;

    /// <summary>The keys, ascending.</summary>
    public IReadOnlyList<string> Keys { get; }

    /// <summary>The head, then for each key its asset's slot unless it came before, and the right's.</summary>
    public IReadOnlyList<Digest> Slots { get; private set; } = [];

    /// <summary>Plans for keys <c>asset/…</c> and <c>right/…</c>, strictly ascending; false for any others.</summary>
    public static bool TryCreate(IReadOnlyList<string> keys, [NotNullWhen(true)] out MirrorStatePlan? plan)
    {
        ArgumentNullException.ThrowIfNull(keys);
        plan = null;
        var planned = new MirrorStatePlan(keys);
        var slots = new List<Digest> { MirrorStorage.HeadSlot };
        for (var i = 0; i < keys.Count; i++)
        {
            if ((i > 0 && string.CompareOrdinal(keys[i - 1], keys[i]) >= 0)
                || !StateKey.TryParse(keys[i], out var key)
                || key.Kind is not (StateKeyKind.Asset or StateKeyKind.Right)
                || !key.TryGetAsset(out var asset))
            {
                return false;
            }

            planned._keys.Add((asset, key));
            AddOnce(slots, MirrorStorage.AssetSlot(asset));
            if (key.Kind == StateKeyKind.Right)
            {
                slots.Add(MirrorStorage.RightSlot(asset, (uint)key.Ordinal));
            }
        }

        planned.Slots = slots;
        plan = planned;
        return keys.Count > 0;
    }

    /// <summary>The blobs that hold the words of the keys that are set, ascending.</summary>
    /// <param name="words">What each of <see cref="Slots"/> holds.</param>
    public IReadOnlyList<ulong> Blobs(IReadOnlyDictionary<Digest, Digest> words)
    {
        var blobs = new SortedSet<ulong>();
        foreach (var (id, key) in _keys)
        {
            var (status, asset, right) = Look(id, key, words);
            if (status == MirroredStatus.Set)
            {
                var pointer = right?.Pointer ?? asset.Pointer;
                blobs.Add(pointer / MirrorStorage.WordsPerBlob);
                blobs.Add((pointer + (right is null ? 0UL : 1UL)) / MirrorStorage.WordsPerBlob);
            }
        }

        return [.. blobs];
    }

    /// <summary>What the contract holds of each key; null when a word is missing from its blob.</summary>
    /// <param name="words">What each of <see cref="Slots"/> holds.</param>
    /// <param name="codes">The code of each of <see cref="Blobs"/>.</param>
    public IReadOnlyList<MirroredKey>? Read(
        IReadOnlyDictionary<Digest, Digest> words, IReadOnlyDictionary<ulong, ReadOnlyMemory<byte>> codes)
    {
        var read = new List<MirroredKey>(_keys.Count);
        foreach (var (id, key) in _keys)
        {
            if (Read(id, key, words, codes) is not { } mirrored)
            {
                return null;
            }

            read.Add(mirrored);
        }

        return read;
    }

    private static MirroredKey? Read(
        AssetId id,
        StateKey key,
        IReadOnlyDictionary<Digest, Digest> words,
        IReadOnlyDictionary<ulong, ReadOnlyMemory<byte>> codes)
    {
        var (status, asset, right) = Look(id, key, words);
        if (status != MirroredStatus.Set)
        {
            return new MirroredKey(key.ToString(), status, Record: null, Right: null);
        }

        if (right is null)
        {
            return TryReadWord(codes, asset.Pointer, out var content)
                ? new MirroredKey(
                    key.ToString(), status, new MirrorRecord(asset.Version, asset.State, content), Right: null)
                : null;
        }

        return TryReadWord(codes, right.Pointer, out var holder)
            && TryReadWord(codes, right.Pointer + 1, out var terms)
                ? new MirroredKey(key.ToString(), status, Record: null, new MirrorRight(
                    right.Version, right.State, right.Flags, right.From, right.Until, holder, terms))
                : null;
    }

    // As the contract's own views decide it (SPEC-mirror, storage).
    private static (MirroredStatus Status, MirrorAssetSlot Asset, MirrorRightSlot? Right) Look(
        AssetId id, StateKey key, IReadOnlyDictionary<Digest, Digest> words)
    {
        var asset = MirrorAssetSlot.Read(words[MirrorStorage.AssetSlot(id)]);
        if (key.Kind == StateKeyKind.Asset)
        {
            var set = asset.Version == 0 ? MirroredStatus.NotSet : MirroredStatus.Set;
            return (asset.IsStale ? MirroredStatus.NotMirrored : set, asset, null);
        }

        var right = MirrorRightSlot.Read(words[MirrorStorage.RightSlot(id, (uint)key.Ordinal)]);
        var status = key.Ordinal > asset.Rights ? MirroredStatus.NotSet
            : right.Version == 0 || right.Voids != asset.Voids ? MirroredStatus.NotMirrored
            : MirroredStatus.Set;
        return (status, asset, right);
    }

    private static bool TryReadWord(
        IReadOnlyDictionary<ulong, ReadOnlyMemory<byte>> codes, ulong pointer, out Digest word)
    {
        word = default;
        return codes.TryGetValue(pointer / MirrorStorage.WordsPerBlob, out var code)
            && MirrorStorage.TryReadWord(code.Span, pointer, out word);
    }

    private static void AddOnce(List<Digest> slots, Digest slot)
    {
        if (!slots.Contains(slot))
        {
            slots.Add(slot);
        }
    }
}
