using Ledger.Domain.Assets;
using Ledger.Domain.Calendars;
using Ledger.Domain.Dues;
using Ledger.Domain.PublicData;
using Ledger.Domain.Registration;

namespace Ledger.Domain.Tests.PublicData;

/// <summary>公共数据资源登记管理暂行办法 articles 7 to 11. Filed on Monday 15 September 2025.</summary>
public sealed class PublicIntakeTests
{
    public static TheoryData<MaterialKind> Needed => new(PublicFile.Application.Materials.Select(m => m.Kind));

    [Fact]
    public void Evidence_is_preserved_before_the_application()
    {
        var file = PublicFile.Blank();
        file.Refused("evidence-not-before-application", Cast.OrganAgent, new FilePublicData(
            PublicFile.Application with { Preservation = null }));
        file.Refused("evidence-not-before-application", Cast.OrganAgent, new FilePublicData(
            PublicFile.Application with { Preservation = new Preservation("平台", "1", Days.Of("2025-09-16")) }));
    }

    [Fact]
    public void Operation_is_registered_within_twenty_working_days()
    {
        var announced = PublicFile.In(PublicStatus.Announced);
        Assert.Equal(Deadline.On(Days.Of("2025-09-17")), announced.By(DueKind.Filing));

        Assert.False(Filed(announced, "2025-09-17").Late);
        Assert.True(Filed(PublicFile.In(PublicStatus.Announced), "2025-09-18").Late);
    }

    [Fact]
    public void What_was_operated_before_the_measures_is_registered_within_thirty_working_days_of_them()
    {
        var old = new PublicAnnouncement([Cast.Organ], "旧有授权运营", Days.Of("2024-06-03"));
        var file = PublicFile.Blank().Act(Cast.OrganAgent, new AnnounceOperation(old));
        Assert.Equal(Deadline.On(Days.Of("2025-04-14")), file.By(DueKind.Filing));
    }

    [Fact]
    public void What_is_announced_is_filed_by_the_same_and_not_before_it_began()
    {
        var file = PublicFile.Blank();
        file.Refused("operation-ahead", Cast.OrganAgent, new AnnounceOperation(
            new PublicAnnouncement([Cast.Organ], "核验服务", Days.Of("2025-09-16"))));
        file.Refused("operation-ahead", Cast.OrganAgent, new FilePublicData(PublicFile.Application with
        {
            Record = PublicFile.Record with { OperationFrom = Days.Of("2025-09-16") },
        }));
        PublicFile.In(PublicStatus.Announced).Refused(
            "correction-changes-subject", Cast.HolderAgent,
            new FilePublicData(PublicFile.Application with { Applicants = [Cast.Holder] }));
    }

    [Theory]
    [MemberData(nameof(Needed))]
    public void Each_material_of_a_first_application_is_needed(MaterialKind kind)
    {
        var refusal = PublicFile.Blank().Refused("material-missing", Cast.OrganAgent, new FilePublicData(
            PublicFile.Application with
            {
                Materials = [.. PublicFile.Application.Materials.Where(material => material.Kind != kind)],
            }));
        Assert.Equal((WireName.Of(kind), "M26 第九条"), (refusal.Detail, refusal.Clause.ToString()));
    }

    [Fact]
    public void Joint_applicants_show_that_all_apply() => Refuses(
        "joint-application", PublicFile.Application with { Applicants = [Cast.Organ, Cast.Holder] });

    [Fact]
    public void Personal_data_needs_consent_on_record_or_anonymisation()
    {
        var personal = PublicFile.Application with { Record = PublicFile.Record with { PersonalInformation = true } };
        Refuses("personal-consent", personal);
        foreach (var kind in (MaterialKind[])[MaterialKind.PersonalConsent, MaterialKind.Anonymisation])
        {
            PublicFile.Filed(personal with { Materials = personal.Materials.Add(Applications.Paper(kind)) });
        }
    }

    [Fact]
    public void Important_data_needs_proof_and_is_graded_by_the_national_matrix()
    {
        var important = PublicFile.Record with
        {
            Grade = DataGrade.Important,
            Impacts = [new Impact(ImpactObject.PublicInterest, ImpactDegree.Serious)],
        };
        Refuses("important-data", PublicFile.Application with { Record = important });
        PublicFile.Blank().Refused("grade-understated", Cast.OrganAgent, new FilePublicData(
            PublicFile.Application with { Record = important with { Grade = DataGrade.General } }));
        PublicFile.Blank().Refused("core-data", Cast.OrganAgent, new FilePublicData(
            PublicFile.Application with { Record = important with { Grade = DataGrade.Core } }));
    }

