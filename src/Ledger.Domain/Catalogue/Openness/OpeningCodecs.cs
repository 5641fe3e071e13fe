using Ledger.Domain.Json;
using Ledger.Domain.Parties;

namespace Ledger.Domain.Catalogue.Openness;

/// <summary>The JSON of openings: what payloads, events and snapshots have in common.</summary>
internal static class OpeningCodecs
{
    public static readonly Codec<OpeningTerms> Terms = Codecs.Record<OpeningTerms>(
        static f => new(
            f.Get("mode", Codecs.Name<OpeningMode>(), static o => o.Mode),
            f.Get("conditions", CatalogueCodecs.Reason, static o => o.Conditions),
            f.Get("recipients", Codecs.Set(Codecs.Party, 0, 64), static o => o.Recipients)),
        static o => o.Mode is OpeningMode.Directed == (o.Recipients.Count == 0)
            ? "recipients are expected exactly where the opening is directed"
            : null);

    public static readonly Codec<AccessWish> Wish = Codecs.Record<AccessWish>(static f => new(
        f.Get("purpose", CatalogueCodecs.Reason, static o => o.Purpose),
        f.Get("scenario", Codecs.Text(1, 200), static o => o.Scenario),
        f.Get("until", Codecs.Date, static o => o.Until)));

    public static readonly Codec<Opening> State = Codecs.Record<Opening>(static f => new()
    {
        Bar = f.Get("bar", Codecs.Name<BarStatus>(), static o => o.Bar),
        Entry = f.Maybe("entry", Entry, static o => o.Entry),
        Status = f.Get("status", Codecs.Name<OpeningStatus>(), static o => o.Status),
        Terms = f.Maybe("terms", Terms, static o => o.Terms),
        OpenedOn = f.MaybeValue("openedOn", Codecs.Date, static o => o.OpenedOn),
        Requests = f.Get("requests", Codecs.List(Request, 0, int.MaxValue), static o => o.Requests),
    });

    private static Codec<NegativeEntry> Entry => Codecs.Record<NegativeEntry>(static f => new(
        f.Get("ground", Codecs.Name<NegativeGround>(), static o => o.Ground),
        f.Get("basis", CatalogueCodecs.Reason, static o => o.Basis),
        f.Get("by", PartyCodecs.Act, static o => o.By)));

    private static Codec<AccessRequest> Request => Codecs.Record<AccessRequest>(static f => new(
        f.Get("party", Codecs.Party, static o => o.Party),
        f.Get("wish", Wish, static o => o.Wish),
        f.Get("on", Codecs.Date, static o => o.On),
        f.Get("answered", Codecs.Bool, static o => o.Answered),
        f.MaybeValue("until", Codecs.Date, static o => o.Until)));
}
