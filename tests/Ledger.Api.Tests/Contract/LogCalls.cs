using System.Globalization;
using Ledger.Api.Contracts;

namespace Ledger.Api.Tests.Contract;

/// <summary>The log, its proofs, its chain, and what the registry says of its rules.</summary>
internal sealed class LogCalls(ContractWorld world)
{
    public async Task RunAsync()
    {
        var log = await world.Registry.PublishedAsync(3);
        await world.GetAsync("v1/log/entries?from=0&limit=2");
        await world.GetAsync("v1/log/entries/1");
        await world.GetAsync("v1/log/entries/1/proof");
        await world.GetAsync("v1/log/entries/1/tlog-proof");
        var state = $"party/{world.Registry.Account("holder").Party}";
        await world.GetAsync("v1/log/state?key=" + Uri.EscapeDataString(state));
        await ConsistencyAsync(log.Published);
        await world.GetAsync("v1/log/keys");
        await world.GetAsync("v1/log/witnesses");
        await world.GetAsync("v1/log/preservation");
        await world.GetAsync("log/checkpoint");
        await world.GetAsync("v1/evidence/anchors");
        await world.GetAsync("v1/evidence/verifier");
        await world.GetAsync("v1/rules");
        await world.GetAsync("v1/problems");
        await world.GetAsync("v1/problems/four-eyes");
        await world.GetAsync("v1/chains/evm", fits: static answer => answer.Read<ChainResource>().Instances.Count > 0);
    }

    private async Task ConsistencyAsync(string published)
    {
        var more = await world.Registry.PublishedAsync(ulong.Parse(published, CultureInfo.InvariantCulture) - 1);
        await world.GetAsync($"v1/log/consistency?from={published}&to={more.Published}");
    }
}
