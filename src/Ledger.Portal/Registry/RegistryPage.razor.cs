using Ledger.Api.Contracts;
using Ledger.Portal.Components;
using Ledger.Portal.Sessions;
using Microsoft.AspNetCore.Components;

namespace Ledger.Portal.Registry;

/// <summary>How the registry is: its log and checkpoints, who watches it, which chains mirror it and how far.</summary>
public sealed partial class RegistryPage
{
    private Dictionary<string, ChainResource> _chains = [];
    private IReadOnlyList<WitnessResource> _witnesses = [];
    private LogOverview? _log;
    private PortalUser? _user;
    private Exception? _fault;

    [Inject]
    private PortalSession Session { get; set; } = null!;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _user = await Session.FindUserAsync();
        try
        {
            using var client = await Session.ClientAsync();
            var witnesses = client.ListWitnessesAsync();
            _log = await client.ReadLogAsync();
            var chains = await Task.WhenAll(_log.Chains.Select(chain => client.FindChainAsync(chain.Name)));
            _chains = chains.OfType<ChainResource>().ToDictionary(static chain => chain.Now.Name);
            _witnesses = await witnesses;
        }
        catch (Exception fault) when (ProblemView.Shows(fault))
        {
            _fault = fault;
        }
    }
}
