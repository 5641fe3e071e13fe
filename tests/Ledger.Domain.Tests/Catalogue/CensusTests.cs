using Ledger.Domain.Calendars;
using Ledger.Domain.Catalogue;
using Ledger.Domain.Catalogue.Censuses;

namespace Ledger.Domain.Tests.Catalogue;

/// <summary>W23 二（一）1, XC item 4, HB item 3: a census of resources and the map that it draws.</summary>
public sealed class CensusTests
{
    private static readonly Actor[] Everybody =
    [
        Cast.Clerk, Cast.Reviewer, Cast.Approver, Cast.OrganAgent, Cast.PersonAgent, Actor.Timer,
        Cast.Of(Cast.Stranger, "stranger"), Cast.Staff("all", Enum.GetValues<Role>()),
    ];

    public static TheoryData<CensusStatus> Statuses => new(Enum.GetValues<CensusStatus>());

    [Theory]
    [MemberData(nameof(Statuses))]
    public void A_state_refuses_every_command_that_it_does_not_admit(CensusStatus status)
    {
        var file = CensusFile.In(status);
        Assert.Equal(status, file.State.Status);
        foreach (var command in CensusFile.Commands.Where(command => !CensusAdmission.Admits(status, command)))
        {
            Assert.All(Everybody, actor => file.Refused("not-in-this-state", actor, command));
        }
    }

    [Theory]
    [MemberData(nameof(Statuses))]
    public void A_state_answers_every_command_that_it_admits(CensusStatus status)
    {
        var file = CensusFile.In(status);
        foreach (var command in CensusFile.Commands.Where(command => CensusAdmission.Admits(status, command)))
        {
            var answers = Everybody.Select(actor => file.World.Decide(file.Stream, actor, command)).ToArray();
            Assert.All(answers, answer => Assert.True(answer.IsAccepted ^ answer.Refusal is not null));
            Assert.Contains(answers, answer => !answer.IsAccepted);
        }
    }

    [Fact]
    public void A_census_counts_what_parties_report_and_closes_with_the_map_of_resources()
    {
        var file = CensusFile.Open().Act(Cast.OrganAgent, CensusFile.Report)
            .Act(Cast.HolderAgent, CensusFile.Other)
            .On("2026-11-01").Act(Cast.Approver, new CloseCensus("全市共报送资源四项。"));
        Assert.Equal(
            [
                new MapCell(DivisionCode.Parse("420100"), 1, 3, 2, 0, 1),
                new MapCell(DivisionCode.Parse("420102"), 1, 1, 0, 2, 0),
            ],
            file.State.Map);
    }

    [Fact]
    public void Data_that_is_not_public_is_surveyed_too()
    {
        var file = CensusFile.Open().Act(Cast.HolderAgent, CensusFile.Other);
        Assert.Equal((0, 2), (file.State.Counts[0].Public, file.State.Counts[0].NonPublic));
    }

    [Fact]
    public void A_later_report_takes_the_place_of_the_one_before()
    {
        var file = CensusFile.Open().Act(Cast.OrganAgent, CensusFile.Report)
            .Act(Cast.OrganAgent, new ReportResources(CensusFile.Report.Report with { Systems = 5 }));
        Assert.Equal(5, Assert.Single(file.State.Counts).Systems);
    }

    [Fact]
    public void Reports_come_from_organisations_in_time_and_from_where_the_census_is()
    {
        var file = CensusFile.Open();
        file.Refused("provider-not-organisation", Cast.PersonAgent, CensusFile.Report);
        file.Refused("outside-census", Cast.OrganAgent, new ReportResources(
            CensusFile.Report.Report with { Division = DivisionCode.Parse("420200") }));
        file.On("2026-10-31").Act(Cast.OrganAgent, CensusFile.Report);
        file.On("2026-11-01").Refused("census-over", Cast.OrganAgent, CensusFile.Report);
    }

    [Fact]
    public void A_census_lasts_until_the_end_of_its_last_day()
    {
        var file = CensusFile.Open();
        var due = Assert.Single(CensusAggregate.Instance.Dues(file.State, file.World.Calendar, Law.Catalogue));
        Assert.Equal(Deadline.On(Days.Of("2026-10-31")), due.By);
        file.On("2026-10-31").Refused("census-not-over", Cast.Approver, new CloseCensus("完成。"));
        CensusFile.Blank().Refused("census-over", Cast.Approver, new OpenCensus(
            CensusFile.Plan with { Until = Days.Of("2026-09-28") }));
    }
}
