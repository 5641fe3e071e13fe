using Ledger.Api.Contracts;
using Ledger.Portal.Components;
using Ledger.Portal.Sessions;
using Microsoft.AspNetCore.Components;

namespace Ledger.Portal.Dashboards;

/// <summary>What the registry did month by month, whether in time, and how far its log and mirrors are.</summary>
public sealed partial class DashboardPage
{
    private StatisticsResource? _statistics;
    private LogOverview? _log;
    private Exception? _fault;

    [Inject]
    private PortalSession Session { get; set; } = null!;

    [Inject]
    private RegistryStanding Registry { get; set; } = null!;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        try
        {
            using var client = await Session.ClientAsync();
            _statistics = await client.ReadStatisticsAsync();
            _log = await Registry.FindAsync();
        }
        catch (Exception fault) when (ProblemView.Shows(fault))
        {
            _fault = fault;
        }
    }
}
