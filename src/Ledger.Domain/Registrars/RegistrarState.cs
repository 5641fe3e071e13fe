using Ledger.Cryptography;

namespace Ledger.Domain.Registrars;

/// <summary>The institution that keeps the registry, in its own life as a registrar.</summary>
public sealed record RegistrarState : AggregateState
{
    /// <summary>Where it stands.</summary>
    public RegistrarStatus Status { get; init; }

    /// <summary>What it has, as last declared or changed.</summary>
    public Qualification? Qualification { get; init; }

    /// <summary>The national decision that lists it.</summary>
    public string? Reference { get; init; }

    /// <summary>From when it is in the national catalogue.</summary>
    public DateOnly? ListedOn { get; init; }

    /// <summary>What it tells everybody; null while it told nothing.</summary>
    public Disclosure? Disclosure { get; init; }

    /// <summary>When it last did.</summary>
    public DateOnly? DisclosedOn { get; init; }

    /// <summary>What documents show of the platform, as last stated.</summary>
    public ValueList<PlatformDocument> Platform { get; init; } = [];

    /// <summary>Changes, oldest first; their numbers run from 1.</summary>
    public ValueList<ReportedChange> Changes { get; init; } = [];

    /// <summary>Years reported, oldest first.</summary>
    public ValueList<ReportedYear> Years { get; init; } = [];

    /// <summary>How often an authority guided it.</summary>
    public ValueList<Guidance> Guidances { get; init; } = [];

    /// <summary>Misconduct found, oldest first; its numbers run from 1.</summary>
    public ValueList<Misconduct> Findings { get; init; } = [];

    /// <summary>The order to rectify that stands; null when none does.</summary>
    public RectificationOrder? Order { get; init; }

    /// <summary>The exit reported last; null when none was, or it was not agreed to.</summary>
    public Exit? Exit { get; init; }

    /// <summary>The registrar designated to take over.</summary>
    public Successor? Successor { get; init; }

    /// <summary>What was handed over.</summary>
    public HandOver? HandedOver { get; init; }

    /// <summary>When the successor took all of it.</summary>
    public DateOnly? TakenOverOn { get; init; }

    /// <summary>The legal date of the last act.</summary>
    public DateOnly LastActOn { get; init; }

    /// <summary>
    /// Whether it may take a case: nothing on record here says that it may not, or it is in the catalogue, unsuspended,
    /// and has not begun to hand over.
    /// </summary>
    public bool TakesCases => Status is RegistrarStatus.None
        || (Status is RegistrarStatus.Practising or RegistrarStatus.Leaving or RegistrarStatus.ExitAgreed
            && Order is null);

    /// <summary>The first year since its listing that it has not reported; null before its listing.</summary>
    public int? NextYear => Years.Count > 0 ? Years[^1].Content.Year + 1 : ListedOn?.Year;
}

/// <summary>A change and what became of it.</summary>
/// <param name="Content">The change.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="DecidedOn">When it was confirmed or rejected.</param>
public sealed record ReportedChange(RegistrarChange Content, RegistrarChangeStatus Status, DateOnly? DecidedOn);

/// <summary>A year's report and its assessment.</summary>
/// <param name="Content">The report.</param>
/// <param name="On">When it was handed in.</param>
/// <param name="Assessment">What the authority found; null while it has not assessed it.</param>
public sealed record ReportedYear(YearReport Content, DateOnly On, string? Assessment);

/// <summary>Guidance by an authority.</summary>
/// <param name="Form">How.</param>
/// <param name="Statement">About what.</param>
/// <param name="On">When.</param>
public sealed record Guidance(GuidanceForm Form, string Statement, DateOnly On);

/// <summary>Misconduct that an authority found.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Serious">Whether the circumstances are serious (情节严重).</param>
/// <param name="Facts">What happened.</param>
/// <param name="Evidence">Digests of the evidence.</param>
/// <param name="On">When it was found.</param>
public sealed record Misconduct(
    MisconductKind Kind, bool Serious, string Facts, DigestPair Evidence, DateOnly On);

/// <summary>An order to rectify, while publication is suspended.</summary>
/// <param name="Finding">The number of the finding.</param>
/// <param name="By">The last day to rectify.</param>
public sealed record RectificationOrder(int Finding, DateOnly By);

/// <summary>An exit from the business of registration.</summary>
/// <param name="On">From when.</param>
/// <param name="Plan">Digests of the plan.</param>
/// <param name="ReportedOn">When it was reported.</param>
/// <param name="AgreedOn">When the provincial authority agreed.</param>
/// <param name="ForwardedOn">When the national authority was told.</param>
public sealed record Exit(
    DateOnly On, DigestPair Plan, DateOnly ReportedOn, DateOnly? AgreedOn, DateOnly? ForwardedOn);
