using System.Diagnostics.CodeAnalysis;
using Ledger.Domain.Assets;
using Ledger.Domain.Catalogue;
using Ledger.Domain.Catalogue.Censuses;
using Ledger.Domain.Catalogue.Demands;
using Ledger.Domain.Chains;
using Ledger.Domain.Orders;
using Ledger.Domain.Parties;
using Ledger.Domain.Registrars;
using Ledger.Domain.Registration;

namespace Ledger.Domain;

/// <summary>The aggregates of the registry, by the kind of stream that they fold.</summary>
public static class Aggregates
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<IAggregate> All { get; } =
    [
        PartyAggregate.Instance, AssetAggregate.Instance, CaseAggregate.Instance, RegistryAggregate.Instance,
        CatalogueAggregate.Instance, DatumAggregate.Instance, DemandAggregate.Instance,
        CensusAggregate.Instance, RegistrarAggregate.Instance, OrderAggregate.Instance,
    ];

    /// <summary>Finds the aggregate of a kind of stream; false for streams that are not decided on here.</summary>
    public static bool TryGet(StreamKind kind, [NotNullWhen(true)] out IAggregate? aggregate)
    {
        aggregate = kind switch
        {
            StreamKind.Party => PartyAggregate.Instance,
            StreamKind.Asset => AssetAggregate.Instance,
            StreamKind.Case => CaseAggregate.Instance,
            StreamKind.Registry => RegistryAggregate.Instance,
            StreamKind.Catalogue => CatalogueAggregate.Instance,
            StreamKind.Datum => DatumAggregate.Instance,
            StreamKind.Demand => DemandAggregate.Instance,
            StreamKind.Census => CensusAggregate.Instance,
            StreamKind.Registrar => RegistrarAggregate.Instance,
            StreamKind.Order => OrderAggregate.Instance,
            _ => null,
        };
        return aggregate is not null;
    }

    /// <summary>The state after events, in order.</summary>
    public static AggregateState Fold(this IAggregate aggregate, AggregateState state, IEnumerable<DomainEvent> events)
    {
        ArgumentNullException.ThrowIfNull(aggregate);
        ArgumentNullException.ThrowIfNull(events);
        foreach (var one in events)
        {
            state = aggregate.Fold(state, one);
        }

        return state;
    }
}
