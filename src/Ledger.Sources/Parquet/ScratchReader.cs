namespace Ledger.Sources.Parquet;

/// <summary>Reads a part of a file forward, at a place of its own: several read one file side by side.</summary>
internal sealed class ScratchReader(FileStream file, long begin, long end)
{
    private const int BufferSize = 1 << 13;

    private readonly byte[] _buffer = new byte[BufferSize];
    private long _next = begin;
    private int _at, _filled;

    /// <summary>Fills the whole span.</summary>
    /// <exception cref="EndOfStreamException">The part ends before.</exception>
    public void ReadExactly(Span<byte> span)
    {
        while (span.Length > 0)
        {
            if (_at == _filled)
            {
                Fill();
            }

            var taken = Math.Min(span.Length, _filled - _at);
            _buffer.AsSpan(_at, taken).CopyTo(span);
            _at += taken;
            span = span[taken..];
        }
    }

    private void Fill()
    {
        var wanted = _buffer.AsSpan(0, (int)Math.Min(BufferSize, end - _next));
        (_at, _filled) = (0, RandomAccess.Read(file.SafeFileHandle, wanted, _next));
        _next += _filled;
        if (_filled == 0)
        {
            throw new EndOfStreamException();
        }
    }
}
