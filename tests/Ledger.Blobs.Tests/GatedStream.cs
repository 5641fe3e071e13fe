namespace Ledger.Blobs.Tests;

/// <summary>A source whose end comes only when a test lets it.</summary>
internal sealed class GatedStream(byte[] content) : MemoryStream(content, writable: false)
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the content is read and the end is asked for.</summary>
    public Task Reached => _reached.Task;

    public void Release() => _released.SetResult();

    public override async Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
    {
        await base.CopyToAsync(destination, bufferSize, cancellationToken);
        _reached.SetResult();
        await _released.Task;
    }
}