    [Fact]
    public void An_application_is_answered_within_three_working_days_and_a_submission_anew_starts_them_anew()
    {
        var file = PublicFile.Filed();
        Assert.Equal(Deadline.On(Days.Of("2025-09-18")), file.By(DueKind.AcceptanceReply));

        file = PublicFile.In(PublicStatus.Returned).On("2025-10-09")
            .Act(Cast.OrganAgent, new ResubmitPublicData(PublicFile.Application));
        Assert.Equal(Deadline.On(Days.Of("2025-10-13")), file.By(DueKind.AcceptanceReply));
    }

    [Fact]
    public void Silence_is_no_acceptance_under_the_measures()
    {
        var file = PublicFile.Filed().On("2025-10-09");
        file.Refused("not-in-this-state", Actor.Timer, (PublicCommand)CaseAggregate.Instance.TimerCommand(file.State));
        file.Act(Cast.Clerk, new AcceptPublicData());
        Assert.Equal(Days.Of("2025-10-09"), file.State.AcceptedOn);
    }

    [Fact]
    public void All_defects_are_named_at_once()
    {
        var file = PublicFile.In(PublicStatus.Returned)
            .Act(Cast.OrganAgent, new ResubmitPublicData(PublicFile.Application));
        var refusal = file.Refused("defect-not-named-at-first", Cast.Clerk, new ReturnPublicData(
            [new PublicDefect(PublicItem.Source, "来源说明不完整。")]));
        Assert.Equal("source", refusal.Detail);
        file.Act(Cast.Clerk, new ReturnPublicData([new PublicDefect(PublicItem.Risk, "评估结论仍缺。")]));
    }

    [Fact]
    public void A_submission_anew_keeps_type_asset_and_applicants() => PublicFile.In(PublicStatus.Returned)
        .Refused("correction-changes-subject", Cast.OrganAgent, new ResubmitPublicData(
            PublicFile.Application with { Asset = Applications.Raw }));

    [Fact]
    public void The_formal_review_takes_twenty_working_days()
    {
        var file = PublicFile.Accepted();
        Assert.Equal(Deadline.On(Days.Of("2025-10-20")), file.By(DueKind.Review));
    }

    [Fact]
    public void Whoever_does_not_finish_in_time_says_why()
    {
        var file = PublicFile.Accepted().On("2025-10-20");
        file.Refused("review-not-overdue", Cast.Reviewer, new ExplainDelay("材料数量多。"));
        file.On("2025-10-21").Act(Cast.Reviewer, new ExplainDelay("材料数量多。"));
        Assert.Equal("材料数量多。", file.Public.Delay);
    }

    [Fact]
    public void A_formal_review_finds_on_each_of_the_seven_items_once()
    {
        var file = PublicFile.Accepted();
        var findings = PublicFile.Findings(true).Findings;
        file.Refused("formal-review-incomplete", Cast.Reviewer, new ReviewPublicData([.. findings.Skip(1)]));
        file.Act(Cast.Reviewer, PublicFile.Findings(false));
        Assert.Equal(PublicStatus.Accepted, file.Public.Status);
    }

    [Fact]
    public void The_registrar_does_not_register_its_own_data_and_who_reviewed_does_not_decide()
    {
        var refusal = PublicFile.Blank().Refused("registrar-as-applicant", Cast.Clerk, new FilePublicData(
            PublicFile.Application with { Applicants = [Cast.Operator] }));
        Assert.Equal("M26 第十九条", refusal.Clause.ToString());

        var both = Cast.Staff("both", Role.Reviewer, Role.Approver);
        PublicFile.Accepted().Act(both, PublicFile.Findings(false))
            .Refused("four-eyes", both, new RefusePublicData("材料与数据不符。"));
    }

    private static PublicDataFiled Filed(PublicFile file, string day)
    {
        file.On(day);
        var outcome = file.World.Accepted(file.Stream, Cast.OrganAgent, new FilePublicData(PublicFile.Application));
        return Assert.IsType<PublicDataFiled>(Assert.Single(outcome.Writes[0].Events));
    }

    private static void Refuses(string material, PublicApplication application) => Assert.Equal(
        material,
        PublicFile.Blank().Refused("material-missing", Cast.OrganAgent, new FilePublicData(application)).Detail);
}
