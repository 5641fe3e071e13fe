using System.Text.Json;

namespace Ledger.Testing;

/// <summary>
/// Wakes a node that mines each transaction at once: now and then one comes while a block is being made and is not
/// noticed, and waits until something else happens. Two looks at the same block with something waiting, and a block is
/// asked for. A node that was told to hold its transactions holds them.
/// </summary>
internal sealed class AnvilWaker : IAsyncDisposable
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    private readonly AnvilNode _node;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _looking;

    public AnvilWaker(AnvilNode node)
    {
        _node = node;
        _looking = LookAsync(_end.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _looking;
        _end.Dispose();
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        string? before = null;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(BetweenLooks, cancellationToken);
                var stuck = await FindStuckAsync(cancellationToken);
                if (stuck is not null && stuck == before && await MinesAtOnceAsync(cancellationToken))
                {
                    await _node.CallAsync("evm_mine", [], cancellationToken);
                }

                before = stuck;
            }
            catch (Exception fault) when (fault
                is OperationCanceledException or HttpRequestException or InvalidOperationException or JsonException)
            {
                // It is ending, killed or frozen: there is nothing to wake, or the next look does.
                before = null;
            }
        }
    }

    /// <summary>The newest block while transactions wait behind it; null when none does.</summary>
    private async Task<string?> FindStuckAsync(CancellationToken cancellationToken)
    {
        var pool = await _node.CallAsync("txpool_status", [], cancellationToken);
        return pool.GetProperty("pending").GetString() == "0x0"
            ? null
            : (await _node.CallAsync("eth_blockNumber", [], cancellationToken)).GetString();
    }

    private async Task<bool> MinesAtOnceAsync(CancellationToken cancellationToken) =>
        (await _node.CallAsync("anvil_getAutomine", [], cancellationToken)).GetBoolean();
}
