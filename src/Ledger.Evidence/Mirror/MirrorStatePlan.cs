using System.Diagnostics.CodeAnalysis;
using Ledger.Cryptography;
using Ledger.Domain;

namespace Ledger.Evidence.Mirror;

/// <summary>
/// Which slots and blobs of the mirror contract answer for some keys, in the one order that a proof has them.
/// </summary>
public sealed class MirrorStatePlan
{
    private readonly List<PlannedKey> _keys = [];

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
        var assets = new Dictionary<AssetId, Digest>();
        for (var i = 0; i < keys.Count; i++)
        {
            if ((i > 0 && string.CompareOrdinal(keys[i - 1], keys[i]) >= 0)
                || !StateKey.TryParse(keys[i], out var key)
                || key.Kind is not (StateKeyKind.Asset or StateKeyKind.Right)
                || !key.TryGetAsset(out var asset))
            {
                return false;
            }

            if (!assets.TryGetValue(asset, out var slot))
            {
                slots.Add(assets[asset] = slot = MirrorStorage.AssetSlot(asset));
            }

            var right = default(Digest);
            if (key.Kind == StateKeyKind.Right)
            {
                slots.Add(right = MirrorStorage.RightSlot(asset, (uint)key.Ordinal));
            }

            planned._keys.Add(new PlannedKey(key, slot, right));
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
        foreach (var key in _keys)
        {
            var (status, asset, right) = Look(key, words);
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
        foreach (var key in _keys)
        {
            if (Read(key, words, codes) is not { } mirrored)
            {
                return null;
            }

            read.Add(mirrored);
        }

        return read;
    }

    private static MirroredKey? Read(
        PlannedKey planned,
        IReadOnlyDictionary<Digest, Digest> words,
        IReadOnlyDictionary<ulong, ReadOnlyMemory<byte>> codes)
    {
        var key = planned.Key;
        var (status, asset, right) = Look(planned, words);
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
        PlannedKey planned, IReadOnlyDictionary<Digest, Digest> words)
    {
        var key = planned.Key;
        var asset = MirrorAssetSlot.Read(words[planned.AssetSlot]);
        if (key.Kind == StateKeyKind.Asset)
        {
            var set = asset.Version == 0 ? MirroredStatus.NotSet : MirroredStatus.Set;
            return (asset.IsStale ? MirroredStatus.NotMirrored : set, asset, null);
        }

        var right = MirrorRightSlot.Read(words[planned.RightSlot]);
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

    // Each slot is a digest or two, so they are computed once. A key of an asset has no slot of a right.
    private sealed record PlannedKey(StateKey Key, Digest AssetSlot, Digest RightSlot);
}
