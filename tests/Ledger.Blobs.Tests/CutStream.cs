namespace Ledger.Blobs.Tests;

/// <summary>A source that at its end, or after a number of bytes, does harm or is cut off.</summary>
internal sealed class CutStream(Stream inner, Func<Task>? harm = null, long after = long.MaxValue) : Stream
{
    private long _read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer, cancellationToken);
        if (harm is null && read == 0)
        {
            throw new EndOfStreamException("The connection was cut off.");
        }

        var before = _read;
        _read += read;
        if (harm is not null && before < after && _read >= after)
        {
            await harm();
        }

        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }
}
