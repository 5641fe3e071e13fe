using System.Buffers.Binary;
using System.Text;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Evidence.Entries;
using Ledger.Evidence.Mirror;

namespace Ledger.Benchmarks.Mirror;

/// <summary>The calls of <c>contracts/baseline/PerRecordRegistry.sol</c>, one for each record.</summary>
internal sealed class PerRecordCalls
{
    private static readonly byte[] SetAsset = Selector("setAsset(bytes16,uint256,bytes32)");
    private static readonly byte[] SetRight = Selector("setRight(bytes32,uint256,bytes32,bytes32)");
    private static readonly byte[] ChangeRight = Selector("changeRight(bytes32,uint256)");
    private static readonly byte[] FileTransaction = Selector("fileTransaction(bytes32,bytes32)");
    private static readonly byte[] FileEgress = Selector("fileEgress(bytes32,bytes32)");

    private readonly Dictionary<StateKey, MirrorRight> _rights = [];

    public byte[] Call(EntryEffect effect)
    {
        _ = effect.Key.TryGetAsset(out var asset);
        var value = effect.ReadValue();
        return effect.Key.Kind switch
        {
            StateKeyKind.Asset when MirrorRecord.TryRead(effect.Version, value, out var record) =>
                [.. SetAsset, .. Key(asset, 0), .. Head(record.Version, record.State), .. record.Content.ToArray()],
            StateKeyKind.Right when MirrorRight.TryRead(effect.Version, value, out var right) =>
                CallRight(asset, effect.Key, right),
            StateKeyKind.Transaction =>
                [.. FileTransaction, .. Key(asset, effect.Key.Ordinal), .. FiledDigest(value)],
            _ => [.. FileEgress, .. Key(asset, effect.Key.Ordinal), .. FiledDigest(value)],
        };
    }

    // A change that leaves holder and terms has a cheaper call of its own: the baseline is tuned, too.
    private byte[] CallRight(AssetId asset, StateKey key, MirrorRight right)
    {
        var before = _rights.GetValueOrDefault(key);
        _rights[key] = right;
        var head = Head(right.Version, right.State);
        head[9] = right.Flags;
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(10), right.From << 8);
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(13), right.Until << 8);
        return before?.Holder == right.Holder && before.Terms == right.Terms
            ? [.. ChangeRight, .. Key(asset, key.Ordinal), .. head]
            : [.. SetRight, .. Key(asset, key.Ordinal), .. head, .. right.Holder.ToArray(), .. right.Terms.ToArray()];
    }

    private static byte[] FiledDigest(JsonObject value) =>
        value.TryGetDigest("sha256", out var digest) ? digest.ToArray() : throw new FormatException("No digest.");

    private static byte[] Key(AssetId asset, ulong number)
    {
        var key = new byte[32];
        Convert.FromHexString(asset.ToString()).CopyTo(key, 0);
        BinaryPrimitives.WriteUInt64BigEndian(key.AsSpan(24), number);
        return key;
    }

    private static byte[] Head(ulong version, byte state)
    {
        var head = new byte[32];
        BinaryPrimitives.WriteUInt64BigEndian(head, version);
        head[8] = state;
        return head;
    }

    private static byte[] Selector(string signature) =>
        DigestAlgorithm.Keccak256.Hash(Encoding.ASCII.GetBytes(signature)).ToArray()[..4];
}
