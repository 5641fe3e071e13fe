using Ledger.Api.Contracts;

namespace Ledger.Sdk;

public sealed partial class LedgerClient
{
    /// <summary>What the registry did month by month, for its staff and the authority over it.</summary>
    /// <exception cref="LedgerProblemException"><c>forbidden</c>: the account is neither.</exception>
    public Task<StatisticsResource> ReadStatisticsAsync(CancellationToken cancellationToken = default) =>
        GetAsync("v1/statistics", ClientJson.Default.StatisticsResource, cancellationToken);

    /// <summary>Who watches the log, and how far each has come; needs no account.</summary>
    public async Task<IReadOnlyList<WitnessResource>> ListWitnessesAsync(
        CancellationToken cancellationToken = default) =>
        await GetAsync("v1/log/witnesses", ClientJson.Default.WitnessResourceArray, cancellationToken)
            .ConfigureAwait(false);
}
