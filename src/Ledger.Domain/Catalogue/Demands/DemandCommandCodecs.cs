using Ledger.Domain.Json;

namespace Ledger.Domain.Catalogue.Demands;

/// <summary>The JSON of commands: a demand for data.</summary>
internal static class DemandCommandCodecs
{
    public static readonly Codec<FileDemand> FileDemand = Codecs.Record<FileDemand>(static f => new(
        f.Get("content", DemandCodecs.Content, static o => o.Content)));

    public static readonly Codec<ListDemand> ListDemand = Codecs.Record<ListDemand>(static _ => new());

    public static readonly Codec<DeclineDemand> DeclineDemand = Codecs.Record<DeclineDemand>(static f => new(
        f.Get("reason", CatalogueCodecs.Reason, static o => o.Reason)));

    public static readonly Codec<MatchDemand> MatchDemand = Codecs.Record<MatchDemand>(static f => new(
        f.Get("item", CatalogueCodecs.Item, static o => o.Item)));

    public static readonly Codec<AnswerDemand> AnswerDemand = Codecs.Record<AnswerDemand>(static f => new(
        f.Get("supplies", Codecs.Bool, static o => o.Supplies),
        f.Get("statement", CatalogueCodecs.Reason, static o => o.Statement)));

    public static readonly Codec<ObjectToSupply> ObjectToSupply = Codecs.Record<ObjectToSupply>(static f => new(
        f.Get("ground", Codecs.Name<SupplyObjectionGround>(), static o => o.Ground),
        f.Get("statement", CatalogueCodecs.Reason, static o => o.Statement)));

    public static readonly Codec<ReplyToObjection> ReplyToObjection = Codecs.Record<ReplyToObjection>(static f => new(
        f.Get("statement", CatalogueCodecs.Reason, static o => o.Statement)));

    public static readonly Codec<DecideSupply> DecideSupply = Codecs.Record<DecideSupply>(static f => new(
        f.Get("upheld", Codecs.Bool, static o => o.Upheld),
        f.Get("statement", CatalogueCodecs.Reason, static o => o.Statement)));

    public static readonly Codec<ConfirmSupply> ConfirmSupply = Codecs.Record<ConfirmSupply>(static _ => new());

    public static readonly Codec<WithdrawDemand> WithdrawDemand = Codecs.Record<WithdrawDemand>(static f => new(
        f.Get("reason", CatalogueCodecs.Reason, static o => o.Reason)));
}
