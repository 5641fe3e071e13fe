using System.Text.Json;
using Ledger.Domain.Rules;

namespace Ledger.Api.Tests.Log;

[Collection(nameof(RegistryTests))]
public sealed class ServedRulesTests(Registry registry)
{
    [Fact]
    public async Task Anybody_reads_every_rule_with_its_clause_version_and_tests()
    {
        var answer = await registry.GetAsync("v1/rules");
        using var document = JsonDocument.Parse(answer.Body);
        var rows = document.RootElement.EnumerateArray().ToArray();

        Assert.Equal(ClauseTable.All.Count, rows.Length);
        Assert.All(rows, row => Assert.Equal(
            ["document", "clause", "rule", "version", "tests"], row.EnumerateObject().Select(member => member.Name)));
        var notice = rows.Single(row => row.GetProperty("rule").GetString() == "rule/notice"
            && row.GetProperty("document").GetString() == "G35");
        Assert.Equal("第二十四条第二款", notice.GetProperty("clause").GetString());
        Assert.Equal("G35@2026-07-01.4", notice.GetProperty("version").GetString());
        Assert.NotEqual(0, notice.GetProperty("tests").GetArrayLength());
    }

    [Fact]
    public async Task A_page_lists_every_rule_with_its_clause_version_and_tests()
    {
        var page = await registry.GetAsync("rules");
        Assert.Equal((200, "text/html"), (page.Status, page.MediaType));
        Assert.All(ClauseTable.All, row =>
        {
            Assert.Contains($"<dt>{row.Clause.Article}</dt><dd>{row.Rule} ", page.Text, StringComparison.Ordinal);
            Assert.Contains(row.Version, page.Text, StringComparison.Ordinal);
            Assert.All(row.Tests, test => Assert.Contains(test, page.Text, StringComparison.Ordinal));
        });
        var some = await registry.GetAsync("rules?document=W25");
        Assert.Contains("rule/authorisation-term", some.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("rule/notice", some.Text, StringComparison.Ordinal);
    }
}
