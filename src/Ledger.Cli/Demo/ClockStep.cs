using Ledger.Domain.Calendars;
using Ledger.Domain.Registration;
using Ledger.Domain.Rules;
using Ledger.Evidence.Entries;
using Ledger.Sdk;

namespace Ledger.Cli.Demo;

/// <summary>Sets simulated legal time ahead: nine o'clock of the first working day after notices ended.</summary>
internal sealed class ClockStep(DemoActors actors, DemoLines lines)
{
    private static readonly TimeOnly s_opening = new(9, 0);

    public async Task PassAsync(IEnumerable<CaseState> cases, CancellationToken cancellationToken)
    {
        var calendar = WorkdayCalendar.China;
        var last = default(DateOnly);
        foreach (var state in cases.Where(state => state.Status is CaseStatus.Noticed))
        {
            last = CaseClock.NoticeEnd(state, calendar, RuleSet.G35) is { } end && end.TryGet(out var day)
                ? (day > last ? day : last)
                : throw new DemoException("The end of a notice is not yet determinable: the calendar ends before it.");
        }

        var log = await actors.Clerk.ReadLogAsync(cancellationToken);
        if (last == default || !EntrySyntax.TryTime(log.LegalTime, out var now) || CivilDate.At(now) > last)
        {
            return;
        }

        if (!log.Simulated || !calendar.AddWorkdays(last, 1).TryGet(out var next))
        {
            throw new DemoException(
                $"The notices end with {CivilDate.Format(last)}, and this registry's legal time is the real one: "
                + "run again then.");
        }

        var to = new DateTimeOffset(next, s_opening, CivilDate.ChinaOffset).ToUniversalTime();
        await AdvanceAsync(to, cancellationToken);
        lines.Step(
            new Words(
                $"Five working days of public notice ended with {CivilDate.Format(last)}; simulated legal time is now "
                + EntrySyntax.FormatTime(to),
                $"公示五个工作日至 {CivilDate.Format(last)} 届满，模拟法定时间现为 {EntrySyntax.FormatTime(to)}"),
            new Uri(actors.Server, "v1/log").ToString());
    }

    private async Task AdvanceAsync(DateTimeOffset to, CancellationToken cancellationToken)
    {
        try
        {
            await actors.Clerk.AdvanceLegalTimeAsync(to, cancellationToken);
        }
        catch (LedgerProblemException e) when (e.Code == "clock-only-ahead")
        {
            // Somebody else on this registry set it further ahead meanwhile: that will do.
        }
    }
}
