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

    public int Words => (Record is null ? 0 : 1) + (2 * Rights.Count);

    public bool FitsCounts => Rights.Count <= ushort.MaxValue
        && Transactions.Digests.Count <= ushort.MaxValue
        && Egress.Digests.Count <= ushort.MaxValue;
}

/// <summary>A run of filings without gaps.</summary>
internal sealed class MirrorFilings
{
    public ulong First { get; private set; }

    public List<Digest> Digests { get; } = [];

    public ulong Last => Digests.Count == 0 ? 0 : First + (ulong)Digests.Count - 1;

    public bool TryAdd(ulong sequence, Digest digest)
    {
        if (Digests.Count == 0)
        {
            First = sequence;
        }
        else if (sequence != Last + 1)
        {
            return false;
        }

        Digests.Add(digest);
        return true;
    }
}
