using Ledger.Domain.Calendars;
using Ledger.Domain.Dues;
using Ledger.Domain.Rules;

namespace Ledger.Domain.Registrars;

/// <summary>What a registrar, or the authority over it, owes by a day.</summary>
/// <remarks>数据产权登记工作指引（试行） articles 11 to 13 and 38.</remarks>
internal sealed class RegistrarClock
{
    private readonly WorkdayCalendar _calendar;
    private readonly RuleSet _rules;
    private readonly List<Due> _dues = [];

    private RegistrarClock(WorkdayCalendar calendar, RuleSet rules) => (_calendar, _rules) = (calendar, rules);

    public static IReadOnlyList<Due> Dues(RegistrarState state, WorkdayCalendar calendar, RuleSet rules)
    {
        var clock = new RegistrarClock(calendar, rules);
        clock.Years(state);
        clock.Supervision(state);
        clock.Exit(state);
        return clock._dues;
    }

    private void Years(RegistrarState state)
    {
        if (state.Status is not (RegistrarStatus.Exited or RegistrarStatus.Removed or RegistrarStatus.HandingOver))
        {
            Yearly(DueKind.AnnualReport, "annual-report", state.NextYear);
        }

        foreach (var year in state.Years.Where(static year => year.Assessment is null))
        {
            Yearly(DueKind.AnnualAssessment, "annual-assessment", year.Content.Year);
        }
    }

    private void Supervision(RegistrarState state)
    {
        for (var i = 0; i < state.Changes.Count; i++)
        {
            if (state.Changes[i] is { Status: RegistrarChangeStatus.Confirmed, DecidedOn: { } decided })
            {
                InWorkdays(DueKind.ChangeUpdate, "change-update", decided, i + 1);
            }
        }

        if (state.Order is { } order)
        {
            Add(DueKind.Rectification, "registrar-suspension", Deadline.On(order.By), order.Finding);
        }
    }

    private void Exit(RegistrarState state)
    {
        if (state is { Status: RegistrarStatus.Leaving, Exit.ReportedOn: var reported })
        {
            InWorkdays(DueKind.ExitDecision, "exit-decision", reported);
        }

        if (state is { Status: RegistrarStatus.ExitAgreed, Exit: { ForwardedOn: null, AgreedOn: { } agreed } })
        {
            InWorkdays(DueKind.ExitReport, "exit-report", agreed);
        }
    }

    // The rule has the day in the following year as month and day: 331 is 31 March.
    private void Yearly(DueKind kind, string rule, int? year)
    {
        if (year is { } known && _rules.Number(rule) is { } day)
        {
            Add(kind, rule, Deadline.On(new DateOnly(known + 1, day / 100, day % 100)), known);
        }
    }

    private void InWorkdays(DueKind kind, string rule, DateOnly from, int item = 1)
    {
        if (_rules.Number(rule) is { } days)
        {
            Add(kind, rule, _calendar.AddWorkdays(from, days), item);
        }
    }

    private void Add(DueKind kind, string rule, Deadline by, int item)
    {
        if (_rules.Rules.TryGetValue(rule, out var found))
        {
            _dues.Add(new Due(kind, by, found.Clause) { Item = item });
        }
    }
}
