using Ledger.Domain.Json;

namespace Ledger.Domain.Parties;

/// <summary>The JSON of memberships: payloads, events, snapshot.</summary>
internal static class MembershipCodecs
{
    private static readonly Codec<int> Number = Codecs.Number(1, 100_000);

    private static readonly Codec<ValueList<MemberRole>> Roles =
        Codecs.Set(Codecs.Name<MemberRole>(), 1, Enum.GetValues<MemberRole>().Length);

    public static readonly Codec<AdmitMember> Admit = Codecs.Record<AdmitMember>(
        static f => new(
            f.Get("account", Codecs.Account, static o => o.Account),
            f.Get("roles", Roles, static o => o.Roles),
            f.Get("from", Codecs.Date, static o => o.From),
            f.MaybeValue("to", Codecs.Date, static o => o.To)),
        static o => o.To < o.From ? "to lies before from" : null);

    public static readonly Codec<ChangeMember> Change = Codecs.Record<ChangeMember>(static f => new(
        f.Get("number", Number, static o => o.Number),
        f.Get("roles", Roles, static o => o.Roles),
        f.MaybeValue("to", Codecs.Date, static o => o.To)));

    public static readonly Codec<EndMember> End = Codecs.Record<EndMember>(static f => new(
        f.Get("number", Number, static o => o.Number)));

    public static readonly Codec<MemberAdmitted> Admitted = Codecs.Record<MemberAdmitted>(static f => new(
        f.Get("account", Codecs.Account, static o => o.Account),
        f.Get("roles", Roles, static o => o.Roles),
        f.Get("from", Codecs.Date, static o => o.From),
        f.MaybeValue("to", Codecs.Date, static o => o.To),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<MemberChanged> Changed = Codecs.Record<MemberChanged>(static f => new(
        f.Get("number", Number, static o => o.Number),
        f.Get("roles", Roles, static o => o.Roles),
        f.MaybeValue("to", Codecs.Date, static o => o.To),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<MemberEnded> Ended = Codecs.Record<MemberEnded>(static f => new(
        f.Get("number", Number, static o => o.Number),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<Membership> State = Codecs.Record<Membership>(static f => new(
        f.Get("account", Codecs.Account, static o => o.Account),
        f.Get("roles", Roles, static o => o.Roles),
        f.Get("from", Codecs.Date, static o => o.From),
        f.MaybeValue("to", Codecs.Date, static o => o.To),
        f.MaybeValue("endedOn", Codecs.Date, static o => o.EndedOn)));
}
