using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Grains.Contracts;
using Ledger.Ports;

namespace Ledger.Grains.Aggregates;

/// <summary>
/// Orders the commands of one aggregate; reads, decides and appends through <see cref="CommandHandler"/>.
/// </summary>
public abstract class AggregateGrain(StreamKind kind, CommandHandler handler) : Grain, IAggregateGrain
{
    private StreamName _stream;

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var key = this.GetPrimaryKeyString();
        var name = kind is StreamKind.Registry ? key : $"{WireName.Of(kind)}/{key}";
        if (!StreamName.TryParse(name, out _stream) || _stream.Kind != kind)
        {
            throw new ArgumentException("The key of an aggregate is an id of 32 lowercase hex characters.");
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<CommandReply> SubmitAsync(CommandMessage command, CancellationToken cancellationToken) =>
        DecideAsync(handler.HandleAsync(_stream, command, cancellationToken));

    /// <inheritdoc/>
    public Task<CommandReply> TickAsync(CancellationToken cancellationToken) =>
        DecideAsync(handler.TickAsync(_stream, cancellationToken));

    /// <inheritdoc/>
    public async Task<AggregateView> ReadAsync(CancellationToken cancellationToken)
    {
        var (version, state) = await handler.ReadAsync(_stream, cancellationToken);
        return new AggregateView(version, state is null ? null : CanonicalJson.Write(state));
    }

    private async Task<CommandReply> DecideAsync(Task<CommandReply> decision)
    {
        try
        {
            return await decision;
        }
        catch (JournalException)
        {
            // It may or may not have landed. Forget, so that the next command starts from what the journal holds.
            handler.Forget(_stream);
            DeactivateOnIdle();
            throw;
        }
    }
}

/// <summary>A party.</summary>
public sealed class PartyGrain(CommandHandler handler) : AggregateGrain(StreamKind.Party, handler), IPartyGrain;

/// <summary>A registration case.</summary>
public sealed class CaseGrain(CommandHandler handler) : AggregateGrain(StreamKind.Case, handler), ICaseGrain;

/// <summary>The registry itself.</summary>
public sealed class RegistryGrain(CommandHandler handler)
    : AggregateGrain(StreamKind.Registry, handler), IRegistryGrain;

/// <summary>A data asset.</summary>
public sealed class AssetGrain(CommandHandler handler) : AggregateGrain(StreamKind.Asset, handler), IAssetGrain;

/// <summary>An item of the resource catalogue.</summary>
public sealed class CatalogueGrain(CommandHandler handler)
    : AggregateGrain(StreamKind.Catalogue, handler), ICatalogueGrain;

/// <summary>A demand for data.</summary>
public sealed class DemandGrain(CommandHandler handler) : AggregateGrain(StreamKind.Demand, handler), IDemandGrain;

/// <summary>A census of resources.</summary>
public sealed class CensusGrain(CommandHandler handler) : AggregateGrain(StreamKind.Census, handler), ICensusGrain;
