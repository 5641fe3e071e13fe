using Ledger.Domain;
using Ledger.Grains.Contracts;
using Ledger.Grains.Dues;
using Ledger.Grains.Log;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Ledger.Grains.Aggregates;

/// <summary>
/// Reaches an aggregate: directly where the log's writer runs in this process, else through its grain, wherever in the
/// cluster that is or will be. A caller is sealed only where a message carries it.
/// </summary>
public sealed class CommandDoor(
    LocalLogWriter writer, LocalAggregates local, IGrainFactory grains, CallerSeal seal,
    IOptions<SiloMessagingOptions> messaging)
    : ICommandDoor, ITimerDoor
{
    // Whoever waits, waits as long as for a call between grains.
    private readonly TimeSpan _patience = messaging.Value.ResponseTimeout;

    /// <inheritdoc/>
    public Task<CommandReply> SubmitAsync(
        string stream, Caller? caller, CommandMessage command, CancellationToken cancellationToken)
    {
        var name = StreamName.Parse(stream);
        return writer.Running is null
            ? SendAsync(name, caller, command, cancellationToken)
            : local.SubmitAsync(name, caller, command, cancellationToken).WaitAsync(_patience, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<CommandReply> TickAsync(StreamName stream, CancellationToken cancellationToken) =>
        writer.Running is null
            ? GrainOf(stream).TickAsync(cancellationToken)
            : local.TickAsync(stream, cancellationToken).WaitAsync(_patience, cancellationToken);

    private async Task<CommandReply> SendAsync(
        StreamName stream, Caller? caller, CommandMessage command, CancellationToken cancellationToken)
    {
        if (caller is not null)
        {
            seal.Enter(caller);
        }

        return await GrainOf(stream).SubmitAsync(command, cancellationToken).ConfigureAwait(false);
    }

    private IAggregateGrain GrainOf(StreamName stream)
    {
        var name = stream.ToString();
        var id = name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..];
        return stream.Kind switch
        {
            StreamKind.Party => grains.GetGrain<IPartyGrain>(id),
            StreamKind.Case => grains.GetGrain<ICaseGrain>(id),
            StreamKind.Asset => grains.GetGrain<IAssetGrain>(id),
            StreamKind.Catalogue => grains.GetGrain<ICatalogueGrain>(id),
            StreamKind.Demand => grains.GetGrain<IDemandGrain>(id),
            StreamKind.Census => grains.GetGrain<ICensusGrain>(id),
            StreamKind.Order => grains.GetGrain<IOrderGrain>(id),
            StreamKind.Registry => grains.GetGrain<IRegistryGrain>(IRegistryGrain.Key),
            StreamKind.Registrar => grains.GetGrain<IRegistrarGrain>(IRegistrarGrain.Key),
            _ => throw new ArgumentException($"No aggregate decides on {stream}.", nameof(stream)),
        };
    }
}
