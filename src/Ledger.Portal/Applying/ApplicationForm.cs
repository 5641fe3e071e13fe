using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Domain.Registration;
using Ledger.Domain.Rules;
using Ledger.Portal.Components;

namespace Ledger.Portal.Applying;

/// <summary>
/// An application for first registration as it is being filled in: annex 1 of the guide, for one applicant. What is
/// wrong with a field is told beside it; what the rules say of the whole, the registry says.
/// </summary>
internal sealed partial class ApplicationForm
{
    private const int MaxText = 1000;

    private readonly RuleSet _rules = RuleSet.G35;
    private AssetKind _kind;
    private SourceKind _source;

    /// <summary>The data as it is described.</summary>
    public DescriptionForm Data { get; } = new();

    public string Statement { get; set; } = "";

    public string Basis { get; set; } = "own-production";

    /// <summary>Registered assets that it was made from, by their ids.</summary>
    public string Sources { get; set; } = "";

    /// <summary>Why the notice should be withheld; empty when it need not be.</summary>
    public string Exemption { get; set; } = "";

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

    public PublicOrigin Origin { get; set; } = PublicOrigin.AuthorisedOperation;

    public DataGrade Grade { get; set; }

    public SourceKind Source
    {
        get => _source;
        set
        {
            _source = value;
            FitBasis();
        }
    }

    public bool PersonalInformation { get; set; }

    /// <summary>The rights asked for, all for the applicant.</summary>
    public HashSet<RightKind> Rights { get; } = [RightKind.Hold];

    /// <summary>The digests of the manifest, once the data was fingerprinted.</summary>
    public DigestPair? Content { get; set; }

    /// <summary>The data's bytes, as they were counted with the fingerprint.</summary>
    public ulong Bytes { get; set; }

    /// <summary>The documents.</summary>
    public MaterialSet Materials { get; } = new();

    /// <summary>The application that is corrected; null for a new one.</summary>
    public Application? Before { get; private set; }

    /// <summary>The bases that fit the source and the object, with the clauses that name them.</summary>
    public IEnumerable<RightsBasis> Bases => _rules.Bases.Values.Where(basis =>
        basis.Sources.Contains(Source) && basis.Kinds.Contains(Kind) && !basis.PersonsOnly);

    /// <summary>What has to be handed in, by what was filled in so far; of each group one is enough.</summary>
    public IReadOnlyList<IReadOnlyList<MaterialKind>> Needed =>
    [
        .. _rules.Materials.Where(Applies).Select(static rule => (IReadOnlyList<MaterialKind>)[.. rule.AnyOf])
            .Concat((_rules.Bases.TryGetValue(Basis, out var basis) ? basis.Materials : [])
                .Select(static kind => (IReadOnlyList<MaterialKind>)[kind]))
            .DistinctBy(static group => string.Join(' ', group)),
    ];

    /// <summary>What is wrong or missing.</summary>
    public FormChecks Check() => new(
    [
        .. Data.Checks,
        new("statement", DescriptionForm.IsNoText(Statement, MaxText), "fault.statement"),
        new("basis", Bases.All(basis => basis.Id != Basis), "fault.basis"),
        new("sources", !TrySources(out _), "fault.sources", true),
        new("exemption", Exemption.Length > MaxText, "fault.exemption", true),
        new("rights", Rights.Count is 0, "fault.rights", true),
        new("content", Content is null, "fault.content"),
        new("materials", !Materials.Covers(Needed), "fault.materials"),
    ]);

    /// <summary>The application; there must be no faults.</summary>
    public Application Build(AssetId asset, PartyId applicant) => new()
    {
        Asset = asset,
        Kind = Kind,
        Category = Category,
        PublicOrigin = Category is DataCategory.Public ? Origin : null,
        Applicants = [applicant],
        Description = Data.Build(Bytes),
        Grade = Grade,
        Impacts = [],
        PersonalInformation = PersonalInformation,
        Content = Content!.Value,
        Source = new DataSource(Source, Basis, Statement.Trim(), TrySources(out var sources) ? [.. sources] : []),
        Rights = [.. Rights.Order().Select(right => Claim(applicant, right))],
        Materials = [.. Materials.All],
        NoticeExemption = string.IsNullOrWhiteSpace(Exemption) ? null : Exemption.Trim(),
    };

    private static Allocation Claim(PartyId applicant, RightKind right) => new(applicant, right, null, false, "无");

    private bool Applies(MaterialRule rule) => rule.When switch
    {
        "always" => true,
        "personal-information" => PersonalInformation || Category is DataCategory.Personal,
        "important-data" => Grade is DataGrade.Important,
        "authorised-operation" => Category is DataCategory.Public && Origin is PublicOrigin.AuthorisedOperation,
        _ => false,
    };

    // What is chosen is among what is offered.
    private void FitBasis() => Basis =
        Bases.Any(basis => basis.Id == Basis) ? Basis : Bases.FirstOrDefault()?.Id ?? "";

    private bool TrySources(out List<AssetId> sources)
    {
        sources = [];
        foreach (var text in Sources.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!AssetId.TryParse(text, out var source))
            {
                return false;
            }

            sources.Add(source);
        }

        sources = [.. sources.Distinct()];
        return true;
    }
}
