using Ledger.Domain.Assets;
using Ledger.Domain.Catalogue.Flows;
using Ledger.Domain.Catalogue.Openness;
using Ledger.Domain.Json;
using Ledger.Domain.Parties;

namespace Ledger.Domain.Catalogue;

/// <summary>The JSON of the catalogue: what payloads, events and snapshots have in common.</summary>
internal static class CatalogueCodecs
{
    public static readonly Codec<CatalogueId> Item =
        Codecs.Parsed<CatalogueId>(CatalogueId.TryParse, "a catalogue id");

    public static readonly Codec<string> Reason = Codecs.Text(1, 1000);
    public static readonly Codec<int> Number = Codecs.Number(1, 100_000);
    public static readonly Codec<string> DatumName = Codecs.Text(1, 100);
    public static readonly Codec<string> Standard = Codecs.Text(1, 100);

    // The names of so many data, each a stream of the entry, leave room in a leaf.
    private const int MaxData = 64;

    public static readonly Codec<CatalogueContent> Content = Codecs.Record<CatalogueContent>(
        static f => new()
        {
            Category = f.Get("category", Codecs.Name<CatalogueCategory>(), static o => o.Category),
            Name = f.Get("name", Codecs.Text(1, 100), static o => o.Name),
            Summary = f.Get("summary", Codecs.Text(1, 1000), static o => o.Summary),
            Division = f.Get("division", Codecs.Division, static o => o.Division),
            Industry = f.Get("industry", Codecs.Industry, static o => o.Industry),
            Frequency = f.Get("frequency", Codecs.Name<UpdateFrequency>(), static o => o.Frequency),
            Sharing = f.MaybeValue("sharing", Codecs.Name<SharingMode>(), static o => o.Sharing),
            Grade = f.Get("grade", Codecs.Name<DataGrade>(), static o => o.Grade),
            PersonalInformation = f.Get("personalInformation", Codecs.Bool, static o => o.PersonalInformation),
            Confidential = f.Get("confidential", Codecs.Bool, static o => o.Confidential),
            Data = f.Get("data", Codecs.List(Datum, 1, MaxData), static o => o.Data),
            Access = f.Get("access", Codecs.List(Access, 0, 16), static o => o.Access),
            Asset = f.MaybeValue("asset", Codecs.Asset, static o => o.Asset),
            PublicRegistration = f.MaybeValue("publicRegistration", Codecs.Case, static o => o.PublicRegistration),
        },
        static o => o.Fault());

    public static readonly Codec<ValueList<QualityFinding>> Findings = Codecs.List(
        Codecs.Record<QualityFinding>(static f => new(
            f.Get("dimension", Codecs.Name<QualityDimension>(), static o => o.Dimension),
            f.Get("satisfied", Codecs.Bool, static o => o.Satisfied),
            f.Get("statement", Reason, static o => o.Statement))),
        1,
        16);

    public static readonly Codec<SharingDuty> Duty = Codecs.Record<SharingDuty>(static f => new(
        f.Get("recipients", Codecs.Text(1, 200), static o => o.Recipients),
        f.Get("basis", Codecs.Text(1, 200), static o => o.Basis),
        f.Get("way", Codecs.Name<AccessKind>(), static o => o.Way)));

    public static readonly Codec<ValueList<DataTreatment>> Treatments =
        Codecs.Set(Codecs.Name<DataTreatment>(), 0, 4);

    public static readonly Codec<CatalogueItem> State = Codecs.Record<CatalogueItem>(static f => new()
    {
        Status = f.MaybeValue("status", Codecs.Name<CatalogueStatus>(), StatusOf).GetValueOrDefault(),
        Provider = f.MaybeValue("provider", Codecs.Party, static o => o.Provider),
        Draft = f.Maybe("draft", Content, static o => o.Draft),
        Shown = f.Maybe("shown", Content, static o => o.Shown),
        Inspections = f.Get("inspections", Codecs.List(PartyCodecs.Act, 0, int.MaxValue), static o => o.Inspections),
        Confirmation = f.Maybe("confirmation", Confirmation, static o => o.Confirmation),
        PublishedOn = f.MaybeValue("publishedOn", Codecs.Date, static o => o.PublishedOn),
        UpdatedOn = f.MaybeValue("updatedOn", Codecs.Date, static o => o.UpdatedOn),
        Duties = f.Get("duties", Codecs.List(Owed, 0, int.MaxValue), static o => o.Duties),
        Flows = f.Get("flows", Codecs.List(FlowCodecs.Flow, 0, int.MaxValue), static o => o.Flows),
        Opening = f.Get("opening", OpeningCodecs.State, static o => o.Opening),
        Data = f.MaybeValue("data", Codecs.Digests, static o => o.Data),
        LastActOn = f.MaybeValue("lastActOn", Codecs.Date, static o => o.LastActOn),
    });

    private static Codec<OwedSharing> Owed => Codecs.Record<OwedSharing>(static f => new(
        f.Get("duty", Duty, static o => o.Duty),
        f.Get("from", Codecs.Date, static o => o.From),
        f.MaybeValue("until", Codecs.Date, static o => o.Until)));

    private static Codec<CatalogueDatum> Datum => Codecs.Record<CatalogueDatum>(static f => new(
        f.Get("name", DatumName, static o => o.Name),
        f.Get("standard", Standard, static o => o.Standard),
        f.MaybeValue("from", Item, static o => o.From)));

    private static Codec<AccessPoint> Access => Codecs.Record<AccessPoint>(static f => new(
        f.Get("kind", Codecs.Name<AccessKind>(), static o => o.Kind),
        f.Get("title", Codecs.Text(1, 100), static o => o.Title),
        f.Maybe("mediaType", MediaType, static o => o.MediaType),
        f.Maybe("address", Address, static o => o.Address)));

    private static Codec<string> MediaType => Codecs.Text(3, 100).Checked(static text =>
        text.Split('/') is [{ Length: > 0 }, { Length: > 0 }] && !text.AsSpan().ContainsAnyExceptInRange('!', '~')
            ? null
            : "a media type is expected");

    private static Codec<string> Address => Codecs.Text(1, 500).Checked(static text =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            && Uri.IsWellFormedUriString(text, UriKind.Absolute)
                ? null
                : "an http or https address is expected");

    private static Codec<Confirmation> Confirmation => Codecs.Record<Confirmation>(static f => new(
        f.Get("treatments", Treatments, static o => o.Treatments),
        f.Get("data", Codecs.Digests, static o => o.Data),
        f.Get("on", Codecs.Date, static o => o.On)));

    private static CatalogueStatus? StatusOf(CatalogueItem state) =>
        state.Status is CatalogueStatus.None ? null : state.Status;
}
