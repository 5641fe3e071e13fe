using Ledger.Domain.Calendars;
using Ledger.Domain.Catalogue;
using Ledger.Domain.Catalogue.Demands;
using Ledger.Domain.Dues;

namespace Ledger.Domain.Tests.Catalogue;

/// <summary>W25 二（一）, W23 二（一）4 and 二（三）1, XC item 6: demands, their matching, and objections to supply.</summary>
public sealed class DemandTests
{
    private static readonly Actor[] Everybody =
    [
        Cast.Clerk, Cast.Reviewer, Cast.Approver, Cast.OrganAgent, Cast.HolderAgent, Cast.PartnerAgent, Actor.Timer,
        Cast.Of(Cast.Stranger, "stranger"), Cast.Staff("all", Enum.GetValues<Role>()),
    ];

    public static TheoryData<DemandStatus> Statuses => new(Enum.GetValues<DemandStatus>());

    [Theory]
    [MemberData(nameof(Statuses))]
    public void A_state_refuses_every_command_that_it_does_not_admit(DemandStatus status)
    {
        var file = DemandFile.In(status);
        Assert.Equal(status, file.State.Status);
        foreach (var command in DemandFile.Commands.Where(command => !DemandAdmission.Admits(status, command)))
        {
            Assert.All(Everybody, actor => file.Refused("not-in-this-state", actor, command));
        }
    }

    [Theory]
    [MemberData(nameof(Statuses))]
    public void A_state_answers_every_command_that_it_admits(DemandStatus status)
    {
        var file = DemandFile.In(status);
        foreach (var command in DemandFile.Commands.Where(command => DemandAdmission.Admits(status, command)))
        {
            var answers = Everybody.Select(actor => file.World.Decide(file.Stream, actor, command)).ToArray();
            Assert.All(answers, answer => Assert.True(answer.IsAccepted ^ answer.Refusal is not null));
            Assert.Contains(answers, answer => !answer.IsAccepted);
        }
    }

