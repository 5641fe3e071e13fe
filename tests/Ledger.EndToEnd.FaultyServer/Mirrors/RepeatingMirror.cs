using Ledger.Evidence.Mirror;
using Ledger.Ports.Mirror;

namespace Ledger.EndToEnd.FaultyServer.Mirrors;

/// <summary>
/// Sends the first commit of its life once more after others, from a size that the chain has left behind.
/// </summary>
internal sealed class RepeatingMirror(IChainMirror inner) : ForwardingMirror(inner)
{
    private SignedCommit? _first;
    private ulong _size;
    private bool _hasRepeated;

    public override async ValueTask<MirrorHead> ReadSizeAsync(CancellationToken cancellationToken)
    {
        var head = await base.ReadSizeAsync(cancellationToken);
        _size = head.Latest.Size;
        return head;
    }

    public override async ValueTask<MirrorSubmission> SubmitAsync(
        SignedCommit commit, CancellationToken cancellationToken)
    {
        var submission = await base.SubmitAsync(commit, cancellationToken);
        _first ??= commit;
        if (!_hasRepeated && _first.Commit.To <= _size)
        {
            _hasRepeated = true;
            await base.SubmitAsync(_first, cancellationToken);
        }

        return submission;
    }
}
