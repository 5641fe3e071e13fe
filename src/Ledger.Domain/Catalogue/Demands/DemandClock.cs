using Ledger.Domain.Calendars;
using Ledger.Domain.Dues;
using Ledger.Domain.Rules;

namespace Ledger.Domain.Catalogue.Demands;

/// <summary>
/// The periods of a demand. The documents ask for an answer and give no days: these are the registry's own.
/// </summary>
public static class DemandClock
{
    /// <summary>The last day for the provider's answer; null while none is due.</summary>
    public static Deadline? Answer(DemandState state, WorkdayCalendar calendar, RuleSet rules)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentNullException.ThrowIfNull(rules);
        return state is { Status: DemandStatus.Matched, AskedOn: { } asked }
            && rules.Number("demand-answer") is { } days
            ? calendar.AddWorkdays(asked, days)
            : null;
    }

    /// <summary>The last day to decide the open objection; null while there is none.</summary>
    public static Deadline? Objection(DemandState state, WorkdayCalendar calendar, RuleSet rules)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentNullException.ThrowIfNull(rules);
        return state is { Status: DemandStatus.Objected, Objections: [.., { On: var raised }] }
            && rules.Number("supply-objection") is { } days
                ? calendar.AddWorkdays(raised, days)
                : null;
    }

    /// <summary>Everything that waits for a day.</summary>
    public static IReadOnlyList<Due> Dues(DemandState state, WorkdayCalendar calendar, RuleSet rules)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(rules);
        return Answer(state, calendar, rules) is { } answer
            ? [new Due(DueKind.DemandAnswer, answer, rules.Rules["demand-answer"].Clause)]
            : Objection(state, calendar, rules) is { } objection
            ? [new Due(DueKind.SupplyObjection, objection, rules.Rules["supply-objection"].Clause)
                { Item = state.Objections.Count }]
            : [];
    }
}
