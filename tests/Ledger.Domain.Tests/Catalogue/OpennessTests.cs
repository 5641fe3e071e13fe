using Ledger.Domain.Assets;
using Ledger.Domain.Calendars;
using Ledger.Domain.Catalogue;
using Ledger.Domain.Catalogue.Openness;
using Ledger.Domain.Dues;

namespace Ledger.Domain.Tests.Catalogue;

/// <summary>W23 二（二）1, HB items 1 and 5, XC items 6 and 18: what is opened, to whom, and what never is.</summary>
public sealed class OpennessTests
{
    private static readonly Actor[] Everybody =
    [
        Cast.Clerk, Cast.Reviewer, Cast.Approver, Cast.OrganAgent, Cast.HolderAgent, Actor.Timer,
        Cast.Staff("all", Enum.GetValues<Role>()),
    ];

    private static readonly OpeningTerms Unconditional = new(OpeningMode.Unconditional, "无。", []);
    private static readonly OpeningTerms Directed = new(OpeningMode.Directed, "仅限信用评价。", [Cast.Holder]);
    private static readonly OpeningTerms Authorised = new(OpeningMode.Authorised, "一场景一申请。", []);
    private static readonly BarItem Bar = new(NegativeGround.TradeSecret, "《反不正当竞争法》第九条。");

    public static TheoryData<BarStatus, OpeningStatus> Standings
    {
        get
        {
            var all = new TheoryData<BarStatus, OpeningStatus>();
            foreach (var bar in Enum.GetValues<BarStatus>())
            {
                foreach (var opening in Enum.GetValues<OpeningStatus>())
                {
                    // What is on the negative list is neither open nor about to be.
                    if (bar is not BarStatus.Barred || opening is OpeningStatus.Closed)
                    {
                        all.Add(bar, opening);
                    }
                }
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Standings))]
    public void An_opening_refuses_every_command_that_it_does_not_admit(BarStatus bar, OpeningStatus opening)
    {
        var file = In(bar, opening);
        Assert.Equal((bar, opening), (file.State.Opening.Bar, file.State.Opening.Status));
        foreach (var command in CatalogueFile.Commands.Where(
            command => !OpeningAdmission.Admits(file.State.Opening, command)))
        {
            Assert.All(Everybody, actor => file.Refused("not-in-this-state", actor, command));
        }
    }

    [Theory]
    [MemberData(nameof(Standings))]
    public void An_opening_answers_every_command_that_it_admits(BarStatus bar, OpeningStatus opening)
    {
        var file = In(bar, opening);
        foreach (var command in CatalogueFile.OpeningCommands.Where(
            command => OpeningAdmission.Admits(file.State.Opening, command)))
        {
            var answers = Everybody.Select(actor => file.World.Decide(file.Stream, actor, command)).ToArray();
            Assert.All(answers, answer => Assert.True(answer.IsAccepted ^ answer.Refusal is not null));
        }
    }

    [Fact]
    public void What_is_opened_stands_in_the_openness_catalogue_from_the_approval_on()
    {
        var file = Opened(Unconditional);
        Assert.Equal(
            (OpeningStatus.Open, Days.Of("2026-09-28")),
            (file.State.Opening.Status, file.State.Opening.OpenedOn!.Value));
        file.Refused("access-not-by-request", Cast.HolderAgent, Wish());
        file.Act(Cast.OrganAgent, new CloseOpening("停止更新。"));
        Assert.Equal(OpeningStatus.Closed, file.State.Opening.Status);
    }

    [Fact]
    public void The_negative_list_is_compiled_and_reviewed_by_different_people()
    {
        var both = Cast.Staff("both", Role.Clerk, Role.Approver);
        var file = CatalogueFile.Published().Act(both, Bar);
        file.Refused("four-eyes", both, new DecideBar(true, "属实。"));
        file.Act(Cast.Approver, new DecideBar(true, "属实。"));
        Assert.Equal(
            (BarStatus.Barred, NegativeGround.TradeSecret), (file.State.Opening.Bar, file.State.Opening.Entry!.Ground));
    }

    [Fact]
    public void What_is_on_the_negative_list_is_not_opened()
    {
        var file = In(BarStatus.Barred, OpeningStatus.Closed);
        file.Refused("barred-from-opening", Cast.OrganAgent, new ProposeOpening(Authorised));
        file.Act(Cast.Approver, new LiftBar("商业秘密已公开。"));
        file.Act(Cast.OrganAgent, new ProposeOpening(Authorised));
    }

    [Fact]
    public void What_comes_onto_the_negative_list_is_open_no_more_and_grants_end()
    {
        var file = Granted().On("2026-10-12");
        file.Act(Cast.Clerk, Bar).Act(Cast.Approver, new DecideBar(true, "属实。"));
        Assert.Equal(OpeningStatus.Closed, file.State.Opening.Status);
        Assert.Equal(Days.Of("2026-10-11"), file.State.Opening.Requests[0].Until);
    }

    [Fact]
    public void An_entry_that_review_drops_bars_nothing()
    {
        var file = CatalogueFile.Published().Act(Cast.OrganAgent, Bar)
            .Act(Cast.Approver, new DecideBar(false, "依据不足。"));
        Assert.Null(file.State.Opening.Entry);
        file.Act(Cast.OrganAgent, new ProposeOpening(Unconditional));
    }

