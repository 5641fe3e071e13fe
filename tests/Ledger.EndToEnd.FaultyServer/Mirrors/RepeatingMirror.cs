using Ledger.Evidence.Mirror;
using Ledger.Ports.Mirror;

namespace Ledger.EndToEnd.FaultyServer.Mirrors;

/// <summary>
/// Sends the first commit of its life once more after others, from a size that the chain has left behind.
/// </summary>
internal sealed class RepeatingMirror(IChainMirror inner) : ForwardingMirror(inner)
{
    private const int RepeatsAfter = 3;

    private SignedCommit? _first;
    private int _sent;

    public override async ValueTask<MirrorSubmission> SubmitAsync(
        SignedCommit commit, CancellationToken cancellationToken)
    {
        var submission = await base.SubmitAsync(commit, cancellationToken);
        _first ??= commit;
        if (++_sent == RepeatsAfter)
        {
            await base.SubmitAsync(_first, cancellationToken);
        }

        return submission;
    }
}
