using Ledger.Evidence.Mirror;
using Ledger.Grains.Anchoring;
using Ledger.Ports.Mirror;

namespace Ledger.EndToEnd.FaultyServer.Mirrors;

/// <summary>Opens the registry's own mirrors and anchors through something in front of them.</summary>
internal sealed class WrappedAnchors(
    IAnchorFactory inner, Func<IChainMirror, IChainMirror> wrap, IAnchorLog log,
    Func<IChainMirror, ICommitSigner> signer, string origin)
    : IAnchorFactory
{
    public async Task<OpenedAnchor> OpenAsync(string name, CancellationToken cancellationToken)
    {
        var opened = await inner.OpenAsync(name, cancellationToken);
        var mirror = wrap(opened.Mirror);
        var options = new AnchorOptions { Origin = MirrorCommit.OriginOf(origin) };
        return new OpenedAnchor(opened.Instance, mirror, new AnchorLoop(log, mirror, signer(opened.Mirror), options));
    }

    public ValueTask<bool> IsInUseAsync(string name, ChainInstance instance, CancellationToken cancellationToken) =>
        inner.IsInUseAsync(name, instance, cancellationToken);
}
