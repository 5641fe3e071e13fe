using Ledger.Domain.Rules;

namespace Ledger.Domain.Tests.Rules;

public sealed class ClauseTableTests
{
    private static readonly IReadOnlyList<ClauseRow> Table = ClauseTable.All;

    public static TheoryData<string> RulesInData =>
        new(Table.Where(row => row.Rules is not null).Select(row => row.Key));

    public static TheoryData<string> EveryRefusal =>
        new(Table.Where(row => row.Rules is null).Select(row => row.Rule));

    [Fact]
    public void Every_rule_and_every_refusal_names_a_clause_of_a_known_document() => Assert.All(Table, row =>
    {
        Assert.Contains(row.Clause.Document, Documents.Titles);
        Assert.NotEqual("", row.Clause.Article);
    });

    [Fact]
    public void Every_rule_and_every_refusal_is_shown_by_tests_that_exist() => Assert.All(Table, row =>
    {
        Assert.True(row.Tests.Count > 0, $"{row.Key} is shown by no test.");
        Assert.All(row.Tests, test => Assert.True(
            ListedTest.Names.Contains(test), $"{row.Key} names {test}: no test."));
    });

    [Fact]
    public void The_table_lists_no_rule_that_is_not_there() => Assert.Empty(
        ClauseTable.Tests().Keys.Except(Table.Select(row => row.Key)));

    /// <summary>The tests that the table lists pass, and fail as soon as the rule is not in the data.</summary>
    [Theory]
    [MemberData(nameof(RulesInData))]
    public async Task A_rule_that_is_disabled_makes_every_test_that_shows_it_fail(string rule)
    {
        var row = Table.Single(row => row.Key == rule);
        foreach (var test in row.Tests.Select(ListedTest.Of))
        {
            Assert.Null(await test.FailureAsync());
            Exception? failure = null;
            await Law.UnderAsync(
                row.Rules!.Without(row.Rule), async () => failure = await test.FailureAsync());
            Assert.True(failure is not null, $"{test} passes without {rule}.");
        }
    }

    /// <summary>A test that is listed for a refusal meets it.</summary>
    [Theory]
    [MemberData(nameof(EveryRefusal))]
    public async Task A_refusal_is_met_by_every_test_that_shows_it(string rule)
    {
        foreach (var test in Table.Single(row => row.Rule == rule).Tests)
        {
            var met = await Law.MeetingAsync(ListedTest.Of(test).RunAsync);
            Assert.True(met.Contains(rule["refusal/".Length..]), $"{test} does not meet {rule}.");
        }
    }
}
