using Ledger.Api.Contracts;
using Ledger.Domain.Calendars;
using Ledger.Domain.Registration;
using Ledger.Domain.Rules;
using Ledger.Ports;
using Ledger.Register;

namespace Ledger.Api.Endpoints;

/// <summary>By what a registry counts periods now.</summary>
/// <param name="Book">The versions of the rules.</param>
/// <param name="Calendar">The calendar as it is loaded now.</param>
public sealed record StatutoryTime(RuleBook Book, Func<WorkdayCalendar> Calendar);

/// <summary>
/// Public notices with their periods. A notice is shown while its period runs and its case waits; what became of it is
/// shown by the register.
/// </summary>
internal sealed class Notices(RegisterQueries register, StatutoryTime time, ILegalClock clock)
{
    /// <summary>A page of notices, newest first, and where the next one begins.</summary>
    public Page<NoticeResource> List(ulong? before, int limit)
    {
        var today = CivilDate.At(clock.Now);
        List<NoticeResource> items = [];
        while (true)
        {
            var rows = register.ListNotices(before, RegisterQueries.MaxPage);
            foreach (var row in rows)
            {
                // A further page has a notice that runs: one beyond the page is looked for.
                if (items.Count <= limit && Running(row, today) is { } notice)
                {
                    items.Add(notice);
                }
            }

            if (items.Count > limit || rows.Count < RegisterQueries.MaxPage)
            {
                var (page, next) = Pages.Cut(limit, items, static notice => notice.Index);
                return new Page<NoticeResource>(page, next);
            }

            before = rows[^1].Entry;
        }
    }

    /// <summary>The notice of a case; null when none runs.</summary>
    public NoticeResource? Find(string filing) =>
        register.FindNotice(filing) is { } row ? Running(row, CivilDate.At(clock.Now)) : null;

    private NoticeResource? Running(NoticeRow row, DateOnly today)
    {
        var rules = time.Book.For(row.Regime, today);
        var published = CivilDate.TryParse(row.Day, out var day)
            ? day
            : throw new InvalidOperationException($"The register has no day for the notice of {row.Case}.");
        var end = CaseClock.NoticeEnd(new CaseState { NoticeOn = published }, time.Calendar(), rules);
        return end?.HasPassed(today) is true ? null : new NoticeResource(
            row.Case, row.Regime, row.Type, row.Asset, row.Kind, row.Name, row.Overview, row.Restrictions,
            [.. row.Applicants.Where(static holder => holder.Right is null).Select(PublicRegisterEndpoints.Of)],
            [.. row.Applicants.Where(static holder => holder.Right is not null).Select(PublicRegisterEndpoints.Of)],
            row.Reference, row.Day, NoteOf(row, rules, end), Resources.Number(row.Entry));
    }

    private static ObjectionNote NoteOf(NoticeRow row, RuleSet rules, Deadline? end)
    {
        var (command, rule, fallback) = row.Regime == RuleSet.M26.Id
            ? ("public.object", "objection", "第十二条")
            : ("registration.object", "notice-objection", "第二十五条");
        return new ObjectionNote(
            end?.TryGet(out var last) is true ? CivilDate.Format(last) : null,
            ClauseOf(rules, "notice", row.Regime == RuleSet.M26.Id ? "第十二条" : "第二十四条第二款"),
            ClauseOf(rules, rule, fallback), command, $"/v1/cases/{row.Case}/commands",
            "Object in your real name, as a party registered here, with grounds and first evidence, by the end of the "
            + "last day. The registrar examines it and answers.",
            "以实名（已在本机构登记的主体）提出，说明理由并附初步证据，于截止日届满前送达。登记机构核查后作出答复。");
    }

    private static string ClauseOf(RuleSet rules, string rule, string fallback) =>
        rules.Rules.TryGetValue(rule, out var found)
            ? $"{found.Clause.Document} {found.Clause.Article}"
            : $"{rules.Id} {fallback}";
}
