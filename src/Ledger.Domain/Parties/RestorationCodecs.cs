using Ledger.Domain.Json;
using Ledger.Domain.Registration;

namespace Ledger.Domain.Parties;

/// <summary>The JSON of restorations: payloads, events, snapshot.</summary>
internal static class RestorationCodecs
{
    private static readonly Codec<int> Number = Codecs.Number(1, 100_000);

    public static readonly Codec<ProposeRestoration> Propose = Codecs.Record<ProposeRestoration>(static f => new(
        f.Get("account", Codecs.Account, static o => o.Account),
        f.Maybe("key", PartyCodecs.SubmittedKey, static o => o.Key),
        f.Get("file", Codecs.Case, static o => o.File),
        f.Get("request", Codecs.Digests, static o => o.Request),
        f.Get("reason", CaseCodecs.Reason, static o => o.Reason)));

    public static readonly Codec<ConfirmRestoration> Confirm = Codecs.Record<ConfirmRestoration>(static f => new(
        f.Get("number", Number, static o => o.Number)));

    public static readonly Codec<DeclineRestoration> Decline = Codecs.Record<DeclineRestoration>(static f => new(
        f.Get("number", Number, static o => o.Number), f.Get("reason", CaseCodecs.Reason, static o => o.Reason)));

    public static readonly Codec<RestorationProposed> Proposed = Codecs.Record<RestorationProposed>(static f => new(
        f.Get("account", Codecs.Account, static o => o.Account),
        f.Maybe("key", PartyCodecs.SubmittedKey, static o => o.Key),
        f.Get("file", Codecs.Case, static o => o.File),
        f.Get("request", Codecs.Digests, static o => o.Request),
        f.Get("reason", CaseCodecs.Reason, static o => o.Reason),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<RestorationConfirmed> Confirmed = Codecs.Record<RestorationConfirmed>(
        static f => new(
            f.Get("number", Number, static o => o.Number), f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<RestorationDeclined> Declined = Codecs.Record<RestorationDeclined>(static f => new(
        f.Get("number", Number, static o => o.Number),
        f.Get("reason", CaseCodecs.Reason, static o => o.Reason),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<Restoration> State = Codecs.Record<Restoration>(static f => new(
        f.Get("account", Codecs.Account, static o => o.Account),
        f.Maybe("key", PartyCodecs.SubmittedKey, static o => o.Key),
        f.Get("file", Codecs.Case, static o => o.File),
        f.Get("request", Codecs.Digests, static o => o.Request),
        f.Get("reason", CaseCodecs.Reason, static o => o.Reason),
        f.Get("proposed", PartyCodecs.Act, static o => o.Proposed),
        f.Get("status", Codecs.Name<RestorationStatus>(), static o => o.Status))
    {
        OverOn = f.MaybeValue("overOn", Codecs.Date, static o => o.OverOn),
    });
}
