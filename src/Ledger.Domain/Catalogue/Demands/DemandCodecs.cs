using Ledger.Domain.Json;
using Ledger.Domain.Parties;

namespace Ledger.Domain.Catalogue.Demands;

/// <summary>The JSON of demands: what payloads, events and snapshots have in common.</summary>
internal static class DemandCodecs
{
    public static readonly Codec<DemandContent> Content = Codecs.Record<DemandContent>(static f => new(
        f.Get("side", Codecs.Name<DemandSide>(), static o => o.Side),
        f.Get("name", Codecs.Text(1, 100), static o => o.Name),
        f.Get("need", CatalogueCodecs.Reason, static o => o.Need),
        f.Get("purpose", Codecs.Name<DemandPurpose>(), static o => o.Purpose),
        f.Get("scenario", Codecs.Text(1, 200), static o => o.Scenario),
        f.Get("division", Codecs.Division, static o => o.Division)));

    public static readonly Codec<DemandState> State = Codecs.Record<DemandState>(static f => new()
    {
        Status = f.MaybeValue("status", Codecs.Name<DemandStatus>(), StatusOf).GetValueOrDefault(),
        Demander = f.MaybeValue("demander", Codecs.Party, static o => o.Demander),
        Content = f.Maybe("content", Content, static o => o.Content),
        Item = f.MaybeValue("item", CatalogueCodecs.Item, static o => o.Item),
        Provider = f.MaybeValue("provider", Codecs.Party, static o => o.Provider),
        Matching = f.Maybe("matching", PartyCodecs.Act, static o => o.Matching),
        AskedOn = f.MaybeValue("askedOn", Codecs.Date, static o => o.AskedOn),
        Objections = f.Get("objections", Codecs.List(Objection, 0, int.MaxValue), static o => o.Objections),
        LastActOn = f.MaybeValue("lastActOn", Codecs.Date, static o => o.LastActOn),
    });

    private static Codec<SupplyObjection> Objection => Codecs.Record<SupplyObjection>(static f => new(
        f.Get("ground", Codecs.Name<SupplyObjectionGround>(), static o => o.Ground),
        f.Get("before", Codecs.Name<DemandStatus>(), static o => o.Before),
        f.Get("on", Codecs.Date, static o => o.On),
        f.Get("replied", Codecs.Bool, static o => o.Replied),
        f.MaybeValue("upheld", Codecs.Bool, static o => o.Upheld)));

    private static DemandStatus? StatusOf(DemandState state) =>
        state.Status is DemandStatus.None ? null : state.Status;
}
