using Ledger.Api.Contracts;

namespace Ledger.Portal.Registry;

/// <summary>How the registry is: its log and checkpoints, who watches it, which chains mirror it and how far.</summary>
public sealed partial class RegistryPage
{
    private Dictionary<string, ChainResource> _chains = [];
    private IReadOnlyList<WitnessResource> _witnesses = [];
    private LogOverview? _log;

    /// <inheritdoc/>
    protected override Task LoadAsync() => AskAsync(async client =>
    {
        var witnesses = client.ListWitnessesAsync();
        _log = await client.ReadLogAsync();
        var chains = await Task.WhenAll(_log.Chains.Select(chain => client.FindChainAsync(chain.Name)));
        _chains = chains.OfType<ChainResource>().ToDictionary(static chain => chain.Now.Name);
        _witnesses = await witnesses;
    });
}
