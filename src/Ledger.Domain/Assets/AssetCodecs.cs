using Ledger.Domain.Assets.Provenance;
using Ledger.Domain.Assets.Rights;
using Ledger.Domain.Assets.Scope;
using Ledger.Domain.Json;
using Ledger.Domain.Parties;

namespace Ledger.Domain.Assets;

/// <summary>The JSON of assets: payloads, events, snapshot.</summary>
internal static class AssetCodecs
{
    // Outer bounds only: how long a name or an overview may be is a rule, and rules have versions.
    public static readonly Codec<Description> Description = Codecs.Record<Description>(
        static f => new()
        {
            Name = f.Get("name", Codecs.Text(1, 200), static o => o.Name),
            Overview = f.Get("overview", Codecs.Text(1, 2000), static o => o.Overview),
            Industry = f.Get("industry", Codecs.Industry, static o => o.Industry),
            Scope = f.Get("scope", Codecs.Name<RegionScope>(), static o => o.Scope),
            Divisions = f.Get("divisions", Codecs.Set(Codecs.Division, 0, 64), static o => o.Divisions),
            From = f.Get("from", Codecs.Date, static o => o.From),
            Until = f.MaybeValue("until", Codecs.Date, static o => o.Until),
            Frequency = f.Get("frequency", Codecs.Name<UpdateFrequency>(), static o => o.Frequency),
            Records = f.MaybeValue("records", Codecs.Decimal, static o => o.Records),
            Bytes = f.Get("bytes", Codecs.Decimal, static o => o.Bytes),
            Media = f.Get("media", Codecs.Set(Codecs.Name<DataMedium>(), 1, 6), static o => o.Media),
            Structure = f.Get("structure", Codecs.Name<DataStructure>(), static o => o.Structure),
            Restrictions = f.Get("restrictions", Codecs.Text(1, 500), static o => o.Restrictions),
        },
        static o => o.Until < o.From ? "until lies before from" : null);

    public static readonly Codec<Impact> Impact = Codecs.Record<Impact>(static f => new(
        f.Get("on", Codecs.Name<ImpactObject>(), static o => o.On),
        f.Get("degree", Codecs.Name<ImpactDegree>(), static o => o.Degree)));

    public static readonly Codec<RightTerms> Terms = Codecs.Record<RightTerms>(static f => new(
        f.Get("limits", Codecs.Text(1, 500), static o => o.Limits),
        f.Get("salt", Codecs.Digest, static o => o.Salt),
        f.Maybe("scope", ScopeCodecs.Scope, static o => o.Scope)));

    public static readonly Codec<Right> Right = Codecs.Record<Right>(static f => new()
    {
        Ordinal = f.Get("ordinal", Ordinal(1), static o => o.Ordinal),
        Kind = f.Get("kind", Codecs.Name<RightKind>(), static o => o.Kind),
        Holder = f.Get("holder", Codecs.Party, static o => o.Holder),
        HolderSalt = f.Get("holderSalt", Codecs.Digest, static o => o.HolderSalt),
        From = f.Get("from", Codecs.Date, static o => o.From),
        Until = f.Get("until", Codecs.Date, static o => o.Until),
        Exclusive = f.Get("exclusive", Codecs.Bool, static o => o.Exclusive),
        Terms = f.Get("terms", Terms, static o => o.Terms),
        Case = f.MaybeValue("case", Codecs.Case, static o => o.Case),
        Under = f.MaybeValue("under", Ordinal(1), static o => o.Under),
        Contract = f.MaybeValue("contract", Codecs.Digests, static o => o.Contract),
        Replaces = f.MaybeValue("replaces", Ordinal(1), static o => o.Replaces),
        Shares = f.Maybe("shares", RightCodecs.Shares, static o => o.Shares.Count == 0 ? null : o.Shares) ?? [],
        Majority = f.Maybe("majority", RightCodecs.Fraction, static o => o.Majority),
        Status = f.Get("status", Codecs.Name<RightStatus>(), static o => o.Status),
        Pledged = f.MaybeValue("pledged", True, static o => o.Pledged ? true : null) ?? false,
        Frozen = f.MaybeValue("frozen", True, static o => o.Frozen ? true : null) ?? false,
        Sealed = f.MaybeValue("sealed", True, static o => o.Sealed ? true : null) ?? false,
        EndedOn = f.MaybeValue("endedOn", Codecs.Date, static o => o.EndedOn),
    });

