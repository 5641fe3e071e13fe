using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Domain.Registration;
using Ledger.Domain.Rules;

namespace Ledger.Portal.Applying;

/// <summary>
/// An application for first registration as it is being filled in: annex 1 of the guide, for one applicant. What is
/// wrong with a field is told beside it; what the rules say of the whole, the registry says.
/// </summary>
internal sealed partial class ApplicationForm
{
    private readonly RuleSet _rules = RuleSet.G35;
    private AssetKind _kind;
    private SourceKind _source;

    public string Name { get; set; } = "";

    public string Overview { get; set; } = "";

    public string Industry { get; set; } = "";

    public string Divisions { get; set; } = "";

    public string Restrictions { get; set; } = "无";

    public string Statement { get; set; } = "";

    public string Basis { get; set; } = "own-production";

    public AssetKind Kind
    {
        get => _kind;
        set
        {
            _kind = value;
            FitBasis();
        }
    }

    public DataCategory Category { get; set; } = DataCategory.Enterprise;

    public DataGrade Grade { get; set; }

    public RegionScope Scope { get; set; } = RegionScope.National;

    public UpdateFrequency Frequency { get; set; } = UpdateFrequency.OnDemand;

    public DataMedium Medium { get; set; } = DataMedium.Table;

    public DataStructure Structure { get; set; }

    public SourceKind Source
    {
        get => _source;
        set
        {
            _source = value;
            FitBasis();
        }
    }

    public DateOnly? From { get; set; }

    public DateOnly? Until { get; set; }

    public long? Records { get; set; }

    public bool PersonalInformation { get; set; }

    /// <summary>The rights asked for, all for the applicant.</summary>
    public HashSet<RightKind> Rights { get; } = [RightKind.Hold];

    /// <summary>The digests of the manifest, once the data was fingerprinted.</summary>
    public DigestPair? Content { get; set; }

    /// <summary>The data's bytes, as they were counted with the fingerprint.</summary>
    public ulong Bytes { get; set; }

    /// <summary>What was handed in now.</summary>
    public Dictionary<MaterialKind, Material> Materials { get; } = [];

    /// <summary>The application that is corrected; null for a new one.</summary>
    public Application? Before { get; private set; }

    /// <summary>The bases that fit the source and the object, with the clauses that name them.</summary>
    public IEnumerable<RightsBasis> Bases => _rules.Bases.Values.Where(basis =>
        basis.Sources.Contains(Source) && basis.Kinds.Contains(Kind) && !basis.PersonsOnly);

    /// <summary>What has to be handed in, by what was filled in so far.</summary>
    public IEnumerable<MaterialKind> Needed => _rules.Materials
        .Where(rule => rule.When is "always" || (rule.When is "personal-information" && PersonalInformation)
            || (rule.When is "important-data" && Grade is DataGrade.Important))
        .Select(static rule => rule.Material)
        .Concat(_rules.Bases.TryGetValue(Basis, out var basis) ? basis.Materials : [])
        .Distinct();

    /// <summary>How long the name may be.</summary>
    public int NameLength => _rules["name-length"];

    /// <summary>How long the overview may be.</summary>
    public int OverviewLength => _rules["overview-length"];

    /// <summary>What is wrong or missing, by field; each a word of the portal.</summary>
    public Dictionary<string, string> Faults()
    {
        (string Field, bool Wrong, string Word)[] checks =
        [
            ("name", Name.Trim().Length is 0 || Count(Name) > NameLength, "fault.name"),
            ("overview", Overview.Trim().Length is 0 || Count(Overview) > OverviewLength, "fault.overview"),
            ("industry", !IndustryCode.TryParse(Industry.Trim(), out _), "fault.industry"),
            ("divisions", !TryDivisions(out _), "fault.divisions"),
            ("restrictions", Restrictions.Trim().Length is 0, "fault.restrictions"),
            ("statement", Statement.Trim().Length is 0, "fault.statement"),
            ("basis", Bases.All(basis => basis.Id != Basis), "fault.basis"),
            ("from", From is null, "fault.from"),
            ("until", Until < From, "fault.until"),
            ("records", Records < 0, "fault.records"),
            ("rights", Rights.Count is 0, "fault.rights"),
            ("content", Content is null, "fault.content"),
            ("materials", !Needed.All(HasMaterial), "fault.materials"),
        ];
        return checks.Where(static check => check.Wrong)
            .ToDictionary(static check => check.Field, static check => check.Word);
    }

    /// <summary>Whether a material is there, from now or from before.</summary>
    public bool HasMaterial(MaterialKind kind) =>
        Materials.ContainsKey(kind) || Before?.Materials.Any(material => material.Kind == kind) is true;

    /// <summary>The application; there must be no faults.</summary>
    public Application Build(AssetId asset, PartyId applicant) => new()
    {
        Asset = asset,
        Kind = Kind,
        Category = Category,
        Applicants = [applicant],
        Description = Describe(),
        Grade = Grade,
        Impacts = [],
        PersonalInformation = PersonalInformation,
        Content = Content!.Value,
        Source = new DataSource(Source, Basis, Statement.Trim(), []),
        Rights = [.. Rights.Order().Select(right => Claim(applicant, right))],
        Materials = [.. Materials.Values],
    };

    private static Allocation Claim(PartyId applicant, RightKind right) => new(applicant, right, null, false, "无");

    private Description Describe() => new()
    {
        Name = Name.Trim(),
        Overview = Overview.Trim(),
        Industry = IndustryCode.Parse(Industry.Trim()),
        Scope = Scope,
        Divisions = TryDivisions(out var divisions) ? [.. divisions] : [],
        From = From!.Value,
        Until = Until,
        Frequency = Frequency,
        Records = Records is { } records ? (ulong)records : null,
        Bytes = Bytes,
        Media = Before?.Description.Media is [var first, ..] media && first == Medium ? media : [Medium],
        Structure = Structure,
        Restrictions = Restrictions.Trim(),
    };

    // What is chosen is among what is offered.
    private void FitBasis() => Basis =
        Bases.Any(basis => basis.Id == Basis) ? Basis : Bases.FirstOrDefault()?.Id ?? "";

    private bool TryDivisions(out List<DivisionCode> divisions)
    {
        divisions = [];
        foreach (var text in Divisions.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!DivisionCode.TryParse(text, out var code))
            {
                return false;
            }

            divisions.Add(code);
        }

        return true;
    }

    private static int Count(string text) => text.Trim().EnumerateRunes().Count();
}
