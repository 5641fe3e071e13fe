using Ledger.Domain.Json;

namespace Ledger.Domain.Parties;

/// <summary>The JSON of substitutions: payloads, events, snapshot.</summary>
internal static class SubstitutionCodecs
{
    private static readonly Codec<int> Number = Codecs.Number(1, 100_000);

    public static readonly Codec<AppointSubstitute> Appoint = Codecs.Record<AppointSubstitute>(
        static f => new(
            f.Get("for", Codecs.Account, static o => o.For),
            f.Get("by", Codecs.Account, static o => o.By),
            f.Get("role", Codecs.Name<Role>(), static o => o.Role),
            f.Get("from", Codecs.Date, static o => o.From),
            f.Get("to", Codecs.Date, static o => o.To)),
        static o => o.To < o.From ? "to lies before from" : null);

    public static readonly Codec<EndSubstitution> End = Codecs.Record<EndSubstitution>(static f => new(
        f.Get("number", Number, static o => o.Number)));

    public static readonly Codec<SubstituteAppointed> Appointed = Codecs.Record<SubstituteAppointed>(
        static f => new(
            f.Get("for", Codecs.Account, static o => o.For),
            f.Get("by", Codecs.Account, static o => o.By),
            f.Get("role", Codecs.Name<Role>(), static o => o.Role),
            f.Get("from", Codecs.Date, static o => o.From),
            f.Get("to", Codecs.Date, static o => o.To),
            f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<SubstitutionEnded> Ended = Codecs.Record<SubstitutionEnded>(static f => new(
        f.Get("number", Number, static o => o.Number),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<Substitution> State = Codecs.Record<Substitution>(static f => new(
        f.Get("for", Codecs.Account, static o => o.For),
        f.Get("by", Codecs.Account, static o => o.By),
        f.Get("role", Codecs.Name<Role>(), static o => o.Role),
        f.Get("from", Codecs.Date, static o => o.From),
        f.Get("to", Codecs.Date, static o => o.To),
        f.MaybeValue("endedOn", Codecs.Date, static o => o.EndedOn)));
}
