using Ledger.Ports.Objects;

namespace Ledger.EndToEnd.FaultyServer.Objects;

/// <summary>Takes every fifth tile and does not keep it.</summary>
internal sealed class LosingObjects(IObjectStore inner) : ForwardingObjects(inner)
{
    private const int LosesEvery = 5;

    private int _tiles;

    public override async ValueTask<bool> CreateAsync(
        string name, Stream content, CancellationToken cancellationToken)
    {
        if (!name.StartsWith("log/tile/", StringComparison.Ordinal)
            || Interlocked.Increment(ref _tiles) % LosesEvery != 0)
        {
            return await base.CreateAsync(name, content, cancellationToken);
        }

        await ReadAsync(content, cancellationToken);
        return true;
    }
}