    [Fact]
    public void What_is_kept_secret_by_law_is_never_opened() => CatalogueFile.Published(
        CatalogueFile.Content with { Confidential = true })
        .Refused("confidential-not-opened", Cast.OrganAgent, new ProposeOpening(Directed));

    [Fact]
    public void Only_public_data_that_stands_in_the_catalogue_is_opened()
    {
        CatalogueFile.Blank().Publish(CatalogueFile.Enterprise, Cast.HolderAgent)
            .Refused("only-public-data-opened", Cast.HolderAgent, new ProposeOpening(Authorised));
        CatalogueFile.Compiled().Refused("item-not-published", Cast.OrganAgent, new ProposeOpening(Authorised));
    }

    [Fact]
    public void Data_with_personal_information_or_of_public_safety_is_opened_on_conditions_only()
    {
        var file = CatalogueFile.Published(CatalogueFile.Content with { PersonalInformation = true });
        file.Refused("opening-needs-conditions", Cast.OrganAgent, new ProposeOpening(Unconditional));
        file.Act(Cast.OrganAgent, new ProposeOpening(Authorised));
        CatalogueFile.Published(CatalogueFile.Content with { Grade = DataGrade.Important })
            .Refused("opening-needs-conditions", Cast.OrganAgent, new ProposeOpening(Unconditional));
    }

    [Fact]
    public void A_revision_that_could_not_be_opened_closes_the_item()
    {
        var file = Opened(Unconditional);
        file.Act(Cast.OrganAgent, new ReviseItem(
                CatalogueFile.Content with { PersonalInformation = true }, "增加法定代表人信息。"))
            .Act(Cast.Reviewer, CatalogueFile.Findings(true))
            .Act(Cast.OrganAgent, CatalogueFile.Confirmation(DataTreatment.Masking))
            .Act(Cast.Approver, new PublishItem());
        Assert.Equal(OpeningStatus.Closed, file.State.Opening.Status);
    }

    [Fact]
    public void A_directed_opening_is_for_those_it_names()
    {
        var file = Opened(Directed);
        file.Refused("not-among-recipients", Cast.PartnerAgent, Wish());
        file.Act(Cast.HolderAgent, Wish());
    }

    [Fact]
    public void An_authorised_opening_is_granted_on_request_for_no_longer_than_asked()
    {
        var file = Opened(Authorised).Act(Cast.PartnerAgent, Wish());
        file.Refused("not-the-provider", Cast.HolderAgent, new AnswerAccess(1, Days.Of("2026-12-31"), "同意。"));
        file.Refused("access-term-out-of-range", Cast.OrganAgent, new AnswerAccess(1, Days.Of("2027-01-01"), "同意。"));
        file.Refused("access-request-not-open", Cast.OrganAgent, new AnswerAccess(2, null, "不同意。"));
        file.Act(Cast.OrganAgent, new AnswerAccess(1, Days.Of("2026-12-31"), "同意。"));
        Assert.Equal(Days.Of("2026-12-31"), file.State.Opening.Requests[0].Until);
        file.Refused("access-term-out-of-range", Cast.HolderAgent, new RequestAccess(
            new AccessWish("信用评价。", "小微企业贷款", Days.Of("2026-09-27"))));
    }

    [Fact]
    public void One_scenario_is_one_request_and_one_authorisation()
    {
        var file = Granted();
        file.Refused("scenario-already-asked", Cast.HolderAgent, Wish());
        file.Act(Cast.HolderAgent, new RequestAccess(
            new AccessWish("信用评价。", "供应链金融", Days.Of("2026-12-31"))));
        file.On("2027-01-01").Act(Cast.HolderAgent, new RequestAccess(
            new AccessWish("信用评价。", "小微企业贷款", Days.Of("2027-12-31"))));
    }

    [Fact]
    public void A_request_is_answered_within_the_registrys_ten_working_days()
    {
        var file = Opened(Authorised).Act(Cast.HolderAgent, Wish());
        Assert.Equal(Deadline.On(Days.Of("2026-10-16")), file.By(DueKind.AccessAnswer));
        file.Act(Cast.OrganAgent, new AnswerAccess(1, null, "场景不明确。"));
        Assert.Null(file.By(DueKind.AccessAnswer));
    }

    private static RequestAccess Wish() => new(new AccessWish("信用评价。", "小微企业贷款", Days.Of("2026-12-31")));

    private static CatalogueFile Opened(OpeningTerms terms) => CatalogueFile.Published()
        .Act(Cast.OrganAgent, new ProposeOpening(terms)).Act(Cast.Approver, new DecideOpening(true, "同意开放。"));

    private static CatalogueFile Granted() => Opened(Authorised).Act(Cast.HolderAgent, Wish())
        .Act(Cast.OrganAgent, new AnswerAccess(1, Days.Of("2026-12-31"), "同意。"));

    private static CatalogueFile In(BarStatus bar, OpeningStatus opening)
    {
        var file = opening switch
        {
            OpeningStatus.Closed => CatalogueFile.Published(),
            OpeningStatus.Proposed => CatalogueFile.Published().Act(Cast.OrganAgent, new ProposeOpening(Authorised)),
            _ => Opened(Authorised),
        };
        if (bar is not BarStatus.Free)
        {
            file.Act(Cast.OrganAgent, Bar);
        }

        return bar is BarStatus.Barred ? file.Act(Cast.Approver, new DecideBar(true, "属实。")) : file;
    }
}
