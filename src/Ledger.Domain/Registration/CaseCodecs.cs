using Ledger.Domain.Assets;
using Ledger.Domain.Assets.Scope;
using Ledger.Domain.Json;
using Ledger.Domain.Parties;
using Ledger.Domain.PublicData;
using Ledger.Domain.Registration.Inquiries;

namespace Ledger.Domain.Registration;

/// <summary>The JSON of cases: what payloads, events and snapshot have in common.</summary>
internal static partial class CaseCodecs
{
    // An application grows by what is supplied as evidence later, so the bound is wider than a first filing needs.
    private const int MaxMaterials = 256;

    public static readonly Codec<string> Reason = Codecs.Text(1, 1000);
    public static readonly Codec<string> Reference = Codecs.Text(1, 128);
    public static readonly Codec<ValueList<string>> Items = Codecs.Set(Codecs.Text(1, 500), 1, 32);

    public static readonly Codec<Material> Material = Codecs.Record<Material>(static f => new(
        f.Get("kind", Codecs.Name<MaterialKind>(), static o => o.Kind),
        f.Get("title", Codecs.Text(1, 200), static o => o.Title),
        f.Get("content", Codecs.Digests, static o => o.Content)));

    public static readonly Codec<Allocation> Allocation = Codecs.Record<Allocation>(static f => new(
        f.Get("holder", Codecs.Party, static o => o.Holder),
        f.Get("right", Codecs.Name<RightKind>(), static o => o.Right),
        f.MaybeValue("until", Codecs.Date, static o => o.Until),
        f.Get("exclusive", Codecs.Bool, static o => o.Exclusive),
        f.Get("limits", Codecs.Text(1, 500), static o => o.Limits),
        f.Maybe("scope", ScopeCodecs.Scope, static o => o.Scope)));

    public static readonly Codec<DataSource> Source = Codecs.Record<DataSource>(static f => new(
        f.Get("kind", Codecs.Name<SourceKind>(), static o => o.Kind),
        f.Get("basis", Codecs.Text(1, 64), static o => o.Basis),
        f.Get("statement", Codecs.Text(1, 1000), static o => o.Statement),
        f.Get("assets", Codecs.Set(Codecs.Asset, 0, 16), static o => o.Assets)));

    public static readonly Codec<Application> Application = Codecs.Record<Application>(
        static f => new()
        {
            Asset = f.Get("asset", Codecs.Asset, static o => o.Asset),
            Kind = f.Get("kind", Codecs.Name<AssetKind>(), static o => o.Kind),
            Category = f.Get("category", Codecs.Name<DataCategory>(), static o => o.Category),
            PublicOrigin = f.MaybeValue("publicOrigin", Codecs.Name<PublicOrigin>(), static o => o.PublicOrigin),
            Applicants = f.Get("applicants", Codecs.Set(Codecs.Party, 1, 16), static o => o.Applicants),
            Description = f.Get("description", AssetCodecs.Description, static o => o.Description),
            Grade = f.Get("grade", Codecs.Name<DataGrade>(), static o => o.Grade),
            Impacts = f.Get("impacts", Codecs.Set(AssetCodecs.Impact, 0, 6), static o => o.Impacts),
            PersonalInformation = f.Get("personalInformation", Codecs.Bool, static o => o.PersonalInformation),
            Content = f.Get("content", Codecs.Digests, static o => o.Content),
            Source = f.Get("source", Source, static o => o.Source),
            Rights = f.Get("rights", Codecs.List(Allocation, 1, 16), static o => o.Rights),
            Materials = f.Get("materials", Codecs.List(Material, 0, MaxMaterials), static o => o.Materials),
            NoticeExemption = f.Maybe("noticeExemption", Reason, static o => o.NoticeExemption),
            PublicRegistration = f.MaybeValue("publicRegistration", Codecs.Case, static o => o.PublicRegistration),
        },
        static o => o.Category is DataCategory.Public == o.PublicOrigin is null
            ? "publicOrigin is expected exactly for public data"
            : null);

