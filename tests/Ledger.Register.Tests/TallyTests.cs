using Ledger.Domain;
using Ledger.Domain.Registration;

namespace Ledger.Register.Tests;

/// <summary>What is counted of a registry's months.</summary>
public sealed class TallyTests
{
    private static readonly Act s_act = new(null, AccountName.Parse("timer"), new DateOnly(2026, 11, 2));

    [Fact]
    public async Task Entries_are_counted_by_legal_month_and_decided_cases_by_the_working_days_that_they_took()
    {
        await using var log = await RegisteredLog.CreateAsync();
        log.FileCase(1, "甲");
        log.FileCase(2, "乙");
        log.FileCase(3, "丙");
        log.SayInCase(1, new HandlingExtended(5, "案情复杂。", s_act), "accepted");
        await log.CatchUpAsync();
        log.SayInCase(1, new RegistrationCertified(default, default, 12, s_act), "certified");
        log.SayInCase(2, new RegistrationRefused(default, "不符合。", 7, s_act), "refused");
        log.SayInCase(3, new RegistrationRefused(default, "不符合。", null, s_act), "refused");
        await log.CatchUpAsync();

        TallyRow[] expected = [new("2026-11", "handled/7", 2), new("2026-11", "test.written", 7)];
        Assert.Equal(expected, log.Queries.ListTally());
        await log.Projector.RebuildAsync(TestContext.Current.CancellationToken);
        Assert.Equal(expected, log.Queries.ListTally());
    }
}
