using Ledger.Domain;

namespace Ledger.Grains.Aggregates;

/// <summary>The aggregates that this registry hosts, by the kind of their streams.</summary>
public sealed class AggregateCatalogue
{
    private readonly Dictionary<StreamKind, IAggregate> _byKind;

    /// <param name="aggregates">At most one a kind.</param>
    public AggregateCatalogue(IEnumerable<IAggregate> aggregates) =>
        _byKind = aggregates.ToDictionary(aggregate => aggregate.Kind);

    /// <summary>The aggregate that folds streams of that kind.</summary>
    /// <exception cref="InvalidOperationException">No aggregate does.</exception>
    public IAggregate For(StreamKind kind) => _byKind.TryGetValue(kind, out var aggregate)
        ? aggregate
        : throw new InvalidOperationException($"No aggregate folds streams of kind {kind}.");
}
