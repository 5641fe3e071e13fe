using System.Buffers;

namespace Ledger.Evidence.Mirror;

/// <summary>Writes the bytes of SPEC-mirror: all heads first, then the words that the chain keeps as code.</summary>
internal sealed class MirrorWriter
{
    private readonly ArrayBufferWriter<byte> _heads = new();
    private readonly ArrayBufferWriter<byte> _words = new();

    public MirrorWriter(byte form, int groups)
    {
        Number(form, 1);
        Number((ulong)groups, 2);
    }

    public void Write(MirrorGroup group)
    {
        _heads.Write(MirrorAsset.ToBytes(group.Asset));
        Number(group.Record is null ? 0UL : 1UL, 1);
        Number((ulong)group.Rights.Count, 2);
        Number((ulong)group.Transactions.Count, 2);
        Number((ulong)group.Egress.Count, 2);
        if (group.Record is { } record)
        {
            Number(record.Version, 8);
            Number(record.State, 1);
            _words.Write(record.Content.AsSpan());
        }

        foreach (var (n, right) in group.Rights)
        {
            Write(n, right);
        }

        Write(group.Transactions);
        Write(group.Egress);
    }

    public void WriteMark(MirrorGroup group)
    {
        var touched = group.Record is not null || group.Rights.Count > 0;
        _heads.Write(MirrorAsset.ToBytes(group.Asset));
        Number(touched ? 1UL : 0UL, 1);
        Number(group.Rights.Count == 0 ? 0 : group.Rights.Keys.Last(), 4);
        Number(group.Transactions.Last, 5);
        Number(group.Egress.Last, 5);
    }

    public byte[] Finish() => [.. _heads.WrittenSpan, .. _words.WrittenSpan];

    private void Write(uint n, MirrorRight right)
    {
        Number(n, 4);
        Number(right.Version, 8);
        Number(right.State, 1);
        Number(right.Flags, 1);
        Number(right.From, 3);
        Number(right.Until, 3);
        _words.Write(right.Holder.AsSpan());
        _words.Write(right.Terms.AsSpan());
    }

    private void Write(MirrorFilings filings)
    {
        if (filings.Count == 0)
        {
            return;
        }

        Number(filings.First, 5);
        foreach (var digest in filings.Digests)
        {
            _heads.Write(digest.AsSpan());
        }
    }

    private void Number(ulong value, int width)
    {
        var destination = _heads.GetSpan(width);
        for (var i = width - 1; i >= 0; i--)
        {
            destination[i] = (byte)(value & 0xff);
            value >>= 8;
        }

        _heads.Advance(width);
    }
}
