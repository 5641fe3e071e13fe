using Ledger.Api.Contracts;
using Ledger.Grains.Contracts;

namespace Ledger.Api.Endpoints;

/// <summary>Reads where chains stand.</summary>
internal sealed class ChainStandings(IGrainFactory grains, ChainNames chains)
{
    /// <summary>All chains, in the order of the configuration.</summary>
    public async Task<IReadOnlyList<ChainOverview>> ListAsync(CancellationToken cancellationToken)
    {
        var standings = new List<ChainOverview>();
        foreach (var name in chains.Names)
        {
            standings.Add(await ReadAsync(name, cancellationToken));
        }

        return standings;
    }

    /// <summary>One chain; null when none has that name.</summary>
    public async Task<ChainOverview?> FindAsync(string name, CancellationToken cancellationToken) =>
        chains.Names.Contains(name, StringComparer.Ordinal) ? await ReadAsync(name, cancellationToken) : null;

    private async Task<ChainOverview> ReadAsync(string name, CancellationToken cancellationToken)
    {
        var status = await grains.GetGrain<IAnchorGrain>(name).StatusAsync(cancellationToken);
        var advice = ChainAdvice.For(status.State);
        return new ChainOverview(
            name, status.ChainId, status.Contract, Resources.Number(status.Size), status.Fault)
        {
            Instance = status.Instance,
            State = status.State,
            Lag = Resources.Number(status.Published - Math.Min(status.Published, status.Size)),
            Advice = advice.English,
            AdviceChinese = advice.Chinese,
            Refused = status.Refused is { } refused
                ? new ChainRefusal(Resources.Number(refused.From), Resources.Number(refused.To), refused.Code)
                : null,
            LastFault = status.LastFault is { } fault
                ? new ChainFault(fault.State, fault.Detail, Resources.Time(fault.Time))
                : null,
        };
    }
}
