using Ledger.Domain.Assets;
using Ledger.Domain.Calendars;
using Ledger.Domain.Dues;
using Ledger.Domain.Rules;

namespace Ledger.Domain.Catalogue;

/// <summary>The periods of an item of the catalogue.</summary>
public static class CatalogueClock
{
    /// <summary>
    /// The last day to renew the data of a published item by its own frequency; null where it names none. A day that is
    /// no working day gives way to the next that is.
    /// </summary>
    /// <remarks>W25 二（一）: dynamic update. How often is the provider's own word in the catalogue.</remarks>
    public static Deadline? Update(CatalogueItem state, WorkdayCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state is { Shown: { } shown, UpdatedOn: { } last } && After(last, shown.Frequency) is { } day
            ? CivilDate.RollForward(day, calendar)
            : null;
    }

    /// <summary>Everything that waits for a day.</summary>
    public static IReadOnlyList<Due> Dues(CatalogueItem state, WorkdayCalendar calendar, RuleSet rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(calendar);
        List<Due> dues = [];
        if (rules.Rules.TryGetValue("dynamic-update", out var rule) && Update(state, calendar) is { } update)
        {
            dues.Add(new Due(DueKind.CatalogueUpdate, update, rule.Clause));
        }

        if (rules.Rules.TryGetValue("access-answer", out var answer) && answer.Value is { } days)
        {
            dues.AddRange(state.Opening.Requests.Index().Where(static one => !one.Item.Answered).Select(one =>
                new Due(DueKind.AccessAnswer, calendar.AddWorkdays(one.Item.On, days), answer.Clause)
                {
                    Item = one.Index + 1,
                }));
        }

        return dues;
    }

    private static DateOnly? After(DateOnly last, UpdateFrequency frequency) => frequency switch
    {
        UpdateFrequency.Daily => last.AddDays(1),
        UpdateFrequency.Weekly => last.AddDays(7),
        UpdateFrequency.Monthly => CivilDate.AfterMonths(last, 1),
        UpdateFrequency.Yearly => CivilDate.AfterYears(last, 1),
        _ => null,
    };
}
