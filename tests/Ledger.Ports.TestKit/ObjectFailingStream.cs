namespace Ledger.Ports.TestKit;

/// <summary>A source that gives some bytes and then fails, as a connection that is cut off does.</summary>
internal sealed class FailingStream(byte[] before, Action? failure = null) : MemoryStream(before, writable: false)
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await base.ReadAsync(buffer, cancellationToken);
        return read > 0 ? read : Fail(cancellationToken);
    }

    public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
    {
        CopyTo(destination, bufferSize);
        return Task.FromResult(Fail(cancellationToken));
    }

    private int Fail(CancellationToken cancellationToken)
    {
        failure?.Invoke();
        cancellationToken.ThrowIfCancellationRequested();
        throw new EndOfStreamException("The connection was cut off.");
    }
}
