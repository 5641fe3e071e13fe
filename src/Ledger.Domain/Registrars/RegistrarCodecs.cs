using Ledger.Domain.Json;

namespace Ledger.Domain.Registrars;

/// <summary>The JSON of what a registrar declares, discloses, reports and hands over.</summary>
internal static class RegistrarCodecs
{
    public static readonly Codec<Qualification> Qualification = Codecs.Record<Qualification>(static f => new()
    {
        Name = f.Get("name", Codecs.Text(1, 100), static o => o.Name),
        Kind = f.Get("kind", Codecs.Name<InstitutionKind>(), static o => o.Kind),
        Seat = f.Get("seat", Codecs.Division, static o => o.Seat),
        PaidInCapital = f.Get("paidInCapital", Codecs.Decimal, static o => o.PaidInCapital),
        ExperienceYears = f.Get("experienceYears", Codecs.Number(0, 100), static o => o.ExperienceYears),
        Reviewers = f.Get("reviewers", Codecs.Number(0, 100_000), static o => o.Reviewers),
        ReviewerYears = f.Get("reviewerYears", Codecs.Number(0, 100), static o => o.ReviewerYears),
        ProtectionLevel = f.Get("protectionLevel", Codecs.Number(1, 5), static o => o.ProtectionLevel),
        LastViolation = f.MaybeValue("lastViolation", Codecs.Date, static o => o.LastViolation),
        Proofs = f.Get(
            "proofs",
            Codecs.List(Proof, 0, 64).Checked(static list =>
                list.DistinctBy(static proof => proof.Kind).Count() == list.Count ? null : "a kind comes twice"),
            static o => o.Proofs),
    });

    public static readonly Codec<Disclosure> Disclosure = Codecs.Record<Disclosure>(static f => new()
    {
        Process = f.Get("process", Codecs.Text(1, 4000), static o => o.Process),
        Fees = f.Get("fees", Codecs.List(Fee, 0, 64), static o => o.Fees),
        Complaints = f.Get("complaints", Codecs.Text(1, 500), static o => o.Complaints),
        Business = f.Get("business", Codecs.Text(1, 4000), static o => o.Business),
        Reviewers = f.Get("reviewers", Codecs.Text(1, 4000), static o => o.Reviewers),
    });

    public static readonly Codec<YearReport> YearReport = Codecs.Record<YearReport>(static f => new(
        f.Get("year", Year, static o => o.Year),
        f.Get("filed", Codecs.Decimal, static o => o.Filed),
        f.Get("registered", Codecs.Decimal, static o => o.Registered),
        f.Get("refused", Codecs.Decimal, static o => o.Refused),
        f.Get("report", Codecs.Digests, static o => o.Report)));

    public static readonly Codec<RegistrarChange> Change = Codecs.Record<RegistrarChange>(static f => new(
        f.Get("kind", Codecs.Name<RegistrarChangeKind>(), static o => o.Kind),
        f.Get("on", Codecs.Date, static o => o.On),
        f.Get("statement", Words, static o => o.Statement),
        f.Get("qualification", Qualification, static o => o.Qualification)));

    public static readonly Codec<HandOver> HandOver = Codecs.Record<HandOver>(static f => new(
        f.Get("inventory", Codecs.Digests, static o => o.Inventory),
        f.Get("cases", Codecs.Decimal, static o => o.Cases),
        f.Get("upTo", Codecs.Decimal, static o => o.UpTo)));

    public static readonly Codec<Successor> Successor = Codecs.Record<Successor>(static f => new(
        f.Get("party", Codecs.Party, static o => o.Party),
        f.Get("name", Codecs.Text(1, 100), static o => o.Name),
        f.Get("reference", Reference, static o => o.Reference)));

    public static Codec<int> Year => Codecs.Number(2000, 9000);

    public static Codec<int> Numbered => Codecs.Number(1, 1_000_000);

    public static Codec<string> Words => Codecs.Text(1, 2000);

    public static Codec<string> Reference => Codecs.Text(1, 128);

    private static Codec<ProofDocument> Proof => Codecs.Record<ProofDocument>(static f => new(
        f.Get("kind", Codecs.Name<QualificationProof>(), static o => o.Kind),
        f.Get("title", Codecs.Text(1, 100), static o => o.Title),
        f.Get("content", Codecs.Digests, static o => o.Content)));

    private static Codec<Fee> Fee => Codecs.Record<Fee>(static f => new(
        f.Get("kind", Codecs.Name<FeeKind>(), static o => o.Kind),
        f.Get("name", Codecs.Text(1, 100), static o => o.Name),
        f.Get("fen", Codecs.Decimal, static o => o.Fen),
        f.Get("optional", Codecs.Bool, static o => o.Optional)));
}
