using Ledger.Domain;
using Ledger.Evidence.Preservation;
using Ledger.Grains.Preservation;
using Ledger.Ports.Preservation;
using Ledger.Server.Composition;

namespace Ledger.Server.TimeStamping;

/// <summary>Begins evidence records and renews them before what they rest on ends.</summary>
internal sealed class PreservationKeeper(Preserver preserver, TimeProvider time, ILogger<PreservationKeeper> logger)
    : Keeper(time, TimeSpan.FromSeconds(5), logger)
{
    protected override string Task => "Preservation";

    protected override Task RunOnceAsync(CancellationToken stopping) => preserver.RunOnceAsync(stopping);
}

/// <summary>A registry without a time stamper preserves nothing.</summary>
internal sealed class NothingPreserved : IPreservation
{
    public Task<IReadOnlyList<PreservedCheckpoint>> ListAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<PreservedCheckpoint>>([]);

    public Task<BundlePreservation?> FindAsync(
        ulong size, IReadOnlyList<ulong> entries, IReadOnlyList<StateKey> states,
        CancellationToken cancellationToken) => Task.FromResult<BundlePreservation?>(null);
}
