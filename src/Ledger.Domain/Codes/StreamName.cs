using System.Diagnostics.CodeAnalysis;

namespace Ledger.Domain;

/// <summary>
/// The name of a stream of entries: <c>asset/{id}</c>, <c>case/{id}</c>, <c>party/{id}</c>, <c>catalogue/{id}</c>,
/// <c>datum/{id}</c>, <c>demand/{id}</c>, <c>census/{id}</c>, <c>order/{id}</c>, <c>registry</c>, <c>registrar</c> or
/// <c>log</c>.
/// <c>default</c> is no stream and is never parsed.
/// </summary>
public readonly record struct StreamName
{
    private readonly UInt128 _id;

    private StreamName(StreamKind kind, UInt128 id) => (Kind, _id) = (kind, id);

    /// <summary>The registry's own stream.</summary>
    public static StreamName Registry => new(StreamKind.Registry, default);

    /// <summary>The stream of the institution that keeps the registry.</summary>
    public static StreamName Registrar => new(StreamKind.Registrar, default);

    /// <summary>The log's own stream.</summary>
    public static StreamName Log => new(StreamKind.Log, default);

    /// <summary>What the stream is about.</summary>
    public StreamKind Kind { get; }

    /// <summary>The stream of an asset.</summary>
    public static StreamName Of(AssetId id) => new(StreamKind.Asset, id.Value);

    /// <summary>The stream of a case.</summary>
    public static StreamName Of(CaseId id) => new(StreamKind.Case, id.Value);

    /// <summary>The stream of a party.</summary>
    public static StreamName Of(PartyId id) => new(StreamKind.Party, id.Value);

    /// <summary>The stream of an item of the catalogue.</summary>
    public static StreamName Of(CatalogueId id) => new(StreamKind.Catalogue, id.Value);

    /// <summary>The stream of a demand for data.</summary>
    public static StreamName Of(DemandId id) => new(StreamKind.Demand, id.Value);

    /// <summary>The stream of a census of resources.</summary>
    public static StreamName Of(CensusId id) => new(StreamKind.Census, id.Value);

    /// <summary>The stream of an order of an authority.</summary>
    public static StreamName Of(OrderId id) => new(StreamKind.Order, id.Value);

    /// <summary>The stream of a datum.</summary>
    public static StreamName Of(DatumId id) => new(StreamKind.Datum, id.Value);

    /// <summary>The asset whose stream this is; false for every other kind.</summary>
    public bool TryGetAsset(out AssetId id)
    {
        id = Kind is StreamKind.Asset ? AssetId.From(_id) : default;
        return Kind is StreamKind.Asset;
    }

    /// <summary>The case whose stream this is; false for every other kind.</summary>
    public bool TryGetCase(out CaseId id)
    {
        id = Kind is StreamKind.Case ? CaseId.From(_id) : default;
        return Kind is StreamKind.Case;
    }

    /// <summary>The party whose stream this is; false for every other kind.</summary>
    public bool TryGetParty(out PartyId id)
    {
        id = Kind is StreamKind.Party ? PartyId.From(_id) : default;
        return Kind is StreamKind.Party;
    }

    /// <summary>The item of the catalogue whose stream this is; false for every other kind.</summary>
    public bool TryGetItem(out CatalogueId id)
    {
        id = Kind is StreamKind.Catalogue ? CatalogueId.From(_id) : default;
        return Kind is StreamKind.Catalogue;
    }

    /// <summary>The demand whose stream this is; false for every other kind.</summary>
    public bool TryGetDemand(out DemandId id)
    {
        id = Kind is StreamKind.Demand ? DemandId.From(_id) : default;
        return Kind is StreamKind.Demand;
    }

    /// <summary>The census whose stream this is; false for every other kind.</summary>
    public bool TryGetCensus(out CensusId id)
    {
        id = Kind is StreamKind.Census ? CensusId.From(_id) : default;
        return Kind is StreamKind.Census;
    }

    /// <summary>The order whose stream this is; false for every other kind.</summary>
    public bool TryGetOrder(out OrderId id)
    {
        id = Kind is StreamKind.Order ? OrderId.From(_id) : default;
        return Kind is StreamKind.Order;
    }

    /// <summary>Reads one of the forms, exactly.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out StreamName stream)
    {
        stream = text switch
        {
            "registry" => Registry,
            "registrar" => Registrar,
            "log" => Log,
            { Length: > 32 } when Identifier.TryParse(text.AsSpan(text.Length - 32), out var id) =>
                text.AsSpan(0, text.Length - 32) switch
                {
                    "asset/" => new StreamName(StreamKind.Asset, id),
                    "case/" => new StreamName(StreamKind.Case, id),
                    "party/" => new StreamName(StreamKind.Party, id),
                    "catalogue/" => new StreamName(StreamKind.Catalogue, id),
                    "datum/" => new StreamName(StreamKind.Datum, id),
                    "demand/" => new StreamName(StreamKind.Demand, id),
                    "census/" => new StreamName(StreamKind.Census, id),
                    "order/" => new StreamName(StreamKind.Order, id),
                    _ => default,
                },
            _ => default,
        };
        return stream != default;
    }

    /// <summary>Reads one of the forms, exactly.</summary>
    /// <exception cref="FormatException">The text is anything else.</exception>
    public static StreamName Parse(string text) =>
        TryParse(text, out var stream) ? stream : throw new FormatException("The text is not the name of a stream.");

    /// <summary>The name, for example <c>asset/0123456789abcdef0123456789abcdef</c>.</summary>
    public override string ToString() => Kind switch
    {
        StreamKind.Asset => Identifier.Format("asset/", _id),
        StreamKind.Case => Identifier.Format("case/", _id),
        StreamKind.Party => Identifier.Format("party/", _id),
        StreamKind.Catalogue => Identifier.Format("catalogue/", _id),
        StreamKind.Datum => Identifier.Format("datum/", _id),
        StreamKind.Demand => Identifier.Format("demand/", _id),
        StreamKind.Census => Identifier.Format("census/", _id),
        StreamKind.Order => Identifier.Format("order/", _id),
        StreamKind.Registry => "registry",
        StreamKind.Registrar => "registrar",
        StreamKind.Log => "log",
        _ => "",
    };
}
