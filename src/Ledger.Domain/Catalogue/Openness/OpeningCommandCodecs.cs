using Ledger.Domain.Json;

namespace Ledger.Domain.Catalogue.Openness;

/// <summary>The JSON of commands: the negative list, and the opening of items.</summary>
internal static class OpeningCommandCodecs
{
    public static readonly Codec<BarItem> BarItem = Codecs.Record<BarItem>(static f => new(
        f.Get("ground", Codecs.Name<NegativeGround>(), static o => o.Ground),
        f.Get("basis", CatalogueCodecs.Reason, static o => o.Basis)));

    public static readonly Codec<DecideBar> DecideBar = Codecs.Record<DecideBar>(static f => new(
        f.Get("bars", Codecs.Bool, static o => o.Bars),
        f.Get("statement", CatalogueCodecs.Reason, static o => o.Statement)));

    public static readonly Codec<LiftBar> LiftBar = Codecs.Record<LiftBar>(static f => new(
        f.Get("reason", CatalogueCodecs.Reason, static o => o.Reason)));

    public static readonly Codec<ProposeOpening> ProposeOpening = Codecs.Record<ProposeOpening>(static f => new(
        f.Get("terms", OpeningCodecs.Terms, static o => o.Terms)));

    public static readonly Codec<DecideOpening> DecideOpening = Codecs.Record<DecideOpening>(static f => new(
        f.Get("opens", Codecs.Bool, static o => o.Opens),
        f.Get("statement", CatalogueCodecs.Reason, static o => o.Statement)));

    public static readonly Codec<RequestAccess> RequestAccess = Codecs.Record<RequestAccess>(static f => new(
        f.Get("wish", OpeningCodecs.Wish, static o => o.Wish)));

    public static readonly Codec<AnswerAccess> AnswerAccess = Codecs.Record<AnswerAccess>(static f => new(
        f.Get("number", CatalogueCodecs.Number, static o => o.Number),
        f.MaybeValue("until", Codecs.Date, static o => o.Until),
        f.Get("statement", CatalogueCodecs.Reason, static o => o.Statement)));

    public static readonly Codec<CloseOpening> CloseOpening = Codecs.Record<CloseOpening>(static f => new(
        f.Get("reason", CatalogueCodecs.Reason, static o => o.Reason)));
}
