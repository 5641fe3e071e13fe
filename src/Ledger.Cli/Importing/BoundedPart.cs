namespace Ledger.Cli.Importing;

/// <summary>A part of a workbook as it is unpacked, no further than a part that was packed honestly goes.</summary>
internal sealed class BoundedPart(Stream part, long packed, long whole) : Stream
{
    private const long Free = 16L << 20;
    private const long MostBytes = 16L << 30;
    private const int MostRatio = 250;

    // A tag, a value or a row: nothing that is read at once is longer.
    private const long MostAtOnce = 8L << 20;

    private long _read, _marked;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = part.Read(buffer);
        _read += read;
        return _read > MostBytes || _read - _marked > MostAtOnce || (_read > Free && _read > packed * MostRatio)
            ? throw new ImportFileException(
                "The workbook unpacks to far more than it holds.", "工作簿解压后的内容远超其应有大小。")
            : read;
    }

    /// <summary>How much of it has been read of what it says that it holds, from 0 to 1.</summary>
    public double Share => Math.Min(1, _read / (double)Math.Max(whole, 1));

    /// <summary>Begins to count anew what is read at once.</summary>
    public void Mark() => _marked = _read;

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            part.Dispose();
        }

        base.Dispose(disposing);
    }
}
