using Ledger.Cryptography;
using Ledger.Domain.Chains;
using Ledger.Grains.Contracts;
using Ledger.Ports.Access;

namespace Ledger.Server.Access;

/// <summary>What the log seals of an access journal.</summary>
internal static class AccessSeals
{
    /// <summary>The last seal of a journal; nothing sealed where there is none.</summary>
    public static async Task<AccessHead> FindAsync(
        IGrainFactory grains, IAccessJournal journal, CancellationToken cancellationToken)
    {
        var view = await grains.GetGrain<IRegistryGrain>(IRegistryGrain.Key).ReadAsync(cancellationToken);
        return view.State is { } bytes && CanonicalJson.TryParse(bytes, out var json, out _)
            && RegistryAggregate.Instance.TryReadSnapshot(json, out var state, out _)
            && state.Access.FirstOrDefault(known => known.Journal == journal.Id) is { } seal
                ? new AccessHead(seal.Size, seal.Digest)
                : default;
    }
}
