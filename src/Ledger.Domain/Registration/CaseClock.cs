using Ledger.Domain.Calendars;
using Ledger.Domain.Dues;
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
        Add(DueKind.AcceptanceReply, "acceptance-reply", AcceptanceReply(state, calendar, rules),
            DeemedAcceptance(state, calendar, rules));
        Add(DueKind.Correction, "correction-lapse",
            state is { Status: CaseStatus.CorrectionRequested, CorrectBy: { } by } ? Deadline.On(by) : null,
            state.CorrectBy?.AddDays(1));
        Add(DueKind.Evidence, "review-findings", state.Status is CaseStatus.EvidenceRequested
            ? Deadline.On(state.EvidenceRequests[^1].By)
            : null);
        Add(DueKind.NoticeEnd, "notice", state.Status is CaseStatus.Noticed ? NoticeEnd(state, calendar, rules) : null);
        for (var i = 0; i < state.Objections.Count; i++)
        {
            if (state.Objections[i] is { IsOpen: true, Span.From: var from }
                && rules.Number("notice-objection") is { } days)
            {
                Add(DueKind.Objection, "notice-objection", calendar.AddWorkdays(from, days), item: i + 1);
            }
        }

        Add(DueKind.Handling, "handling", Handling(state, calendar, rules), stop: LastStop(state, calendar, rules));
        return dues;

        void Add(
            DueKind kind, string rule, Deadline? deadline, DateOnly? timer = null, DateInterval? stop = null,
            int item = 1)
        {
            if (deadline is { } day && rules.Rules.TryGetValue(rule, out var found))
            {
                dues.Add(new Due(kind, day, found.Clause) { Item = item, TimerFrom = timer, Stop = stop });
            }
        }
    }

    /// <summary>The first working day after the time to answer: the day of an acceptance by silence.</summary>
    internal static DateOnly? DeemedAcceptance(CaseState state, WorkdayCalendar calendar, RuleSet rules) =>
        rules.Has("deemed-acceptance") && AcceptanceReply(state, calendar, rules) is { } reply
            && reply.TryGet(out var last) && calendar.AddWorkdays(last, 1).TryGet(out var day)
                ? day
                : null;

    private static DateInterval? LastStop(CaseState state, WorkdayCalendar calendar, RuleSet rules)
    {
        var stops = Stops(state, calendar, rules);
        return stops.Count == 0 ? null : stops.MaxBy(static stop => (stop.To ?? DateOnly.MaxValue, stop.From));
    }
}
