using Ledger.Domain.Calendars;
using Ledger.Domain.Rules;

namespace Ledger.Domain.Registration;

/// <summary>The statutory periods of a case. Pure: who shows deadlines or wakes timers asks here.</summary>
/// <remarks>数据产权登记工作指引（试行） articles 17, 24, 25 and 28; Civil Code articles 201 and 202.</remarks>
public static class CaseClock
{
    /// <summary>The last day to answer an application; null when none waits for an answer.</summary>
    public static Deadline? AcceptanceReply(CaseState state, WorkdayCalendar calendar, RuleSet rules) =>
        state is { Status: CaseStatus.Filed, ReceivedOn: { } received } && rules.Number("acceptance-reply") is { } days
            ? calendar.AddWorkdays(received, days)
            : null;

    /// <summary>The last day of the public notice; null when none was published.</summary>
    public static Deadline? NoticeEnd(CaseState state, WorkdayCalendar calendar, RuleSet rules) =>
        state.NoticeOn is { } published && rules.Number("notice") is { } days
            ? calendar.AddWorkdays(published, days)
            : null;

    /// <summary>The last day to handle an accepted case; not determinable while the clock stands still.</summary>
    public static Deadline? Handling(CaseState state, WorkdayCalendar calendar, RuleSet rules) =>
        state is { IsFinal: false, AcceptedOn: { } accepted } && rules.Number("handling") is { } days
            ? calendar.Expiry(accepted, days + state.Extension, Stops(state, calendar, rules))
            : null;

    /// <summary>
    /// The working days that handling has taken until <paramref name="asOf"/>; null when that is not determinable.
    /// </summary>
    public static int? Elapsed(CaseState state, DateOnly asOf, WorkdayCalendar calendar, RuleSet rules) =>
        state.AcceptedOn is { } accepted ? calendar.Elapsed(accepted, asOf, Stops(state, calendar, rules)) : null;

    /// <summary>The intervals that do not count: evidence, notice, objections (article 28, second paragraph).</summary>
    public static IReadOnlyList<DateInterval> Stops(CaseState state, WorkdayCalendar calendar, RuleSet rules)
    {
        if (!rules.Has("clock-stops"))
        {
            return [];
        }

        List<DateInterval> stops =
        [
            .. state.EvidenceRequests.Select(static request => request.Span),
            .. state.Objections.Select(static objection => objection.Span),
        ];
        if (NoticeEnd(state, calendar, rules) is { } end)
        {
            stops.Add(new DateInterval(state.NoticeOn!.Value, end.TryGet(out var day) ? day : null));
        }

        return stops;
    }

    /// <summary>Everything that waits for a day, for the registry's one list of what is due.</summary>
    public static IReadOnlyList<Due> Dues(CaseState state, WorkdayCalendar calendar, RuleSet rules)
    {
        List<Due> dues = [];
        Add(DueKind.AcceptanceReply, AcceptanceReply(state, calendar, rules));
        Add(DueKind.Correction, state is { Status: CaseStatus.CorrectionRequested, CorrectBy: { } by }
            ? Deadline.On(by)
            : null);
        Add(DueKind.Evidence, state.Status is CaseStatus.EvidenceRequested
            ? Deadline.On(state.EvidenceRequests[^1].By)
            : null);
        Add(DueKind.NoticeEnd, state.Status is CaseStatus.Noticed ? NoticeEnd(state, calendar, rules) : null);
        foreach (var objection in state.Objections.Where(static objection => objection.IsOpen))
        {
            Add(DueKind.Objection, rules.Number("notice-objection") is { } days
                ? calendar.AddWorkdays(objection.Span.From, days)
                : null);
        }

        Add(DueKind.Handling, Handling(state, calendar, rules));
        return dues;

        void Add(DueKind kind, Deadline? deadline)
        {
            if (deadline is { } day)
            {
                dues.Add(new Due(kind, day));
            }
        }
    }
}

/// <summary>What is due on a day.</summary>
/// <param name="Kind">What.</param>
/// <param name="By">Until the end of which day.</param>
public sealed record Due(DueKind Kind, Deadline By);

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

    /// <summary>The decision on an objection.</summary>
    Objection,

    /// <summary>The end of the handling period.</summary>
    Handling,
}
