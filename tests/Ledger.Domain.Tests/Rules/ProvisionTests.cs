using Ledger.Domain.Registration;
using Ledger.Domain.Rules;

namespace Ledger.Domain.Tests.Rules;

public sealed class ProvisionTests
{
    [Fact]
    public Task What_the_rules_do_not_provide_for_is_refused_with_the_rule_that_they_lack() => Law.UnderAsync(
        RuleSet.G35.Without("rule/extension"),
        static () =>
        {
            var refusal = CaseFile.Accepted()
                .Refused("not-provided-for", Cast.Reviewer, new ExtendHandling(10, "数据规模巨大。"));
            Assert.Equal("extension", refusal.Detail);
            return Task.CompletedTask;
        });

    [Fact]
    public void Every_rule_that_a_command_needs_is_one_of_a_rule_set() => Assert.All(
        Samples.Commands.SelectMany(Provisions.NeededFor),
        rule => Assert.Contains(RuleSet.All, rules => rules.Has(rule)));
}
