using Ledger.Domain.Calendars;
using Ledger.Domain.Dues;
using Ledger.Domain.Registration;
using Ledger.Domain.Rules;

namespace Ledger.Domain.PublicData;

/// <summary>The periods of a case of public data.</summary>
/// <remarks>公共数据资源登记管理暂行办法 articles 9 to 12 and 15. No interval stops a clock: a submission anew starts it.</remarks>
public static class PublicClock
{
    /// <summary>The last day to apply after authorised operation began; null where nothing says so.</summary>
    public static Deadline? Filing(DateOnly operationFrom, WorkdayCalendar calendar, RuleSet rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(calendar);
        var (start, rule) = operationFrom < rules.Issued
            ? (rules.Issued, "legacy-filing")
            : (operationFrom, "filing");
        return rules.Number(rule) is { } days ? calendar.AddWorkdays(start, days) : null;
    }

    /// <summary>The last day to answer an application; null when none waits for an answer.</summary>
    public static Deadline? AcceptanceReply(CaseState state, WorkdayCalendar calendar, RuleSet rules) =>
        state is { Public.Status: PublicStatus.Filed, ReceivedOn: { } received }
            && rules.Number("acceptance-reply") is { } days
                ? calendar.AddWorkdays(received, days)
                : null;

    /// <summary>The last day of the formal review, or of a cancellation; null when neither goes on.</summary>
    public static Deadline? Review(CaseState state, WorkdayCalendar calendar, RuleSet rules)
    {
        ArgumentNullException.ThrowIfNull(state);
        var cancels = state.Public?.Application?.Type is PublicType.Cancellation;
        var reviewing = state.Public?.Status is PublicStatus.Accepted
            || (cancels && state.Public?.Status is PublicStatus.Reviewed);
        return reviewing && state.AcceptedOn is { } accepted
            && rules.Number(cancels ? "cancellation-handling" : "review") is { } days
                ? calendar.AddWorkdays(accepted, days)
                : null;
    }

    /// <summary>The last day of the public notice; null when none was published.</summary>
    public static Deadline? NoticeEnd(CaseState state, WorkdayCalendar calendar, RuleSet rules) =>
        state.NoticeOn is { } published && rules.Number("notice") is { } days
            ? calendar.AddWorkdays(published, days)
            : null;

    /// <summary>Everything that waits for a day.</summary>
    public static IReadOnlyList<Due> Dues(CaseState state, WorkdayCalendar calendar, RuleSet rules)
    {
        ArgumentNullException.ThrowIfNull(state);
        var one = state.Public!;
        List<Due> dues = [];
        Add(DueKind.Filing, "filing", one is { Status: PublicStatus.Announced, Announcement.On: var on }
            ? Filing(on, calendar, rules)
            : null);
        Add(DueKind.AcceptanceReply, "acceptance-reply", AcceptanceReply(state, calendar, rules));
        Add(DueKind.Review, one.Application?.Type is PublicType.Cancellation ? "cancellation-handling" : "review",
            Review(state, calendar, rules));
        Add(DueKind.NoticeEnd, "notice", one.Status is PublicStatus.Noticed ? NoticeEnd(state, calendar, rules) : null);
        if (one is { Status: PublicStatus.Registered, Registration: { } registered })
        {
            Add(DueKind.Renewal, "renewal-window",
                registered.Renewal is null ? Deadline.On(registered.Until) : null);
            Add(DueKind.Lapse, "lapse", Deadline.On(registered.Until), registered.Until.AddDays(1));
        }

        return dues;

        void Add(DueKind kind, string rule, Deadline? deadline, DateOnly? timer = null)
        {
            if (deadline is { } day && rules.Rules.TryGetValue(rule, out var found))
            {
                dues.Add(new Due(kind, day, found.Clause) { TimerFrom = timer });
            }
        }
    }
}
