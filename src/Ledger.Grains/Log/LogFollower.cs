namespace Ledger.Grains.Log;

/// <summary>Keeps something that is derived up with the log, one caller at a time.</summary>
/// <typeparam name="TCount">How is counted what was done.</typeparam>
public abstract class LogFollower<TCount> : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>Follows the log to its end as it is now.</summary>
    /// <returns>How much was done.</returns>
    public Task<TCount> FollowAsync(CancellationToken cancellationToken) => RunAsync(false, cancellationToken);

    /// <summary>Empties what is derived and fills it from the log's first entry.</summary>
    /// <returns>How much was done.</returns>
    public Task<TCount> RebuildAsync(CancellationToken cancellationToken) => RunAsync(true, cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        _one.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Empties what is derived.</summary>
    protected abstract void Empty();

    /// <summary>Goes on from where it is to the log's end.</summary>
    protected abstract Task<TCount> CatchUpAsync(CancellationToken cancellationToken);

    private async Task<TCount> RunAsync(bool anew, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (anew)
            {
                Empty();
            }

            return await CatchUpAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _one.Release();
        }
    }
}