    [Fact]
    public void Every_command_of_a_demand_is_played() => Assert.Equal(
        typeof(DemandCommand).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(DemandCommand)) && !type.IsAbstract)
            .Select(type => type.Name).Order(),
        DemandFile.Commands.Select(command => command.GetType().Name).Order());

    [Fact]
    public void A_demand_is_listed_and_matched_with_an_item_and_met_by_its_provider()
    {
        var file = DemandFile.In(DemandStatus.Met);
        Assert.Equal(
            (Cast.Holder, CatalogueFile.First, Cast.Organ),
            (file.State.Demander, file.State.Item, file.State.Provider));
    }

    [Fact]
    public void Enterprises_publish_what_they_need_too() => DemandFile.Filed(
        DemandFile.Content with { Side = DemandSide.Enterprise });

    [Fact]
    public void A_demand_is_matched_with_what_stands_in_the_catalogue_and_is_shared()
    {
        var file = DemandFile.Listed();
        file.Refused("item-not-published", Cast.Clerk, new MatchDemand(CatalogueFile.Second));
        file.Refused("role-required", Cast.Approver, new MatchDemand(CatalogueFile.First));

        new CatalogueFile(file.World, CatalogueFile.Second).Publish(
            CatalogueFile.Content with
            {
                Name = "涉案信息",
                Sharing = SharingMode.Withheld,
                Data = [new CatalogueDatum("涉案法人", "自定", null)],
            },
            Cast.OrganAgent);
        file.Refused("sharing-withheld", Cast.Clerk, new MatchDemand(CatalogueFile.Second));
    }

    [Fact]
    public void Nobody_demands_what_they_provide_themselves()
    {
        var file = DemandFile.Blank().Act(Cast.OrganAgent, new FileDemand(DemandFile.Content))
            .Act(Cast.Clerk, new ListDemand());
        file.Refused("demand-of-own-item", Cast.Clerk, new MatchDemand(CatalogueFile.First));
    }

    [Fact]
    public void Only_the_provider_answers_and_only_the_demander_objects_and_confirms()
    {
        DemandFile.Matched().Refused("not-the-provider", Cast.PartnerAgent, new AnswerDemand(true, "提供。"));
        DemandFile.Supplied().Refused("not-the-demander", Cast.PartnerAgent, new ConfirmSupply());
    }

    [Fact]
    public void The_provider_answers_within_the_registrys_ten_working_days()
    {
        var file = DemandFile.Matched();
        Assert.Equal(Deadline.On(Days.Of("2026-10-16")), file.By(DueKind.DemandAnswer));
        var late = new ObjectToSupply(SupplyObjectionGround.Late, "逾期未答复。");
        file.On("2026-10-16").Refused("answer-not-overdue", Cast.HolderAgent, late);
        file.On("2026-10-17").Act(Cast.HolderAgent, late);
        Assert.Equal(DemandStatus.Objected, file.State.Status);
    }

    [Fact]
    public void An_objection_to_supply_is_replied_to_and_decided_within_ten_working_days()
    {
        var file = DemandFile.Objected();
        Assert.Equal(Deadline.On(Days.Of("2026-10-16")), file.By(DueKind.SupplyObjection));
        file.Act(Cast.OrganAgent, new ReplyToObjection("第三方同意书已收悉。"));
        Assert.True(file.State.Objections[0].Replied);
        file.On("2026-10-09").Act(Cast.Approver, new DecideSupply(true, "应当提供。"));
        Assert.Equal(DemandStatus.Matched, file.State.Status);
        Assert.Equal(Deadline.On(Days.Of("2026-10-22")), file.By(DueKind.DemandAnswer));
    }

    [Fact]
    public void An_objection_that_is_not_upheld_leaves_the_demand_as_it_stood()
    {
        var file = DemandFile.Objected().Act(Cast.Approver, new DecideSupply(false, "理由成立。"));
        Assert.Equal((DemandStatus.Refused, false), (file.State.Status, file.State.Objections[0].Upheld));
        file.Act(Cast.Clerk, new MatchDemand(CatalogueFile.First));
        Assert.Equal(DemandStatus.Matched, file.State.Status);
    }

    [Fact]
    public void An_objection_fits_what_was_answered() => Assert.Equal(
        "quality",
        DemandFile.Refused().Refused(
            "objection-does-not-fit", Cast.HolderAgent,
            new ObjectToSupply(SupplyObjectionGround.Quality, "缺项。")).Detail);

    [Fact]
    public void Whoever_matched_does_not_decide_the_objection()
    {
        var both = Cast.Staff("both", Role.Clerk, Role.Approver);
        var file = DemandFile.Listed().Act(both, new MatchDemand(CatalogueFile.First))
            .Act(Cast.OrganAgent, new AnswerDemand(false, "涉及第三方权益。"))
            .Act(Cast.HolderAgent, new ObjectToSupply(SupplyObjectionGround.Refusal, "第三方已同意。"));
        file.Refused("four-eyes", both, new DecideSupply(true, "应当提供。"));
    }

    [Fact]
    public void Who_owes_an_item_to_whom_stands_on_the_list_of_responsibilities()
    {
        var file = CatalogueFile.Published();
        file.Act(Cast.Approver, CatalogueFile.Assignment);
        Assert.Equal(
            ("全市各行政审批部门", (DateOnly?)null), (file.State.Duties[0].Duty.Recipients, file.State.Duties[0].Until));
        file.Act(Cast.Approver, new EndSharing(1, "已改由省级目录提供。"));
        Assert.Equal(Days.Of("2026-09-28"), file.State.Duties[0].Until);
        file.Refused("duty-not-standing", Cast.Approver, new EndSharing(1, "重复。"));
        file.Refused("duty-not-standing", Cast.Approver, new EndSharing(2, "没有该项。"));
    }

    [Fact]
    public void Nobody_owes_what_is_not_shared_or_not_published()
    {
        CatalogueFile.Compiled().Refused("item-not-published", Cast.Approver, CatalogueFile.Assignment);
        CatalogueFile.Published(CatalogueFile.Content with { Sharing = SharingMode.Withheld })
            .Refused("sharing-withheld", Cast.Approver, CatalogueFile.Assignment);
    }
}
