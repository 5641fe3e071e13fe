using Ledger.Api.Problems;
using Ledger.Domain;
using Ledger.Grains.Contracts;
using Ledger.Sdk;

namespace Ledger.Api.Tests.Commands;

/// <summary>Which of the registry's refusals concern who sends (<see cref="SenderRefusals"/>).</summary>
public sealed class SenderRefusalTests
{
    // Whether these are said depends on what a command names, not on who sends it alone.
    private static readonly string[] s_ofRow =
    [
        "foreign-request-by-account", "four-eyes", "key-four-eyes", "no-right-in-force", "not-a-side",
        "not-among-recipients", "not-the-applicant", "not-the-authority", "not-the-authority-of-the-order",
        "not-the-demander", "not-the-heir", "not-the-holder", "not-the-inquirer", "not-the-party", "not-the-pledgee",
        "not-the-provider", "not-the-public-holder", "not-the-successor", "nothing-to-join", "objector-is-applicant",
        "objector-is-holder", "own-application", "own-supervision", "restoration-four-eyes", "timer-may-not",
    ];

    [Fact]
    public void Every_one_is_a_refusal_of_the_registry()
    {
        var known = ProblemCatalogue.All.Select(static kind => kind.Code)
            .Concat(CommandRefusals.All.Select(static refusal => refusal.Code))
            .Concat(Refusals.All.Select(static refusal => refusal.Code)).ToHashSet();

        Assert.Subset(known, SenderRefusals.Codes.Concat(SenderRefusals.CodesOfNamedParty).ToHashSet());
    }

    [Fact]
    public void Of_whatever_says_that_somebody_may_not_it_is_decided_whether_it_concerns_the_sender()
    {
        var forbidden = ProblemCatalogue.All.Where(static kind => kind.Status is 401 or 403)
            .Select(static kind => kind.Code)
            .Concat(CommandRefusals.All.Where(static refusal => refusal.Kind is RefusalKind.Forbidden)
                .Select(static refusal => refusal.Code))
            .Concat(Refusals.All.Where(static refusal => refusal.Sort is RefusalSort.Forbidden)
                .Select(static refusal => refusal.Code));

        Assert.Equal(
            s_ofRow, forbidden.Distinct().Except(SenderRefusals.Codes).Order(StringComparer.Ordinal));
    }
}
