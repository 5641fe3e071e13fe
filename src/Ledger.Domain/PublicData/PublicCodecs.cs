using Ledger.Domain.Assets;
using Ledger.Domain.Json;
using Ledger.Domain.Registration;

namespace Ledger.Domain.PublicData;

/// <summary>The JSON that commands, events and snapshots of the regime of public data have in common.</summary>
internal static class PublicCodecs
{
    public static readonly Codec<string> Code = Codecs.Text(1, 64);

    public static readonly Codec<PublicAnnouncement> Announcement = Codecs.Record<PublicAnnouncement>(static f => new(
        f.Get("applicants", Codecs.Set(Codecs.Party, 1, 16), static o => o.Applicants),
        f.Get("name", Codecs.Text(1, 200), static o => o.Name),
        f.Get("on", Codecs.Date, static o => o.On)));

    public static readonly Codec<PublicRecord> Record = Codecs.Record<PublicRecord>(static f => new()
    {
        Kind = f.Get("kind", Codecs.Name<PublicKind>(), static o => o.Kind),
        Name = f.Get("name", Codecs.Text(1, 200), static o => o.Name),
        Summary = f.Get("summary", Codecs.Text(1, 1000), static o => o.Summary),
        Division = f.Get("division", Codecs.Division, static o => o.Division),
        Content = f.Get("content", Codecs.Digests, static o => o.Content),
        Grade = f.Get("grade", Codecs.Name<DataGrade>(), static o => o.Grade),
        Impacts = f.Get("impacts", Codecs.Set(AssetCodecs.Impact, 0, 6), static o => o.Impacts),
        PersonalInformation = f.Get("personalInformation", Codecs.Bool, static o => o.PersonalInformation),
        OperationFrom = f.MaybeValue("operationFrom", Codecs.Date, static o => o.OperationFrom),
        AuthorisedUntil = f.MaybeValue("authorisedUntil", Codecs.Date, static o => o.AuthorisedUntil),
    });

    public static readonly Codec<Preservation> Preservation = Codecs.Record<Preservation>(static f => new(
        f.Get("platform", Codecs.Text(1, 200), static o => o.Platform),
        f.Get("reference", CaseCodecs.Reference, static o => o.Reference),
        f.Get("on", Codecs.Date, static o => o.On)));

    public static readonly Codec<PublicApplication> Application = Codecs.Record<PublicApplication>(
        static f => new()
        {
            Type = f.Get("type", Codecs.Name<PublicType>(), static o => o.Type),
            Asset = f.Get("asset", Codecs.Asset, static o => o.Asset),
            Original = f.MaybeValue("original", Codecs.Case, static o => o.Original),
            Applicants = f.Get("applicants", Codecs.Set(Codecs.Party, 1, 16), static o => o.Applicants),
            Record = f.Maybe("record", Record, static o => o.Record),
            Preservation = f.Maybe("preservation", Preservation, static o => o.Preservation),
            Materials = f.Get("materials", Codecs.List(CaseCodecs.Material, 0, 64), static o => o.Materials),
            Ground = f.MaybeValue("ground", Codecs.Name<PublicCancellationGround>(), static o => o.Ground),
            Years = f.MaybeValue("years", Codecs.Number(1, 100), static o => o.Years),
        },
        static o => o.Fault());

    public static readonly Codec<ValueList<PublicDefect>> Defects = Codecs.List(
        Codecs.Record<PublicDefect>(static f => new(
            f.Get("item", Codecs.Name<PublicItem>(), static o => o.Item),
            f.Get("statement", CaseCodecs.Reason, static o => o.Statement))),
        1,
        32);

    public static readonly Codec<ValueList<PublicFinding>> Findings = Codecs.List(
        Codecs.Record<PublicFinding>(static f => new(
            f.Get("item", Codecs.Name<PublicItem>(), static o => o.Item),
            f.Get("satisfied", Codecs.Bool, static o => o.Satisfied),
            f.Get("statement", CaseCodecs.Reason, static o => o.Statement))),
        1,
        7);

    public static readonly Codec<PublicCase> Case = Codecs.Record<PublicCase>(static f => new()
    {
        Status = f.Get("status", Codecs.Name<PublicStatus>(), static o => o.Status),
        Announcement = f.Maybe("announcement", Announcement, static o => o.Announcement),
        Application = f.Maybe("application", Application, static o => o.Application),
        Defects = f.Maybe("defects", Defects, static o => o.Defects.Count == 0 ? null : o.Defects) ?? [],
        Delay = f.Maybe("delay", CaseCodecs.Reason, static o => o.Delay),
        Registration = f.Maybe("registration", Registration, static o => o.Registration),
    });

    private static Codec<PublicRegistration> Registration => Codecs.Record<PublicRegistration>(static f => new(
        f.Get("code", Code, static o => o.Code),
        f.Get("record", Record, static o => o.Record),
        f.Get("holders", Codecs.Set(Codecs.Party, 1, 16), static o => o.Holders),
        f.Get("from", Codecs.Date, static o => o.From),
        f.Get("until", Codecs.Date, static o => o.Until),
        f.MaybeValue("renewal", Codecs.Case, static o => o.Renewal)));
}
