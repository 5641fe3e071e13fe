using System.Reflection;
using Ledger.Domain.Rules;

namespace Ledger.Domain.Tests.Rules;

public sealed class ClauseTableTests
{
    private static readonly IReadOnlyList<ClauseRow> Table = ClauseTable.For(RuleSet.G35);

    [Fact]
    public void Every_rule_and_every_refusal_names_a_clause_of_a_known_document() => Assert.All(Table, row =>
    {
        Assert.Contains(row.Clause.Document, Documents.Titles);
        Assert.NotEqual("", row.Clause.Article);
    });

    [Fact]
    public void Every_rule_and_every_refusal_is_shown_by_tests_that_exist()
    {
        var tests = typeof(ClauseTableTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods().Where(m => m.GetCustomAttributes<FactAttribute>(true).Any())
                .Select(method => $"{type.Name}.{method.Name}"))
            .ToHashSet();

        Assert.All(Table, row =>
        {
            Assert.True(row.Tests.Count > 0, $"{row.Rule} is shown by no test.");
            Assert.All(row.Tests, test => Assert.True(tests.Contains(test), $"{row.Rule} names {test}: no test."));
        });
    }

    [Fact]
    public void The_table_lists_no_rule_that_is_not_there() => Assert.Empty(
        ClauseTable.Tests().Keys.Except(Table.Select(row => row.Rule)));
}
