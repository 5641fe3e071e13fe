using Ledger.Ports.Mirror;

namespace Ledger.EndToEnd.FaultyServer.Mirrors;

/// <summary>Takes what was once on the chain for being there for ever.</summary>
internal sealed class TrustingMirror(IChainMirror inner) : ForwardingMirror(inner)
{
    private MirrorHead? _largest;

    public override async ValueTask<MirrorHead> ReadSizeAsync(CancellationToken cancellationToken)
    {
        var head = await base.ReadSizeAsync(cancellationToken);
        return _largest = _largest?.Latest.Size > head.Latest.Size ? _largest : head;
    }
}
