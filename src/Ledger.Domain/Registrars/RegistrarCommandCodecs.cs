using Ledger.Domain.Json;
using Ledger.Domain.Parties;

namespace Ledger.Domain.Registrars;

/// <summary>The JSON of commands about the registrar, and of the events that hold them.</summary>
internal static class RegistrarCommandCodecs
{
    /// <summary>The codec of every command, by its type.</summary>
    public static IReadOnlyList<NamedCodec<Command>> Commands { get; } =
    [
        Of(Codecs.Record<Declare>(static f => new(
            f.Get("qualification", RegistrarCodecs.Qualification, static o => o.Qualification))), "declare"),
        Of(Codecs.Record<Recommend>(static f => new(
            f.Get("reference", RegistrarCodecs.Reference, static o => o.Reference),
            f.Get("opinion", RegistrarCodecs.Words, static o => o.Opinion))), "recommend"),
        Of(Codecs.Record<Decline>(static f => new(
            f.Get("reason", RegistrarCodecs.Words, static o => o.Reason))), "decline"),
        Of(Codecs.Record<Enlist>(static f => new(
            f.Get("reference", RegistrarCodecs.Reference, static o => o.Reference),
            f.Get("on", Codecs.Date, static o => o.On))), "enlist"),
        Of(Codecs.Record<Disclose>(static f => new(
            f.Get("disclosure", RegistrarCodecs.Disclosure, static o => o.Disclosure))), "disclose"),
        Of(Codecs.Record<StatePlatform>(static f => new(
            f.Get("documents", PlatformCodecs.Documents, static o => o.Documents))), "state-platform"),
        Of(Codecs.Record<ReportYear>(static f => new(
            f.Get("report", RegistrarCodecs.YearReport, static o => o.Report))), "report-year"),
        Of(Codecs.Record<AssessYear>(static f => new(
            f.Get("year", RegistrarCodecs.Year, static o => o.Year),
            f.Get("result", RegistrarCodecs.Words, static o => o.Result))), "assess-year"),
        Of(Codecs.Record<ReportChange>(static f => new(
            f.Get("change", RegistrarCodecs.Change, static o => o.Change))), "report-change"),
        Of(Codecs.Record<DecideChange>(static f => new(
            f.Get("number", RegistrarCodecs.Numbered, static o => o.Number),
            f.Get("confirmed", Codecs.Bool, static o => o.Confirmed),
            f.Get("reason", RegistrarCodecs.Words, static o => o.Reason))), "decide-change"),
        Of(Codecs.Record<RecordChange>(static f => new(
            f.Get("number", RegistrarCodecs.Numbered, static o => o.Number),
            f.Get("reference", RegistrarCodecs.Reference, static o => o.Reference))), "record-change"),
        Of(Codecs.Record<Guide>(static f => new(
            f.Get("form", Codecs.Name<GuidanceForm>(), static o => o.Form),
            f.Get("statement", RegistrarCodecs.Words, static o => o.Statement))), "guide"),
        Of(Codecs.Record<FindMisconduct>(static f => new(
            f.Get("kind", Codecs.Name<MisconductKind>(), static o => o.Kind),
            f.Get("serious", Codecs.Bool, static o => o.Serious),
            f.Get("facts", RegistrarCodecs.Words, static o => o.Facts),
            f.Get("evidence", Codecs.Digests, static o => o.Evidence))), "find-misconduct"),
        Of(Codecs.Record<Suspend>(static f => new(
            f.Get("finding", RegistrarCodecs.Numbered, static o => o.Finding),
            f.Get("by", Codecs.Date, static o => o.By))), "suspend"),
        Of(Codecs.Record<Resume>(static f => new(
            f.Get("statement", RegistrarCodecs.Words, static o => o.Statement))), "resume"),
        Of(Codecs.Record<Remove>(static f => new(
            f.Get("finding", RegistrarCodecs.Numbered, static o => o.Finding),
            f.Get("reference", RegistrarCodecs.Reference, static o => o.Reference))), "remove"),
        Of(Codecs.Record<ReportExit>(static f => new(
            f.Get("on", Codecs.Date, static o => o.On),
            f.Get("plan", Codecs.Digests, static o => o.Plan))), "report-exit"),
        Of(Codecs.Record<DecideExit>(static f => new(
            f.Get("agreed", Codecs.Bool, static o => o.Agreed),
            f.Get("reason", RegistrarCodecs.Words, static o => o.Reason))), "decide-exit"),
        Of(Codecs.Record<ForwardExit>(static f => new(
            f.Get("reference", RegistrarCodecs.Reference, static o => o.Reference))), "forward-exit"),
        Of(Codecs.Record<ConsentToExit>(static f => new(
            f.Get("reference", RegistrarCodecs.Reference, static o => o.Reference))), "consent-to-exit"),
        Of(Codecs.Record<Designate>(static f => new(
            f.Get("successor", RegistrarCodecs.Successor, static o => o.Successor))), "designate"),
        Of(Codecs.Record<GiveOver>(static f => new(
            f.Get("content", RegistrarCodecs.HandOver, static o => o.Content))), "hand-over"),
        Of(Codecs.Record<TakeOver>(static f => new(
            f.Get("inventory", Codecs.Digests, static o => o.Inventory))), "take-over"),
    ];

    /// <summary>The codec of every event, by its type: the command whole, and who did it.</summary>
    public static IReadOnlyList<NamedCodec<DomainEvent>> Events { get; } =
    [
        .. Commands.Select(static command => NamedCodec<DomainEvent>.Of(
            RegistrarEvents.NameOf(command.Name),
            Codecs.Record<RegistrarActed>(f => new(
                f.Get("done", Done(command), static o => o.Done),
                f.Get("act", PartyCodecs.Act, static o => o.Act))))),
    ];

    private static Codec<RegistrarCommand> Done(NamedCodec<Command> command) => new(
        value => command.Write(value), (json, reading) => (RegistrarCommand?)command.Read(json, reading));

    private static NamedCodec<Command> Of<T>(Codec<T> codec, string verb)
        where T : RegistrarCommand => NamedCodec<Command>.Of("registrar." + verb, codec);
}
