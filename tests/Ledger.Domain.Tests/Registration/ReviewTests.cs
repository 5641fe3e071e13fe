using Ledger.Domain.Assets;
using Ledger.Domain.Calendars;
using Ledger.Domain.Registration;

namespace Ledger.Domain.Tests.Registration;

/// <summary>Articles 18, 22 and 28. Accepted on Tuesday 29 September 2026.</summary>
public sealed class ReviewTests
{
    [Fact]
    public void Handling_takes_ten_working_days_from_acceptance() =>
        Assert.Equal(Deadline.On(Days.Of("2026-10-19")), Handling(CaseFile.Accepted()));

    [Fact]
    public void An_extension_adds_ten_working_days_at_most_and_once()
    {
        var file = CaseFile.Accepted();
        file.Refused("extension-too-long", Cast.Reviewer, new ExtendHandling(11, "数据规模巨大。"));
        file.Act(Cast.Reviewer, new ExtendHandling(10, "数据规模巨大。"));

        Assert.Equal(Deadline.On(Days.Of("2026-11-02")), Handling(file));
        file.Refused("extension-used", Cast.Reviewer, new ExtendHandling(1, "再次延长。"));
    }

    [Fact]
    public void An_extension_comes_before_the_period_is_over()
    {
        CaseFile.Accepted().On("2026-10-19").Act(Cast.Reviewer, new ExtendHandling(5, "来源复杂。"));
        CaseFile.Accepted().On("2026-10-20")
            .Refused("handling-period-over", Cast.Reviewer, new ExtendHandling(5, "来源复杂。"));
    }

    [Fact]
    public void The_clock_stands_still_while_evidence_is_awaited()
    {
        var file = CaseFile.Accepted().On("2026-10-08")
            .Act(Cast.Reviewer, new RequestEvidence(["请补充来源协议。"], Days.Of("2026-10-16")));
        Assert.Equal(Deadline.NotYetDeterminable, Handling(file));

        file.On("2026-10-10").Act(Cast.HolderAgent, new SupplyEvidence([Applications.Paper(MaterialKind.Contract)]));
        Assert.Equal(Deadline.On(Days.Of("2026-10-22")), Handling(file));
        Assert.Contains(file.State.Application!.Materials, material => material.Kind is MaterialKind.Contract);
    }

    [Fact]
    public void The_clock_stands_still_during_the_notice()
    {
        // 30 September elapsed inside the notice, which runs to 13 October: ten working days follow it.
        Assert.Equal(Deadline.On(Days.Of("2026-10-27")), Handling(CaseFile.Noticed()));
        var outcome = CaseFile.Evidenced().On("2026-10-15").World
            .Decide(CaseFile.First.Stream, Cast.Approver, new CertifyRegistration(5)).Outcome!;
        Assert.Equal(2, Assert.IsType<RegistrationCertified>(outcome.Writes[0].Events[0]).Elapsed);
    }

    [Fact]
    public void Evidence_is_awaited_until_its_day_and_the_case_ends_after_it()
    {
        var file = Samples.In(CaseStatus.EvidenceRequested).On("2026-10-12");
        file.Refused("evidence-period-open", Cast.Approver, new TerminateRegistration("无法核实。"));
        file.On("2026-10-13").Act(Cast.Approver, new TerminateRegistration("无法核实。"));

        Assert.Equal(CaseStatus.Terminated, file.State.Status);
        CaseFile.Accepted().Refused(
            "evidence-date-not-ahead", Cast.Reviewer, new RequestEvidence(["协议。"], Days.Of("2026-09-29")));
    }

    [Fact]
    public void A_review_finds_on_each_of_the_three_items_once()
    {
        var finding = new Finding(FindingItem.Source, true, "来源合规。");
        var file = CaseFile.Accepted();

        file.Refused("findings-incomplete", Cast.Reviewer, new ReviewRegistration([finding]));
        file.Refused("findings-incomplete", Cast.Reviewer, new ReviewRegistration([finding, finding, finding]));
    }

    [Fact]
    public void A_review_with_an_unsatisfied_item_does_not_pass_and_can_be_repeated()
    {
        var file = CaseFile.Accepted().Act(Cast.Reviewer, CaseFile.Findings(false));
        Assert.Equal(CaseStatus.Accepted, file.State.Status);

        file.Act(Cast.Reviewer, CaseFile.Findings(true));
        Assert.Equal(CaseStatus.Reviewed, file.State.Status);
        Assert.Equal(2, file.State.Reviews.Count);
    }

    [Theory]
    [InlineData(RefusalGround.Harm)]
    [InlineData(RefusalGround.UnlawfulSource)]
    [InlineData(RefusalGround.OwnershipDispute)]
    [InlineData(RefusalGround.Concealment)]
    [InlineData(RefusalGround.OtherLaw)]
    public void A_registration_is_refused_on_one_of_five_grounds(RefusalGround ground)
    {
        var file = CaseFile.Accepted().Act(Cast.Approver, new RefuseRegistration(ground, "经审查不予登记。"));
        Assert.Equal(CaseStatus.Refused, file.State.Status);
        Assert.Equal(0UL, file.World.Version(Applications.Asset.Stream));
    }

    [Fact]
    public void A_failed_review_changes_nothing_public()
    {
        var file = CaseFile.Accepted();
        Assert.Empty(file.World.Accepted(file.Stream, Cast.Reviewer, CaseFile.Findings(false)).Effects);
    }

    private static Deadline Handling(CaseFile file) =>
        CaseClock.Handling(file.State, WorkdayCalendar.China, Law.G35)!.Value;
}
