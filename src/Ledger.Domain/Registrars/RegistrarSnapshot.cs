using Ledger.Domain.Json;

namespace Ledger.Domain.Registrars;

/// <summary>The JSON of the registrar's state, for snapshots and the register.</summary>
internal static class RegistrarSnapshot
{
    // None is not spelled, so it is left out.
    public static readonly Codec<RegistrarState> State = Codecs.Record<RegistrarState>(static f => new()
    {
        Status = f.MaybeValue("status", Codecs.Name<RegistrarStatus>(), static o =>
            o.Status is RegistrarStatus.None ? null : o.Status) ?? RegistrarStatus.None,
        Qualification = f.Maybe("qualification", RegistrarCodecs.Qualification, static o => o.Qualification),
        Reference = f.Maybe("reference", RegistrarCodecs.Reference, static o => o.Reference),
        ListedOn = f.MaybeValue("listedOn", Codecs.Date, static o => o.ListedOn),
        Disclosure = f.Maybe("disclosure", RegistrarCodecs.Disclosure, static o => o.Disclosure),
        DisclosedOn = f.MaybeValue("disclosedOn", Codecs.Date, static o => o.DisclosedOn),
        Platform = f.Maybe(
            "platform", PlatformCodecs.Documents, static o => o.Platform.Count == 0 ? null : o.Platform) ?? [],
        Changes = f.Get("changes", All(Change), static o => o.Changes),
        Years = f.Get("years", All(Year), static o => o.Years),
        Guidances = f.Get("guidances", All(Guidance), static o => o.Guidances),
        Findings = f.Get("findings", All(Finding), static o => o.Findings),
        Order = f.Maybe("order", Order, static o => o.Order),
        Exit = f.Maybe("exit", Exit, static o => o.Exit),
        Successor = f.Maybe("successor", RegistrarCodecs.Successor, static o => o.Successor),
        HandedOver = f.Maybe("handedOver", RegistrarCodecs.HandOver, static o => o.HandedOver),
        TakenOverOn = f.MaybeValue("takenOverOn", Codecs.Date, static o => o.TakenOverOn),
        LastActOn = f.Get("lastActOn", Codecs.Date, static o => o.LastActOn),
    });

    private static Codec<ReportedChange> Change => Codecs.Record<ReportedChange>(static f => new(
        f.Get("content", RegistrarCodecs.Change, static o => o.Content),
        f.Get("status", Codecs.Name<RegistrarChangeStatus>(), static o => o.Status),
        f.MaybeValue("decidedOn", Codecs.Date, static o => o.DecidedOn)));

    private static Codec<ReportedYear> Year => Codecs.Record<ReportedYear>(static f => new(
        f.Get("content", RegistrarCodecs.YearReport, static o => o.Content),
        f.Get("on", Codecs.Date, static o => o.On),
        f.Maybe("assessment", RegistrarCodecs.Words, static o => o.Assessment)));

    private static Codec<Guidance> Guidance => Codecs.Record<Guidance>(static f => new(
        f.Get("form", Codecs.Name<GuidanceForm>(), static o => o.Form),
        f.Get("statement", RegistrarCodecs.Words, static o => o.Statement),
        f.Get("on", Codecs.Date, static o => o.On)));

    private static Codec<Misconduct> Finding => Codecs.Record<Misconduct>(static f => new(
        f.Get("kind", Codecs.Name<MisconductKind>(), static o => o.Kind),
        f.Get("serious", Codecs.Bool, static o => o.Serious),
        f.Get("facts", RegistrarCodecs.Words, static o => o.Facts),
        f.Get("evidence", Codecs.Digests, static o => o.Evidence),
        f.Get("on", Codecs.Date, static o => o.On)));

    private static Codec<RectificationOrder> Order => Codecs.Record<RectificationOrder>(static f => new(
        f.Get("finding", RegistrarCodecs.Numbered, static o => o.Finding),
        f.Get("by", Codecs.Date, static o => o.By)));

    private static Codec<Exit> Exit => Codecs.Record<Exit>(static f => new(
        f.Get("on", Codecs.Date, static o => o.On),
        f.Get("plan", Codecs.Digests, static o => o.Plan),
        f.Get("reportedOn", Codecs.Date, static o => o.ReportedOn),
        f.MaybeValue("agreedOn", Codecs.Date, static o => o.AgreedOn),
        f.MaybeValue("forwardedOn", Codecs.Date, static o => o.ForwardedOn)));

    private static Codec<ValueList<T>> All<T>(Codec<T> item) => Codecs.List(item, 0, int.MaxValue);
}
