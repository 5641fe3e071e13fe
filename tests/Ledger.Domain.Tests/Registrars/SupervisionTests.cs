using Ledger.Domain.Calendars;
using Ledger.Domain.Dues;
using Ledger.Domain.Registrars;

namespace Ledger.Domain.Tests.Registrars;

/// <summary>The guide, articles 10 to 12 and 38: disclosure, reports, changes, sanctions.</summary>
public sealed class SupervisionTests
{
    private static RegistrarFile Practising => RegistrarFile.Practising();

    [Fact]
    public void It_tells_everybody_its_process_fees_and_where_to_complain()
    {
        var file = Practising.Act(Cast.Keeper, new Disclose(RegistrarFile.Disclosure));
        Assert.Equal(
            (RegistrarFile.Disclosure, Days.Of("2026-09-29")), (file.State.Disclosure, file.State.DisclosedOn));
    }

    [Fact]
    public void Nothing_besides_registration_is_charged_to_everybody()
    {
        var bundled = RegistrarFile.Disclosure with { Fees = [new Fee(FeeKind.Other, "会员费", 100_00, false)] };
        Assert.Equal("会员费", Practising.Refused("bundled-fee", Cast.Keeper, new Disclose(bundled)).Detail);
    }

    [Fact]
    public void A_year_is_reported_by_the_end_of_march_and_assessed_by_the_end_of_april()
    {
        var file = Practising;
        Assert.Equal(Deadline.On(Days.Of("2027-03-31")), file.By(DueKind.AnnualReport));
        file.Refused("year-not-over", Cast.Keeper, Report(2026));
        file.On("2027-01-04");
        Assert.Equal("2026", file.Refused("year-not-next", Cast.Keeper, Report(2025)).Detail);
        file.Refused("year-not-reported", Cast.Supervisor, new AssessYear(2026, "合格。"));
        file.Act(Cast.Keeper, Report(2026));
        Assert.Equal(Deadline.On(Days.Of("2028-03-31")), file.By(DueKind.AnnualReport));
        Assert.Equal(Deadline.On(Days.Of("2027-04-30")), file.By(DueKind.AnnualAssessment));
        file.Refused("year-not-next", Cast.Keeper, Report(2026));
        file.Act(Cast.Supervisor, new AssessYear(2026, "合格。"));
        Assert.Null(file.By(DueKind.AnnualAssessment));
    }

    [Fact]
    public void An_assessment_is_due_while_a_report_waits_for_it() => Assert.Equal(
        Deadline.On(Days.Of("2027-04-30")),
        Practising.On("2027-01-04").Act(Cast.Keeper, Report(2026)).By(DueKind.AnnualAssessment));

    [Fact]
    public void A_change_is_reported_five_working_days_ahead()
    {
        var file = Practising;
        var late = RegistrarFile.Change with { On = Days.Of("2026-10-11") };
        Assert.Equal("2026-10-12", file.Refused("change-not-ahead", Cast.Keeper, new ReportChange(late)).Detail);
        file.Act(Cast.Keeper, new ReportChange(late with { On = Days.Of("2026-10-12") }));
    }

    [Fact]
    public void A_confirmed_change_is_updated_within_five_working_days()
    {
        var file = Practising.Act(Cast.Keeper, new ReportChange(RegistrarFile.Change));
        file.Refused("change-not-open", Cast.Keeper, new RecordChange(1, "GJ-1"));
        file.Refused("change-not-open", Cast.Supervisor, new DecideChange(2, true, "确认。"));
        file.Act(Cast.Supervisor, new DecideChange(1, true, "确认。"));
        Assert.Equal(RegistrarFile.Change.Qualification, file.State.Qualification);
        Assert.Equal(Deadline.On(Days.Of("2026-10-12")), file.By(DueKind.ChangeUpdate));
        file.Refused("change-not-open", Cast.Supervisor, new DecideChange(1, false, "不予确认。"));
        file.Act(Cast.Keeper, new RecordChange(1, "GJ-1"));
        Assert.Null(file.By(DueKind.ChangeUpdate));
    }

    [Fact]
    public void A_change_below_the_conditions_is_not_confirmed_and_changes_nothing()
    {
        var below = RegistrarFile.Change with
        {
            Qualification = RegistrarFile.Qualification with { ProtectionLevel = 2 },
        };
        var file = Practising.Act(Cast.Keeper, new ReportChange(below));
        file.Refused("not-qualified", Cast.Supervisor, new DecideChange(1, true, "确认。"));
        file.Act(Cast.Supervisor, new DecideChange(1, false, "不予确认，限期整改。"));
        Assert.Equal(RegistrarFile.Qualification, file.State.Qualification);
    }

    [Fact]
    public void An_authority_guides_by_supervision_and_by_talks() => Assert.Equal(
        GuidanceForm.Talk,
        Assert.Single(Practising.Act(Cast.Supervisor, new Guide(GuidanceForm.Talk, "审查时限。")).State.Guidances).Form);

    [Fact]
    public void Misconduct_is_found_of_one_of_four_kinds_on_evidence()
    {
        var found = Assert.Single(RegistrarFile.Suspended().State.Findings);
        Assert.Equal((MisconductKind.WrongRegistration, false), (found.Kind, found.Serious));
        Assert.Equal(4, Enum.GetValues<MisconductKind>().Length);
    }

    [Fact]
    public void A_sanction_rests_on_a_finding()
    {
        Practising.Refused("finding-unknown", Cast.Supervisor, new Suspend(1, Days.Of("2026-10-30")));
        Practising.Refused("finding-unknown", Cast.Supervisor, new Remove(1, "国数综"));
    }

    [Fact]
    public void Whoever_is_ordered_to_rectify_does_so_by_a_day_and_practises_again()
    {
        var file = RegistrarFile.Suspended();
        Assert.Equal(Deadline.On(Days.Of("2026-10-30")), file.By(DueKind.Rectification));
        file.Act(Cast.Supervisor, new Resume("已改正。"));
        Assert.Equal((RegistrarStatus.Practising, true), (file.State.Status, file.State.TakesCases));
        Assert.Null(file.By(DueKind.Rectification));
        file.Refused("correction-date-not-ahead", Cast.Supervisor, new Suspend(1, Days.Of("2026-09-29")));
    }

    [Fact]
    public void It_is_removed_when_it_is_serious_or_was_not_rectified_in_time()
    {
        var file = RegistrarFile.Suspended().On("2026-10-30");
        file.Refused("removal-not-founded", Cast.Supervisor, new Remove(1, "国数综"));
        file.On("2026-10-31").Act(Cast.Supervisor, new Remove(1, "国数综"));
        Assert.Equal(RegistrarStatus.Removed, file.State.Status);
        Assert.Equal(RegistrarStatus.Removed, RegistrarFile.In(RegistrarStatus.Removed).State.Status);
    }

    private static ReportYear Report(int year) => new(new YearReport(year, 10, 8, 1, Applications.Digests("report")));
}
