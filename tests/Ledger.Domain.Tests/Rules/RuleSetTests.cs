using Ledger.Domain.Rules;

namespace Ledger.Domain.Tests.Rules;

public sealed class RuleSetTests
{
    [Fact]
    public void The_guide_of_2026_is_named_with_its_date()
    {
        Assert.Equal("G35@2026-07-01.4", RuleSet.G35.Name);
        Assert.True(RuleSet.TryGet("G35@2026-07-01.4", out var rules));
        Assert.Same(RuleSet.G35, rules);
        Assert.False(RuleSet.TryGet("G35", out _));
        Assert.False(RuleSet.TryGet(null, out _));
    }

    /// <summary>What a revision added, what was decided under the one before does not have.</summary>
    [Fact]
    public void A_revision_has_the_rules_of_the_one_before_and_more()
    {
        foreach (var (first, second) in (ReadOnlySpan<(string, RuleSet)>)
            [("G35@2026-07-01", RuleSet.G35), ("M26@2025-03-01", RuleSet.M26)])
        {
            Assert.True(RuleSet.TryGet(first, out var before));
            Assert.Equal((second.Id, second.Effective), (before.Id, before.Effective));
            Assert.False(before.Has("important-data-protection"));
            Assert.True(second.Has("important-data-protection"));
            Assert.All(before.Rules.Values, rule => Assert.Equal(rule, second.Rules[rule.Id]));
            Assert.Equal(before.Materials, second.Materials.Where(before.Materials.Contains));
        }
    }

    [Theory]
    [InlineData("retention", 20, "第十条")]
    [InlineData("acceptance-reply", 3, "第十七条第一款")]
    [InlineData("handling", 10, "第二十八条第一款")]
    [InlineData("extension", 10, "第二十八条第一款")]
    [InlineData("notice", 5, "第二十四条第二款")]
    [InlineData("notice-objection", 10, "第二十五条")]
    [InlineData("renewal-window", 6, "第三十六条第一款")]
    [InlineData("objection-notification", 5, "第二十九条第二款")]
    [InlineData("validity", 5, "第二十六条")]
    [InlineData("name-length", 40, "附件1 数据名称")]
    [InlineData("overview-length", 400, "附件1 数据概述")]
    public void The_numbers_are_those_of_the_guide(string rule, int value, string clause)
    {
        Assert.Equal(value, Law.G35[rule]);
        Assert.Equal(new Clause("G35", clause), Law.G35.Rules[rule].Clause);
    }
}
