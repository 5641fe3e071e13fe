using Ledger.Domain.Assets.Rights;
using Ledger.Domain.Calendars;
using Ledger.Domain.Dues;
using Ledger.Domain.Rules;

namespace Ledger.Domain.Assets;

/// <summary>What waits for a day about a registered asset: terms, renewals, objections to be passed on.</summary>
/// <remarks>数据产权登记工作指引（试行） articles 23, 29 and 36.</remarks>
internal static class AssetClock
{
    public static IReadOnlyList<Due> Dues(AssetState state, WorkdayCalendar calendar, RuleSet rules) =>
    [
        .. Notifications(state, calendar, rules), .. Renewals(state, rules), .. Lapses(state, rules),
        .. Remarks(state, rules), .. Seals(state, rules), .. Orphans(state, rules),
    ];

    private static IEnumerable<Due> Notifications(AssetState state, WorkdayCalendar calendar, RuleSet rules) =>
        state.Disputes.Select((dispute, i) => DisputeDesk.Notification(dispute, calendar, rules) is { } by
            ? new Due(DueKind.ObjectionNotification, by, rules.Rules["objection-notification"].Clause) { Item = i + 1 }
            : null).OfType<Due>();

    // A renewal is applied for until the day before the last one.
    private static IEnumerable<Due> Renewals(AssetState state, RuleSet rules) =>
        rules.Rules.TryGetValue("renewal-window", out var window)
            ? state.Certificates.Select((certificate, i) => certificate is { Stands: true, Renewal: null }
                ? new Due(DueKind.Renewal, Deadline.On(certificate.Until.AddDays(-1)), window.Clause) { Item = i + 1 }
                : null).OfType<Due>()
            : [];

    private static IEnumerable<Due> Lapses(AssetState state, RuleSet rules) =>
        rules.Rules.TryGetValue("lapse", out var lapse)
            ? state.Rights.Where(static right => right.Status is RightStatus.InForce)
                .GroupBy(static right => right.Until)
                .Select(same => new Due(DueKind.Lapse, Deadline.On(same.Key), lapse.Clause)
                {
                    Item = (int)same.First().Ordinal,
                    TimerFrom = same.Key.AddDays(1),
                })
            : [];

    // What hung under a right that ended allows nothing since that day; its keys do not say so yet.
    private static IEnumerable<Due> Orphans(AssetState state, RuleSet rules) =>
        rules.Rules.TryGetValue("upstream-ends", out var upstream)
            ? Descent.Orphans(state)
                .GroupBy(ordinal => state.AllAbove(state.Right(ordinal)!).Max(static above => above.EndedOn))
                .Select(same => new Due(DueKind.Lapse, Deadline.On(same.Key!.Value), upstream.Clause)
                {
                    Item = (int)same.First(),
                    TimerFrom = same.Key,
                })
            : [];

    private static IEnumerable<Due> Remarks(AssetState state, RuleSet rules)
    {
        for (var i = 0; i < state.Remarks.Count; i++)
        {
            if (state.Remarks[i] is { Stands: true, Content: { Until: { } until, Kind: var kind } }
                && rules.Rules.TryGetValue(RuleOf(kind), out var rule))
            {
                yield return new Due(DueKind.RemarkEnd, Deadline.On(until), rule.Clause)
                {
                    Item = i + 1,
                    TimerFrom = until.AddDays(1),
                };
            }
        }
    }

    private static IEnumerable<Due> Seals(AssetState state, RuleSet rules)
    {
        for (var i = 0; i < state.Remarks.Count; i++)
        {
            if (state.Remarks[i] is { SealedUntil: { } until, Content.Kind: var kind }
                && rules.Rules.TryGetValue(RuleOf(kind), out var rule))
            {
                yield return new Due(DueKind.SealEnd, Deadline.On(until), rule.Clause)
                {
                    Item = i + 1,
                    TimerFrom = until.AddDays(1),
                };
            }
        }
    }

    private static string RuleOf(RemarkKind kind) => kind switch
    {
        RemarkKind.Seizure => "seizure",
        RemarkKind.Control => "temporary-control",
        _ => "remark-conditions",
    };
}
