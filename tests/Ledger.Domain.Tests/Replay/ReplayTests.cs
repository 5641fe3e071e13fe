using Ledger.Domain.Calendars;
using Ledger.Domain.Rules;

namespace Ledger.Domain.Tests.Replay;

/// <summary>
/// What was decided once is decided the same for ever under its own version of rules and calendar: recorded cases of
/// every type of both regimes, and of the last days of terms with the days after them. The records are never made anew;
/// a new version of the rules adds to them.
/// </summary>
public sealed class ReplayTests
{
    public static TheoryData<string> Cases => Vectors.Rows("replay.json", "cases");

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_recorded_case_is_decided_as_it_was(string vector)
    {
        var steps = Vectors.Row(vector).GetProperty("steps").EnumerateArray().Select(ReplayStep.Read).ToArray();
        Assert.True(RuleSet.TryGet(steps[^1].Rules, out _));
        var world = new World { Calendar = CalendarOf(steps[0].Calendar) };
        foreach (var step in steps)
        {
            world.Today = step.Day;
            Assert.True(RuleSet.TryGet(step.Rules, out var rules), step.Rules);
            var decision = world.Again(step.Stream, step.Actor, step.Command, rules, step.Entropy);
            Assert.Equal(step.Answer, ReplayStep.AnswerOf(decision));
        }
    }

    [Fact]
    public void Every_type_of_both_regimes_is_on_record() => Assert.Equal(
        [
            "guide: cancellation", "guide: change", "guide: change of identity", "guide: days of correction",
            "guide: days of renewal and lapse", "guide: days of the answer", "guide: days of the notice",
            "guide: division", "guide: division and entry", "guide: first", "guide: lineage", "guide: merger",
            "guide: merger and entry", "guide: merger on record by a case", "guide: refusal", "guide: reissue",
            "guide: renewal", "guide: transfer", "measures: cancellation", "measures: change", "measures: correction",
            "measures: days of renewal and lapse", "measures: days of the notice", "measures: first",
            "measures: lapse", "measures: renewal", "measures: revocation",
        ],
        Cases.Select(row => Vectors.Row(row.Data).Text("name")).Order(StringComparer.Ordinal));

    private static WorkdayCalendar CalendarOf(string id) =>
        id == WorkdayCalendar.China.Id ? WorkdayCalendar.China
        : id == PublicFile.Calendar.Id ? PublicFile.Calendar
        : throw new FormatException(id);
}
