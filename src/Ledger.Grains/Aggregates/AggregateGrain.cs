using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Grains.Contracts;

namespace Ledger.Grains.Aggregates;

/// <summary>What the grain of an aggregate stands on.</summary>
public sealed record AggregateParts(CommandHandler Handler, LocalAggregates Local, CallerSeal Seal);

/// <summary>
/// The way to an aggregate from elsewhere in the cluster. What it is asked is decided in one order with what comes to
/// the aggregate directly (<see cref="CommandDoor"/>); reading, deciding and appending are
/// <see cref="CommandHandler"/>'s. It holds nothing by itself, so that one which nobody asks any more is soon put away.
/// </summary>
[CollectionAgeLimit(Minutes = 2)]
public abstract class AggregateGrain(StreamKind kind, AggregateParts parts) : Grain, IAggregateGrain
{
    private StreamName _stream;

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var key = this.GetPrimaryKeyString();
        var name = kind is StreamKind.Registry or StreamKind.Registrar ? key : $"{WireName.Of(kind)}/{key}";
        if (!StreamName.TryParse(name, out _stream) || _stream.Kind != kind)
        {
            throw new ArgumentException("The key of an aggregate is an id of 32 lowercase hex characters.");
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<CommandReply> SubmitAsync(CommandMessage command, CancellationToken cancellationToken) =>
        parts.Local.SubmitAsync(_stream, parts.Seal.Open(), command, cancellationToken);

    /// <inheritdoc/>
    public Task<CommandReply> TickAsync(CancellationToken cancellationToken) =>
        parts.Local.TickAsync(_stream, cancellationToken);

    /// <inheritdoc/>
    public async Task<AggregateView> ReadAsync(CancellationToken cancellationToken)
    {
        var (version, state) = await parts.Handler.ReadAsync(_stream, cancellationToken);
        return new AggregateView(version, state is null ? null : CanonicalJson.Write(state));
    }
}

/// <summary>A party.</summary>
public sealed class PartyGrain(AggregateParts parts) : AggregateGrain(StreamKind.Party, parts), IPartyGrain;

/// <summary>A registration case.</summary>
public sealed class CaseGrain(AggregateParts parts) : AggregateGrain(StreamKind.Case, parts), ICaseGrain;

/// <summary>The registry itself.</summary>
public sealed class RegistryGrain(AggregateParts parts) : AggregateGrain(StreamKind.Registry, parts), IRegistryGrain;

/// <summary>The institution that keeps the registry.</summary>
public sealed class RegistrarGrain(AggregateParts parts)
    : AggregateGrain(StreamKind.Registrar, parts), IRegistrarGrain;

/// <summary>A data asset.</summary>
public sealed class AssetGrain(AggregateParts parts) : AggregateGrain(StreamKind.Asset, parts), IAssetGrain;

/// <summary>An item of the resource catalogue.</summary>
public sealed class CatalogueGrain(AggregateParts parts)
    : AggregateGrain(StreamKind.Catalogue, parts), ICatalogueGrain;

/// <summary>A demand for data.</summary>
public sealed class DemandGrain(AggregateParts parts) : AggregateGrain(StreamKind.Demand, parts), IDemandGrain;

/// <summary>A census of resources.</summary>
public sealed class CensusGrain(AggregateParts parts) : AggregateGrain(StreamKind.Census, parts), ICensusGrain;

/// <summary>An order of an authority.</summary>
public sealed class OrderGrain(AggregateParts parts) : AggregateGrain(StreamKind.Order, parts), IOrderGrain;
