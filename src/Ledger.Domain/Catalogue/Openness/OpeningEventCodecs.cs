using Ledger.Domain.Json;
using Ledger.Domain.Parties;

namespace Ledger.Domain.Catalogue.Openness;

/// <summary>The JSON of events: the negative list, and the opening of items.</summary>
internal static class OpeningEventCodecs
{
    public static readonly Codec<BarProposed> BarProposed = Codecs.Record<BarProposed>(static f => new(
        f.Get("ground", Codecs.Name<NegativeGround>(), static o => o.Ground),
        f.Get("basis", CatalogueCodecs.Reason, static o => o.Basis),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<BarDecided> BarDecided = Codecs.Record<BarDecided>(static f => new(
        f.Get("bars", Codecs.Bool, static o => o.Bars),
        f.Get("statement", CatalogueCodecs.Reason, static o => o.Statement),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<BarLifted> BarLifted = Codecs.Record<BarLifted>(static f => new(
        f.Get("reason", CatalogueCodecs.Reason, static o => o.Reason),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<OpeningProposed> OpeningProposed = Codecs.Record<OpeningProposed>(static f => new(
        f.Get("terms", OpeningCodecs.Terms, static o => o.Terms),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<OpeningDecided> OpeningDecided = Codecs.Record<OpeningDecided>(static f => new(
        f.Get("opens", Codecs.Bool, static o => o.Opens),
        f.Get("statement", CatalogueCodecs.Reason, static o => o.Statement),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<AccessRequested> AccessRequested = Codecs.Record<AccessRequested>(static f => new(
        f.Get("wish", OpeningCodecs.Wish, static o => o.Wish),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<AccessAnswered> AccessAnswered = Codecs.Record<AccessAnswered>(static f => new(
        f.Get("number", CatalogueCodecs.Number, static o => o.Number),
        f.MaybeValue("until", Codecs.Date, static o => o.Until),
        f.Get("statement", CatalogueCodecs.Reason, static o => o.Statement),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<OpeningClosed> OpeningClosed = Codecs.Record<OpeningClosed>(static f => new(
        f.Get("reason", CatalogueCodecs.Reason, static o => o.Reason),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));
}
