using System.Diagnostics.CodeAnalysis;
using Ledger.Cryptography;
using Ledger.Domain.Json;
using Ledger.Domain.Rules;

namespace Ledger.Domain.Catalogue;

/// <summary>
/// A datum, and which items of the catalogue are its sources: at most one in a division and all that lies in it. Nobody
/// addresses it; what is decided of an item writes it, so two items never both become the source.
/// </summary>
public sealed class DatumAggregate : Aggregate<DatumState>
{
    private static readonly Codec<DatumState> Snapshot = Codecs.Record<DatumState>(static f => new()
    {
        Sources = f.Get("sources", Codecs.List(Source, 0, int.MaxValue), static o => o.Sources),
    });

    private DatumAggregate()
    {
    }

    /// <summary>The only one.</summary>
    public static DatumAggregate Instance { get; } = new();

    /// <inheritdoc/>
    public override StreamKind Kind => StreamKind.Datum;

    /// <inheritdoc/>
    public override DatumState Initial { get; } = new();

    private static Codec<DatumSource> Source => Codecs.Record<DatumSource>(static f => new(
        f.Get("item", CatalogueCodecs.Item, static o => o.Item),
        f.Get("division", Codecs.Division, static o => o.Division),
        f.Get("standard", CatalogueCodecs.Standard, static o => o.Standard)));

    /// <inheritdoc/>
    public override DatumState Fold(DatumState state, DomainEvent domainEvent) => domainEvent switch
    {
        DatumSourced e => new DatumState
        {
            Sources =
            [
                .. state.Sources.Where(source => source.Item != e.Item),
                new DatumSource(e.Item, e.Division, e.Standard),
            ],
        },
        DatumReleased e => new DatumState { Sources = [.. state.Sources.Where(source => source.Item != e.Item)] },
        _ => throw Foreign(domainEvent),
    };

    /// <inheritdoc/>
    public override IReadOnlyList<StreamName> Reads(DatumState state, Request request) => [];

    /// <inheritdoc/>
    public override string RegimeOf(DatumState state, Command? command) => RuleSet.Catalogue.Id;

    /// <inheritdoc/>
    public override Decision Decide(DatumState state, Request request, Facts facts, LegalNow now, RuleSet rules)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Refusals.WrongAddressee.About(request.Command.Type);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Effect> Effects(
        StreamName stream, DatumState before, DatumState after, ulong version) => [];

    /// <inheritdoc/>
    public override JsonObject WriteSnapshot(DatumState state) => (JsonObject)Snapshot.Write(state);

    /// <inheritdoc/>
    public override bool TryReadSnapshot(
        JsonValue snapshot, [NotNullWhen(true)] out DatumState? state, [NotNullWhen(false)] out string? error) =>
        Snapshot.TryRead(snapshot, out state, out error);
}

/// <summary>A datum as it stands.</summary>
public sealed record DatumState : AggregateState
{
    /// <summary>Its sources; no division of one lies within that of another.</summary>
    public ValueList<DatumSource> Sources { get; init; } = [];
}

/// <summary>That an item is the one source of a datum.</summary>
/// <param name="Item">The item.</param>
/// <param name="Division">For that division and all that lies in it.</param>
/// <param name="Standard">The standard that the datum follows there.</param>
public sealed record DatumSource(CatalogueId Item, DivisionCode Division, string Standard);