    public static readonly Codec<CertificateContent> CertificateContent =
        Codecs.Record<CertificateContent>(static f => new()
        {
            Asset = f.Get("asset", Codecs.Asset, static o => o.Asset),
            Case = f.Get("case", Codecs.Case, static o => o.Case),
            Kind = f.Get("kind", Codecs.Name<AssetKind>(), static o => o.Kind),
            Description = f.Get("description", Description, static o => o.Description),
            Content = f.Get("content", Codecs.Digests, static o => o.Content),
            Rights = f.Get("rights", Codecs.List(Right, 1, 64), static o => o.Rights),
            NationalReference = f.Get("nationalReference", Codecs.Text(1, 128), static o => o.NationalReference),
            From = f.Get("from", Codecs.Date, static o => o.From),
            Until = f.Get("until", Codecs.Date, static o => o.Until),
            Salt = f.Get("salt", Codecs.Digest, static o => o.Salt),
        });

    public static readonly Codec<FileTransaction> FileTransaction = Codecs.Record<FileTransaction>(static f => new(
        f.Get("sequence", Codecs.Decimal, static o => o.Sequence),
        f.Get("content", Codecs.Digests, static o => o.Content)));

    public static readonly Codec<FileEgress> FileEgress = Codecs.Record<FileEgress>(static f => new(
        f.Get("sequence", Codecs.Decimal, static o => o.Sequence),
        f.Get("content", Codecs.Digests, static o => o.Content)));

    public static readonly Codec<RestateAsset> Restate = Codecs.Record<RestateAsset>(
        static f => new(
            f.Get("first", Ordinal(0), static o => o.First), f.Get("last", Ordinal(0), static o => o.Last)),
        static o => o.Last < o.First || o.Last - o.First >= RestateAsset.MaxKeys ? "1 to 16 keys are expected" : null);

