namespace Ledger.Evidence.Entries;

/// <summary>Bytes of a leaf as they are written; grows, and is used again for the next leaf.</summary>
internal sealed class LeafBuffer
{
    private byte[] _bytes = new byte[4096];
    private int _used;

    /// <summary>What was written.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _used);

    public void Clear() => _used = 0;

    public void Write(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Take(bytes.Length));
        Advance(bytes.Length);
    }

    /// <summary>Room for so many bytes; they count once <see cref="Advance"/> says how many were written.</summary>
    public Span<byte> Take(int length)
    {
        if (length > _bytes.Length - _used)
        {
            Array.Resize(ref _bytes, Math.Max(_used + length, 2 * _bytes.Length));
        }

        return _bytes.AsSpan(_used);
    }

    public void Advance(int count) => _used += count;
}
