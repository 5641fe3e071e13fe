using Ledger.Domain;
using Ledger.Domain.Chains;
using Ledger.Grains.Aggregates;
using Ledger.Ports;

namespace Ledger.Grains.Anchoring;

/// <summary>By which entries the log gave instances up.</summary>
public static class RetiredInstances
{
    /// <summary>The index of the entry that did, by instance.</summary>
    public static async Task<IReadOnlyDictionary<string, ulong>> ReadAsync(
        IJournal journal, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(journal);
        var retired = new Dictionary<string, ulong>(StringComparer.Ordinal);
        var state = new StreamState(StreamName.Registry, 0, RegistryAggregate.Instance.Initial, default);
        await foreach (var entry in journal
            .ReadStreamAsync(StreamName.Registry.ToString(), 0, cancellationToken).ConfigureAwait(false))
        {
            state = EventBody.Fold(RegistryAggregate.Instance, state, entry);
            foreach (var known in ((RegistryState)state.State).Instances.Where(known => !known.IsInUse))
            {
                retired.TryAdd(known.Mirror.Id, entry.Index);
            }
        }

        return retired;
    }
}
