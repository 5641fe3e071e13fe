using Ledger.Domain.Calendars;

namespace Ledger.Domain.Dues;

/// <summary>What waits for a day: an act that somebody owes, or what time itself brings.</summary>
/// <param name="Kind">What.</param>
/// <param name="By">Until the end of which day.</param>
/// <param name="Clause">Where the period stands.</param>
public sealed record Due(DueKind Kind, Deadline By, Clause Clause)
{
    /// <summary>Which of a kind, from 1: the number of an objection or a remark, the ordinal of a right.</summary>
    public int Item { get; init; } = 1;

    /// <summary>From when the registry's timer states what time decided; null where somebody must act.</summary>
    public DateOnly? TimerFrom { get; init; }

    /// <summary>The last interval in which the clock stands still; null when it never did.</summary>
    public DateInterval? Stop { get; init; }

    /// <summary>How it stands on a day.</summary>
    public DueStanding On(DateOnly today) =>
        Stop?.Contains(today) is true ? DueStanding.Suspended
        : !By.TryGet(out var day) ? DueStanding.Undeterminable
        : day < today ? DueStanding.Late
        : day == today ? DueStanding.Today
        : DueStanding.Ahead;
}

/// <summary>Kinds of what is due.</summary>
public enum DueKind
{
    /// <summary>The registrar's answer to an application.</summary>
    AcceptanceReply,

    /// <summary>The applicant's correction.</summary>
    Correction,

    /// <summary>The applicant's further evidence.</summary>
    Evidence,

    /// <summary>The end of the notice, after which evidence may be recorded.</summary>
    NoticeEnd,

    /// <summary>The decision on an objection during the notice.</summary>
    Objection,

    /// <summary>The end of the handling period.</summary>
    Handling,

    /// <summary>The registrant is to be told of an objection after registration.</summary>
    ObjectionNotification,

    /// <summary>The holders' application for a renewal.</summary>
    Renewal,

    /// <summary>The end of a right, which lapses unless it is renewed.</summary>
    Lapse,

    /// <summary>The end of the term of a remark.</summary>
    RemarkEnd,

    /// <summary>The end of the days on which an order is sealed.</summary>
    SealEnd,

    /// <summary>The first registration of public data that is operated already.</summary>
    Filing,

    /// <summary>The end of a formal review, or of a cancellation.</summary>
    Review,

    /// <summary>The renewal of data by the frequency that its item of the catalogue names.</summary>
    CatalogueUpdate,

    /// <summary>The provider's answer to a demand for data.</summary>
    DemandAnswer,

    /// <summary>The decision on an objection to how a demand was met.</summary>
    SupplyObjection,

    /// <summary>The provider's answer to a request for access to what it opened.</summary>
    AccessAnswer,

    /// <summary>The last day of a census of resources.</summary>
    CensusEnd,

    /// <summary>The registrar's report on the year before.</summary>
    AnnualReport,

    /// <summary>The authority's assessment of the registrar's year.</summary>
    AnnualAssessment,

    /// <summary>The update of a confirmed change of the registrar in the national system.</summary>
    ChangeUpdate,

    /// <summary>The end of the time to rectify.</summary>
    Rectification,

    /// <summary>The authority's decision on the registrar's exit.</summary>
    ExitDecision,

    /// <summary>The report of an exit that was agreed to.</summary>
    ExitReport,

    /// <summary>
    /// The registrar's decision on a new administrator, once the days are over in which the organisation may say no.
    /// </summary>
    RestorationWait,
}

/// <summary>How what is due stands on a day.</summary>
public enum DueStanding
{
    /// <summary>The day is past.</summary>
    Late,

    /// <summary>The day is today.</summary>
    Today,

    /// <summary>The day lies ahead.</summary>
    Ahead,

    /// <summary>The clock stands still.</summary>
    Suspended,

    /// <summary>The calendar cannot tell the day yet.</summary>
    Undeterminable,
}
