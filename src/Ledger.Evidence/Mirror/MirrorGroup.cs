using Ledger.Cryptography;
using Ledger.Domain;

namespace Ledger.Evidence.Mirror;

/// <summary>
/// What a range sets of one asset: the last state of its record and of each right, and a run of filings.
/// </summary>
internal sealed class MirrorGroup(AssetId asset)
{
    public AssetId Asset { get; } = asset;

    public MirrorRecord? Record { get; set; }

    public SortedDictionary<uint, MirrorRight> Rights { get; } = [];

    public MirrorFilings Transactions { get; } = new();

    public MirrorFilings Egress { get; } = new();

    /// <summary>The lowest ordinal of a right; 0 when there is none.</summary>
    public uint LowestRight => Rights.Keys.FirstOrDefault();

    public int Words => (Record is null ? 0 : 1) + (2 * Rights.Count);

    public bool FitsCounts => Rights.Count <= ushort.MaxValue
        && Transactions.Count <= ushort.MaxValue
        && Egress.Count <= ushort.MaxValue;

    /// <summary>Adds what the same asset's next group sets; false when a filing between them is missing.</summary>
    public bool TryAdd(MirrorGroup next)
    {
        Record = next.Record ?? Record;
        foreach (var (n, right) in next.Rights)
        {
            Rights[n] = right;
        }

        return Transactions.TryAdd(next.Transactions) && Egress.TryAdd(next.Egress);
    }
}

/// <summary>A run of filings without gaps.</summary>
internal sealed class MirrorFilings
{
    public ulong First { get; private set; }

    public List<Digest> Digests { get; } = [];

    public int Count => Digests.Count;

    public ulong Last => Count == 0 ? 0 : First + (ulong)Count - 1;

    public bool TryAdd(ulong sequence, Digest digest)
    {
        if (!Continues(sequence))
        {
            return false;
        }

        Digests.Add(digest);
        return true;
    }

    public bool TryAdd(MirrorFilings next)
    {
        if (next.Count > 0 && !Continues(next.First))
        {
            return false;
        }

        Digests.AddRange(next.Digests);
        return true;
    }

    private bool Continues(ulong sequence)
    {
        First = Count == 0 ? sequence : First;
        return Count == 0 || sequence == Last + 1;
    }
}
