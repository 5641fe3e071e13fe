using Ledger.Api.Contracts;

namespace Ledger.Portal.Dashboards;

/// <summary>What the registry did month by month, whether in time, and how far its log and mirrors are.</summary>
public sealed partial class DashboardPage
{
    private StatisticsResource? _statistics;
    private LogOverview? _log;

    /// <inheritdoc/>
    protected override Task LoadAsync() => AskAsync(async client =>
    {
        _statistics = await client.ReadStatisticsAsync();
        _log = await Registry.FindAsync();
    });
}
