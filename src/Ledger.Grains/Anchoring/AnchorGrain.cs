using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Chains;
using Ledger.Grains.Aggregates;
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
public sealed class AnchorGrain(IAnchorFactory factory, RegistryContext registry, LedgerMeter meter)
    : Grain, IAnchorGrain
{
    private OpenedAnchor? _anchor;
    private AnchorStatus _status = new("", "", "", 0, 0, null);
    private RangeRefused? _recorded;
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
            var anchor = _anchor = await CurrentAsync(cancellationToken);
            var step = await anchor.Loop.StepAsync(cancellationToken);
            _status = AnchorStatuses.After(_status, anchor.Instance, step, registry.Time.GetUtcNow());
            meter.Anchored(_status.Instance, _status.Size);
            await RecordRefusalAsync(anchor.Instance, step.Refused, cancellationToken);
        }
        catch (ChainException fault)
        {
            _status = AnchorStatuses.After(_status, fault, registry.Time.GetUtcNow());
        }
        finally
        {
            _isStepping = false;
        }

        return _status;
    }

    /// <inheritdoc/>
    public Task<AnchorStatus> StatusAsync(CancellationToken cancellationToken) => Task.FromResult(_status);

    // The log may have given the instance up, or may go to another one by now: nothing more is sent to this one.
    private async Task<OpenedAnchor> CurrentAsync(CancellationToken cancellationToken)
    {
        var name = this.GetPrimaryKeyString();
        if (_anchor is { } known && await factory.IsInUseAsync(name, known.Instance, cancellationToken))
        {
            return known;
        }

        if (_anchor is not null)
        {
            (_anchor, _recorded) = (null, null);
            _status = new AnchorStatus("", "", "", 0, _status.Published, null) { LastFault = _status.LastFault };
        }

        return await factory.OpenAsync(name, cancellationToken);
    }

    // So that the decision which follows rests on something that the log says.
    private async Task RecordRefusalAsync(
        ChainInstance instance, RefusedRange? refused, CancellationToken cancellationToken)
    {
        if (refused is null)
        {
            return;
        }

        var found = new RangeRefused(instance.Id, new LogRange(refused.From, refused.To), refused.Refusal.Code);
        if (found != _recorded)
        {
            await GrainFactory.GetGrain<ILogGrain>(registry.Origin).RecordAsync(
                found.Type, CanonicalJson.Write(EventCodec.WriteOne(found)), cancellationToken);
            _recorded = found;
        }
    }
}

/// <summary>Opens the way to a chain by its name in the configuration.</summary>
public interface IAnchorFactory
{
    /// <summary>Reaches the node, finds or makes the instance that the log names.</summary>
    /// <exception cref="ChainUnavailableException">The node does not answer; try again.</exception>
    /// <exception cref="ChainInstanceException">The chain is not the one that the log names.</exception>
    Task<OpenedAnchor> OpenAsync(string name, CancellationToken cancellationToken);

    /// <summary>Whether the log still goes to that instance under that name.</summary>
    ValueTask<bool> IsInUseAsync(string name, ChainInstance instance, CancellationToken cancellationToken);
}

/// <summary>A chain that can be anchored to.</summary>
/// <param name="Instance">The instance, as the log names it.</param>
/// <param name="Mirror">The way to it.</param>
/// <param name="Loop">The loop that brings the log to it.</param>
public sealed record OpenedAnchor(ChainInstance Instance, IChainMirror Mirror, AnchorLoop Loop);
