using System.Globalization;
using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Domain.Registration;
using Ledger.Domain.Rules;
using Ledger.Portal.Assets;
using Ledger.Portal.Components;

namespace Ledger.Portal.Applying.Later;

/// <summary>
/// An application that follows a first registration, as it is being filled in: annexes 2 to 5 of the guide. What the
/// rules say of the whole, the registry says.
/// </summary>
internal sealed class LaterForm
{
    private const int MaxText = 1000;

    private readonly RuleSet _rules = RuleSet.G35;
    private string _certificate = "";

    /// <summary>Which type.</summary>
    public LaterType Type { get; set; }

    /// <summary>The asset as far as its applicant may see it.</summary>
    public AssetView? Asset { get; private set; }

    /// <summary>The code of the certificate; its rights are all chosen with it.</summary>
    public string Certificate
    {
        get => _certificate;
        set
        {
            _certificate = value;
            Rights.Clear();
            Rights.UnionWith(Offered.Select(static right => right.Number));
        }
    }

    /// <summary>The rights that it is about, by number.</summary>
    public HashSet<string> Rights { get; } = [];

    /// <summary>Who gets the rights.</summary>
    public string Transferee { get; set; } = "";

    /// <summary>Whether the rights go over by law, so that the successor applies alone.</summary>
    public bool IsSuccession { get; set; }

    public SuccessionKind Succession { get; set; }

    /// <summary>The organisation that they were of.</summary>
    public string Predecessor { get; set; } = "";

    /// <summary>Whether the description changes.</summary>
    public bool ChangesData { get; set; } = true;

    /// <summary>The data as it is to be described.</summary>
    public DescriptionForm Data { get; } = new();

    /// <summary>Whether the applicant is called otherwise from now on.</summary>
    public bool ChangesIdentity { get; set; }

    /// <summary>Who it is from now on.</summary>
    public OrganisationForm Identity { get; } = new();

    public int? Years { get; set; } = 5;

    public CancellationGround Ground { get; set; }

    /// <summary>Why, where the registrar cancels of its own motion.</summary>
    public string Reason { get; set; } = "";

    /// <summary>Why the notice should be withheld; empty when it need not be.</summary>
    public string Exemption { get; set; } = "";

    /// <summary>The documents.</summary>
    public MaterialSet Materials { get; } = new();

    /// <summary>The application that is corrected; null for a new one.</summary>
    public LaterApplication? Before { get; private set; }

    /// <summary>Whether the registrar does it of its own motion.</summary>
    public bool OwnMotion { get; set; }

    /// <summary>The certificates that can be named: those that still prove something.</summary>
    public IReadOnlyList<string> Certificates => Asset switch
    {
        { State: { } state } =>
            [.. state.Certificates.Where(static one => one is { Stands: true, Number: not null })
                .Select(static one => $"{one.Number}")],
        { Resource.Certificate: { } number } => [number],
        _ => [],
    };

    /// <summary>The rights of the certificate that stand.</summary>
    public IReadOnlyList<RightLine> Offered => Asset is not { } asset ? [] :
    [
        .. asset.Rights.Where(right => right.Status == WireName.Of(RightStatus.InForce) && right.Under is null
            && (Named is not { } certificate || certificate.Rights.Any(ordinal => $"{ordinal}" == right.Number))),
    ];

    /// <summary>What has to be handed in.</summary>
    public IReadOnlyList<IReadOnlyList<MaterialKind>> Needed =>
    [
        .. _rules.Materials.Where(rule => rule.When == Sort)
            .Select(static rule => (IReadOnlyList<MaterialKind>)[.. rule.AnyOf]),
    ];

    private Certificate? Named =>
        Asset?.State?.Certificates.FirstOrDefault(one => $"{one.Number}" == Certificate);

    private string Sort => Type is LaterType.Cancellation && Ground is CancellationGround.Destruction ? "destruction"
        : IsSuccession ? "succession"
        : WireName.Of(Type);

