using Ledger.Grains.Contracts;
using Ledger.Grains.Telemetry;
using Ledger.Ports.Mirror;
using Orleans.Concurrency;

namespace Ledger.Grains.Anchoring;

/// <summary>
/// Steps one chain's loop. Reentrant, so that asking how far it has come never waits for a node; the loop itself is
/// stepped by one call at a time.
/// </summary>
[Reentrant, KeepAlive]
public sealed class AnchorGrain(IAnchorFactory factory, LedgerMeter meter) : Grain, IAnchorGrain
{
    private OpenedAnchor? _anchor;
    private AnchorStatus _status = new("", "", "", 0, 0, "The chain has not been reached yet.");
    private bool _isStepping;

    /// <inheritdoc/>
    public async Task<AnchorStatus> AdvanceAsync(CancellationToken cancellationToken)
    {
        if (_isStepping)
        {
            return _status;
        }

        _isStepping = true;
        try
        {
            _anchor ??= await factory.OpenAsync(this.GetPrimaryKeyString(), cancellationToken);
            _status = StatusOf(_anchor.Instance, await _anchor.Loop.StepAsync(cancellationToken));
            meter.Anchored(_status.Instance, _status.Size);
        }
        catch (Exception fault) when (fault is ChainUnavailableException or ChainInstanceException)
        {
            _status = _status with { Fault = fault.Message };
        }
        finally
        {
            _isStepping = false;
        }

        return _status;
    }

    /// <inheritdoc/>
    public Task<AnchorStatus> StatusAsync(CancellationToken cancellationToken) => Task.FromResult(_status);

    private static AnchorStatus StatusOf(ChainInstance instance, AnchorStep step)
    {
        var fault = step.Outcome is AnchorOutcome.CaughtUp or AnchorOutcome.UnderWay
            ? null
            : $"{step.Outcome}: {step.Detail}";
        return new AnchorStatus(
            instance.Id, instance.Chain, instance.Contract, step.Anchored, step.Published, fault);
    }
}

/// <summary>Opens the way to a chain by its name in the configuration.</summary>
public interface IAnchorFactory
{
    /// <summary>Reaches the node, finds or makes the instance that the log names.</summary>
    /// <exception cref="ChainUnavailableException">The node does not answer; try again.</exception>
    /// <exception cref="ChainInstanceException">The chain is not the one that the log names.</exception>
    Task<OpenedAnchor> OpenAsync(string name, CancellationToken cancellationToken);
}

/// <summary>A chain that can be anchored to.</summary>
/// <param name="Instance">The instance, as the log names it.</param>
/// <param name="Mirror">The way to it.</param>
/// <param name="Loop">The loop that brings the log to it.</param>
public sealed record OpenedAnchor(ChainInstance Instance, IChainMirror Mirror, AnchorLoop Loop);
