namespace Ledger.Ports.Documents;

/// <summary>
/// A stream that is made chunk by chunk while it is read, in constant memory. Read it asynchronously, forward, once.
/// </summary>
internal abstract class ChunkedStream(byte[] first) : Stream
{
    private readonly byte[] _buffer = new byte[DocumentFormat.SealedChunkSize];
    private ReadOnlyMemory<byte> _ready = first;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public sealed override async ValueTask<int> ReadAsync(
        Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_ready.IsEmpty && !buffer.IsEmpty)
        {
            var made = await NextAsync(_buffer, cancellationToken).ConfigureAwait(false);
            if (made == 0)
            {
                return 0;
            }

            _ready = _buffer.AsMemory(0, made);
        }

        var length = Math.Min(buffer.Length, _ready.Length);
        _ready[..length].CopyTo(buffer);
        _ready = _ready[length..];
        return length;
    }

    public sealed override Task<int> ReadAsync(
        byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public sealed override int Read(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("Documents are read asynchronously.");

    public sealed override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public sealed override void SetLength(long value) => throw new NotSupportedException();

    public sealed override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public sealed override void Flush()
    {
    }

    /// <summary>Makes the next piece; 0 at the end. A piece is at most a stored chunk.</summary>
    protected abstract ValueTask<int> NextAsync(Memory<byte> next, CancellationToken cancellationToken);
}