    /// <summary>What is wrong or missing.</summary>
    public FormChecks Check() => new(
    [
        new("certificate", !CertificateCode.TryParse(Certificate, out _), "fault.certificate"),
        new("rights", Rights.Count is 0, "fault.rights", true),
        new("exemption", Exemption.Length > MaxText, "fault.exemption", true),
        new("reason", OwnMotion && DescriptionForm.IsNoText(Reason, MaxText), "missing.reason", Reason.Length > 0),
        new("materials", !OwnMotion && !Materials.Covers(Needed), "fault.materials"),
        .. Type switch
        {
            LaterType.Transfer when IsSuccession =>
                [new("predecessor", !PartyId.TryParse(Predecessor.Trim(), out _), "fault.party", Predecessor != "")],
            LaterType.Transfer =>
                [new("transferee", !PartyId.TryParse(Transferee.Trim(), out _), "fault.party", Transferee != "")],
            LaterType.Renewal => [new("years", Years is not (>= 1 and <= 100), "missing.number", true)],
            LaterType.Change =>
            [
                new FormCheck("changes", !ChangesData && !ChangesIdentity, "fault.changes", true),
                .. ChangesData ? Data.Checks : [], .. ChangesIdentity ? Identity.Checks : [],
            ],
            _ => (IReadOnlyList<FormCheck>)[],
        },
    ]);

    /// <summary>Begins with an asset.</summary>
    public void Take(AssetView asset)
    {
        Asset = asset;
        Certificate = Certificates.Count > 0 ? Certificates[^1] : "";
        if (Named is { } certificate)
        {
            Data.Take(certificate.Description);
        }
    }

    /// <summary>Fills it in with an application that is to be corrected.</summary>
    public void Take(LaterApplication before)
    {
        Before = before;
        (Type, Certificate) = (before.Type, $"{before.Certificate}");
        Rights.Clear();
        Rights.UnionWith(before.Rights.Select(static ordinal => $"{ordinal}"));
        Transferee = before.Transferee?.ToString() ?? "";
        IsSuccession = before.Succession is not null;
        (Succession, Predecessor) = (before.Succession?.Kind ?? default, $"{before.Succession?.Predecessor}");
        (ChangesData, ChangesIdentity) = (before.Description is not null, before.Identity is not null);
        (Years, Ground, Exemption) = (before.Years, before.Ground ?? default, before.NoticeExemption ?? "");
        Materials.Take(before.Materials);
        if (before.Description is { } description)
        {
            Data.Take(description);
        }

        if (before.Identity is { } identity)
        {
            Identity.Take(identity.Organisation);
        }
    }

    /// <summary>The application; there must be no faults.</summary>
    /// <param name="asset">The asset's id.</param>
    /// <param name="party">Who files it.</param>
    public LaterApplication Build(AssetId asset, PartyId party) => new()
    {
        Type = Type,
        Asset = asset,
        Certificate = CertificateCode.Parse(Certificate),
        Rights = [.. Rights.Select(static number => uint.Parse(number, CultureInfo.InvariantCulture)).Order()],
        Applicants = Before?.Applicants ?? [.. Parties(party)],
        Materials = [.. Materials.All],
        Transferee = TransfereeOf(party),
        Succession = Type is LaterType.Transfer && IsSuccession
            ? new Succession(Succession, PartyId.Parse(Predecessor.Trim()))
            : null,
        Description = Type is LaterType.Change && ChangesData ? Data.Build(BytesBefore) : null,
        Identity = Type is LaterType.Change && ChangesIdentity ? new IdentityChange(party, Identity.Build()) : null,
        Years = Type is LaterType.Renewal ? Years : null,
        Ground = Type is LaterType.Cancellation ? Ground : null,
        NoticeExemption = string.IsNullOrWhiteSpace(Exemption) ? null : Exemption.Trim(),
    };

    private ulong BytesBefore => Before?.Description?.Bytes ?? Named?.Description.Bytes ?? 0;

    private PartyId? TransfereeOf(PartyId party) => Type is not LaterType.Transfer ? null
        : IsSuccession ? Before?.Transferee ?? party
        : PartyId.Parse(Transferee.Trim());

    // All holders of the rights apply, and whoever gets them; by law that one alone.
    private IEnumerable<PartyId> Parties(PartyId party) => IsSuccession && Type is LaterType.Transfer
        ? [party]
        : (Asset?.State?.Rights ?? []).Where(right => Rights.Contains($"{right.Ordinal}"))
            .Select(static right => right.Holder)
            .Concat(TransfereeOf(party) is { } transferee ? [transferee] : []).Distinct();
}