    public static readonly Codec<AssetRestated> Restated = Codecs.Record<AssetRestated>(static f => new(
        f.Get("first", Ordinal(0), static o => o.First),
        f.Get("last", Ordinal(0), static o => o.Last),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<AssetRegistered> Registered = Codecs.Record<AssetRegistered>(static f => new(
        f.Get("kind", Codecs.Name<AssetKind>(), static o => o.Kind),
        f.Get("category", Codecs.Name<DataCategory>(), static o => o.Category),
        f.Get("grade", Codecs.Name<DataGrade>(), static o => o.Grade),
        f.Get("content", Codecs.Digests, static o => o.Content),
        f.Get("case", Codecs.Case, static o => o.Case)));

    public static readonly Codec<RightGranted> RightGranted = Codecs.Record<RightGranted>(static f => new(
        f.Get("right", Right, static o => o.Right)));

    public static readonly Codec<CertificateIssued> CertificateIssued =
        Codecs.Record<CertificateIssued>(static f => new(
            f.Get("content", CertificateContent, static o => o.Content))
        {
            Identities = Identities(f, static o => o.Identities),
        });

    public static readonly Codec<TransactionFiled> TransactionFiled = Codecs.Record<TransactionFiled>(static f => new(
        f.Get("sequence", Codecs.Decimal, static o => o.Sequence),
        f.Get("content", Codecs.Digests, static o => o.Content),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<EgressFiled> EgressFiled = Codecs.Record<EgressFiled>(static f => new(
        f.Get("sequence", Codecs.Decimal, static o => o.Sequence),
        f.Get("content", Codecs.Digests, static o => o.Content),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<AssetState> State = Codecs.Record<AssetState>(static f => new()
    {
        Record = f.Maybe("record", Record, static o => o.Record),
        Rights = f.Get("rights", Codecs.List(Right, 0, int.MaxValue), static o => o.Rights),
        Certificates = f.Get("certificates", Codecs.List(Certificate, 0, int.MaxValue), static o => o.Certificates),
        Pledges = f.Get("pledges", Codecs.List(EncumbranceCodecs.Pledge, 0, int.MaxValue), static o => o.Pledges),
        Remarks = f.Get("remarks", Codecs.List(EncumbranceCodecs.Remark, 0, int.MaxValue), static o => o.Remarks),
        Disputes = f.Get("disputes", Codecs.List(DisputeCodecs.State, 0, int.MaxValue), static o => o.Disputes),
        Consents = f.Maybe(
            "consents", Codecs.List(RightCodecs.Consent, 1, int.MaxValue),
            static o => o.Consents.Count == 0 ? null : o.Consents) ?? [],
        Sources = f.Maybe(
            "sources", Codecs.List(SourceCodecs.Link, 1, int.MaxValue),
            static o => o.Sources.Count == 0 ? null : o.Sources) ?? [],
        Collections = f.Maybe(
            "collections", Codecs.List(CollectionCodecs.State, 1, int.MaxValue),
            static o => o.Collections.Count == 0 ? null : o.Collections) ?? [],
        Transactions = f.Get("transactions", Head, static o => o.Transactions),
        Egress = f.Get("egress", Head, static o => o.Egress),
        Restated = f.Maybe("restated", Restatement, static o => o.Restated),
    });

    private static Codec<Restatement> Restatement => Codecs.Record<Restatement>(static f => new(
        f.Get("number", Codecs.Decimal, static o => o.Number),
        f.Get("first", Ordinal(0), static o => o.First),
        f.Get("last", Ordinal(0), static o => o.Last)));

    private static Codec<AssetRecord> Record => Codecs.Record<AssetRecord>(static f => new(
        f.Get("kind", Codecs.Name<AssetKind>(), static o => o.Kind),
        f.Get("category", Codecs.Name<DataCategory>(), static o => o.Category),
        f.Get("grade", Codecs.Name<DataGrade>(), static o => o.Grade),
        f.Get("content", Codecs.Digests, static o => o.Content),
        f.Get("status", Codecs.Name<AssetStatus>(), static o => o.Status)));

    private static Codec<Certificate> Certificate => Codecs.Record<Certificate>(static f => new(
        f.Get("case", Codecs.Case, static o => o.Case),
        f.Get("until", Codecs.Date, static o => o.Until),
        f.Get("digests", Codecs.Digests, static o => o.Digests),
        f.MaybeValue("number", Codecs.Certificate, static o => o.Number),
        f.Get("status", Codecs.Name<CertificateStatus>(), static o => o.Status),
        f.Get("rights", Codecs.List(Ordinal(1), 0, int.MaxValue), static o => o.Rights),
        f.Get("description", Description, static o => o.Description),
        f.MaybeValue("renewal", Codecs.Case, static o => o.Renewal))
    {
        Identities = Identities(f, static o => o.Identities),
    });

    private static Codec<HolderIdentity> Identity => Codecs.Record<HolderIdentity>(static f => new(
        f.Get("party", Codecs.Party, static o => o.Party),
        f.Get("changes", Codecs.Number(1, int.MaxValue), static o => o.Changes)));

    private static ValueList<HolderIdentity> Identities<T>(
        Fields<T> f, Func<T, ValueList<HolderIdentity>> get)
        where T : class => f.Maybe(
        "identities", Codecs.List(Identity, 1, 64), o => get(o).Count == 0 ? null : get(o)) ?? [];

    // A member that is only there when it is true has one spelling.
    private static Codec<bool> True => Codecs.Bool.Checked(static value => value ? null : "true is expected");

    private static Codec<uint> Ordinal(int min) => Codecs.Number(min, int.MaxValue).Map(
        static number => (uint)number, static ordinal => checked((int)ordinal));

    private static Codec<FilingHead> Head => Codecs.Record<FilingHead>(static f => new(
        f.Get("sequence", Codecs.Decimal, static o => o.Sequence),
        f.Get("last", Codecs.Digests, static o => o.Last)));
}