    public static readonly Codec<LaterApplication> Later = Codecs.Record<LaterApplication>(
        static f => new()
        {
            Type = f.Get("type", Codecs.Name<LaterType>(), static o => o.Type),
            Asset = f.Get("asset", Codecs.Asset, static o => o.Asset),
            Certificate = f.Get("certificate", Codecs.Certificate, static o => o.Certificate),
            Rights = f.Get("rights", EncumbranceCodecs.Ordinals, static o => o.Rights),
            Applicants = f.Get("applicants", Codecs.Set(Codecs.Party, 1, 16), static o => o.Applicants),
            Materials = f.Get("materials", Codecs.List(Material, 0, MaxMaterials), static o => o.Materials),
            Transferee = f.MaybeValue("transferee", Codecs.Party, static o => o.Transferee),
            Succession = f.Maybe("succession", LaterCodecs.Succession, static o => o.Succession),
            Description = f.Maybe("description", AssetCodecs.Description, static o => o.Description),
            Identity = f.Maybe("identity", LaterCodecs.Identity, static o => o.Identity),
            Years = f.MaybeValue("years", Codecs.Number(1, 100), static o => o.Years),
            Ground = f.MaybeValue("ground", Codecs.Name<CancellationGround>(), static o => o.Ground),
            NoticeExemption = f.Maybe("noticeExemption", Reason, static o => o.NoticeExemption),
        },
        static o => o.Fault());

    public static readonly Codec<Finding> Finding = Codecs.Record<Finding>(static f => new(
        f.Get("item", Codecs.Name<FindingItem>(), static o => o.Item),
        f.Get("satisfied", Codecs.Bool, static o => o.Satisfied),
        f.Get("statement", Reason, static o => o.Statement)));

    public static readonly Codec<ValueList<Finding>> Findings = Codecs.List(Finding, 1, 3);
    public static readonly Codec<ValueList<Material>> Materials = Codecs.List(Material, 1, 16);

    public static readonly Codec<CaseState> State = Codecs.Record<CaseState>(static f => new()
    {
        Status = f.MaybeValue("status", Codecs.Name<CaseStatus>(), static o => Present(o.Status)) ?? CaseStatus.None,
        Application = f.Maybe("application", Application, static o => o.Application),
        Later = f.Maybe("later", Later, static o => o.Later),
        Public = f.Maybe("public", PublicCodecs.Case, static o => o.Public),
        OwnMotion = f.Get("ownMotion", Codecs.Bool, static o => o.OwnMotion),
        Joined = f.Get("joined", Many(Codecs.Party), static o => o.Joined),
        FiledBy = f.MaybeValue("filedBy", Codecs.Party, static o => o.FiledBy),
        ReceivedOn = f.MaybeValue("receivedOn", Codecs.Date, static o => o.ReceivedOn),
        FirstFiledOn = f.MaybeValue("firstFiledOn", Codecs.Date, static o => o.FirstFiledOn),
        CorrectBy = f.MaybeValue("correctBy", Codecs.Date, static o => o.CorrectBy),
        AcceptedOn = f.MaybeValue("acceptedOn", Codecs.Date, static o => o.AcceptedOn),
        Acceptance = f.Maybe("acceptance", PartyCodecs.Act, static o => o.Acceptance),
        Extension = f.Get("extension", Codecs.Number(0, 1000), static o => o.Extension),
        EvidenceRequests = f.Get("evidenceRequests", Many(Request), static o => o.EvidenceRequests),
        Reviews = f.Get("reviews", Many(PartyCodecs.Act), static o => o.Reviews),
        NoticeOn = f.MaybeValue("noticeOn", Codecs.Date, static o => o.NoticeOn),
        Objections = f.Get("objections", Many(Objection), static o => o.Objections),
        Evidence = f.Maybe("evidence", Evidence, static o => o.Evidence),
        Until = f.MaybeValue("until", Codecs.Date, static o => o.Until),
        Number = f.MaybeValue("number", Codecs.Certificate, static o => o.Number),
        ClosedOn = f.MaybeValue("closedOn", Codecs.Date, static o => o.ClosedOn),
        Documents = f.Get("documents", Many(Documents), static o => o.Documents),
        Inquiries = f.Get("inquiries", Many(InquiryCodecs.Inquiry), static o => o.Inquiries),
        LastActOn = f.Get("lastActOn", Codecs.Date, static o => o.LastActOn),
    });
}
