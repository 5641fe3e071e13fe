using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Domain.PublicData;
using Ledger.Domain.Rules;
using Ledger.Portal.Components;

namespace Ledger.Portal.Applying.Public;

/// <summary>
/// An application for the registration of public data as it is being filled in, of any type, by one applicant. What the
/// rules say of the whole, the registry says.
/// </summary>
internal sealed class PublicForm
{
    private const int MaxName = 200;
    private const int MaxText = 1000;
    private const int MaxReference = 128;

    private readonly RuleSet _rules = RuleSet.M26;

    public PublicType Type { get; set; }

    /// <summary>The case of the first registration; null for a first one.</summary>
    public CaseId? Original { get; set; }

    public PublicKind Kind { get; set; }

    public string Name { get; set; } = "";

    public string Summary { get; set; } = "";

    public string Division { get; set; } = "";

    public DataGrade Grade { get; set; }

    public bool PersonalInformation { get; set; }

    public DateOnly? OperationFrom { get; set; }

    public DateOnly? AuthorisedUntil { get; set; }

    /// <summary>Where evidence was preserved before applying.</summary>
    public string Platform { get; set; } = "";

    public string Reference { get; set; } = "";

    public DateOnly? PreservedOn { get; set; }

    public PublicCancellationGround Ground { get; set; }

    public int? Years { get; set; } = 3;

    /// <summary>The digests of the manifest, once the data was fingerprinted.</summary>
    public DigestPair? Content { get; set; }

    /// <summary>The data's bytes, as they were counted; null where nobody counted them.</summary>
    public ulong? Bytes { get; set; }

    /// <summary>The documents.</summary>
    public MaterialSet Materials { get; } = new();

    /// <summary>The application that is submitted anew; null for a new one.</summary>
    public PublicApplication? Before { get; private set; }

    /// <summary>Whether it says what is to stand in the register.</summary>
    public bool HasRecord => Type is PublicType.First or PublicType.Change or PublicType.Correction;

    /// <summary>What has to be handed in; of each group one is enough.</summary>
    public IReadOnlyList<IReadOnlyList<MaterialKind>> Needed =>
    [
        .. _rules.Materials.Where(Applies).Select(static rule => (IReadOnlyList<MaterialKind>)[.. rule.AnyOf]),
    ];

    /// <summary>What is wrong or missing.</summary>
    public FormChecks Check() => new(
    [
        new("materials", !Materials.Covers(Needed), "fault.materials"),
        new("years", Type is PublicType.Renewal && Years is not (>= 1 and <= 100), "missing.number", true),
        .. HasRecord ? OfRecord : [],
        .. Type is PublicType.First ? OfPreservation : [],
    ]);

    private IReadOnlyList<FormCheck> OfRecord =>
    [
        new("name", DescriptionForm.IsNoText(Name, MaxName), "fault.public-name", Name.Length > 0),
        new("summary", DescriptionForm.IsNoText(Summary, MaxText), "fault.summary", Summary.Length > 0),
        new("division", !DivisionCode.TryParse(Division.Trim(), out _), "fault.seat", Division.Length > 0),
        new("authorised-until", AuthorisedUntil < OperationFrom, "fault.until", true),
        new("content", Content is null, "fault.content"),
    ];

    private IReadOnlyList<FormCheck> OfPreservation =>
    [
        new("platform", DescriptionForm.IsNoText(Platform, MaxName), "fault.platform", Platform.Length > 0),
        new("reference", DescriptionForm.IsNoText(Reference, MaxReference), "missing.reference", Reference.Length > 0),
        new("preserved-on", PreservedOn is null, "missing.day"),
    ];

    /// <summary>Fills it in with what stands in the register.</summary>
    public void Take(PublicRecord record)
    {
        (Kind, Name, Summary, Grade) = (record.Kind, record.Name, record.Summary, record.Grade);
        (Division, Content, Bytes) = (record.Division.ToString(), record.Content, null);
        PersonalInformation = record.PersonalInformation;
        (OperationFrom, AuthorisedUntil) = (record.OperationFrom, record.AuthorisedUntil);
        Impacts = record.Impacts;
    }

    /// <summary>Fills it in with an application that is to be submitted anew.</summary>
    public void Take(PublicApplication before)
    {
        Before = before;
        (Type, Original) = (before.Type, before.Original);
        (Ground, Years) = (before.Ground ?? default, before.Years ?? Years);
        Materials.Take(before.Materials);
        if (before.Record is { } record)
        {
            Take(record);
        }

        if (before.Preservation is { } preserved)
        {
            (Platform, Reference, PreservedOn) = (preserved.Platform, preserved.Reference, preserved.On);
        }
    }

    /// <summary>The application; there must be no faults.</summary>
    public PublicApplication Build(AssetId asset, PartyId applicant) => new()
    {
        Type = Type,
        Asset = Before?.Asset ?? asset,
        Original = Original,
        Applicants = Before?.Applicants ?? [applicant],
        Record = HasRecord ? BuildRecord() : null,
        Preservation = Type is PublicType.First
            ? new Preservation(Platform.Trim(), Reference.Trim(), PreservedOn!.Value)
            : null,
        Materials = [.. Materials.All],
        Ground = Type is PublicType.Cancellation ? Ground : null,
        Years = Type is PublicType.Renewal ? Years : null,
    };

    // What has no field here stays as it was.
    private ValueList<Impact> Impacts { get; set; } = [];

    private PublicRecord BuildRecord() => new()
    {
        Kind = Kind,
        Name = Name.Trim(),
        Summary = Summary.Trim(),
        Division = DivisionCode.Parse(Division.Trim()),
        Content = Content!.Value,
        Grade = Grade,
        Impacts = Impacts,
        PersonalInformation = PersonalInformation,
        OperationFrom = OperationFrom,
        AuthorisedUntil = AuthorisedUntil,
    };

    private bool Applies(MaterialRule rule) => rule.When switch
    {
        "first" => Type is PublicType.First,
        "personal-information" => HasRecord && PersonalInformation,
        "important-data" => HasRecord && Grade is DataGrade.Important,
        _ => false,
    };
}
