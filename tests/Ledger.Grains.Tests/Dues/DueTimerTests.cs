using Ledger.Domain;
using Ledger.Domain.Calendars;
using Ledger.Domain.Chains;
using Ledger.Domain.Dues;
using Ledger.Domain.Registration;
using Ledger.Grains.Tests.Log;
using Ledger.Ports;

namespace Ledger.Grains.Tests.Dues;

/// <summary>What time decides is stated without anybody asking; 1 to 7 October 2026 are holidays.</summary>
public sealed class DueTimerTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Silence_becomes_acceptance_on_the_day_that_the_rules_say_and_once()
    {
        await using var world = await DueWorld.CreateAsync("2026-09-28");
        await world.FileAsync(DueWorld.Case);
        Assert.Equal(0, await world.On("2026-10-08").Timer.RunOnceAsync(Cancel));
        Assert.Equal(0, world.Asked);

        Assert.Equal(1, await world.On("2026-10-09").Timer.RunOnceAsync(Cancel));
        Assert.Equal(0, await world.Timer.RunOnceAsync(Cancel));

        var state = await world.ReadAsync(DueWorld.Case);
        Assert.Equal((CaseStatus.Accepted, Days("2026-10-09")), (state.Status, state.AcceptedOn!.Value));
        Assert.Equal(2ul, await world.SizeAsync());
    }

    [Fact]
    public async Task A_registry_that_was_down_states_it_when_it_is_back_with_the_same_date()
    {
        await using var world = await DueWorld.CreateAsync("2026-09-28");
        await world.FileAsync(DueWorld.Case);
        await world.Follower.FollowAsync(Cancel);
        world.Restart();

        Assert.Equal(1, await world.On("2026-11-02").Timer.RunOnceAsync(Cancel));
        Assert.Equal(Days("2026-10-09"), (await world.ReadAsync(DueWorld.Case)).AcceptedOn);
    }

    [Fact]
    public async Task A_lost_list_comes_back_from_the_log_as_it_was()
    {
        await using var world = await DueWorld.CreateAsync("2026-09-28");
        for (var i = 1; i <= 5; i++)
        {
            await world.FileAsync(CaseId.Parse(Requests.Id(i)));
        }

        await world.Follower.FollowAsync(Cancel);
        var before = List(world);
        Assert.Equal(5, before.Count);

        world.Restart(lost: true);
        Assert.Empty(List(world));
        await world.Follower.FollowAsync(Cancel);
        Assert.Equal(before, List(world));

        await world.Follower.RebuildAsync(Cancel);
        Assert.Equal(before, List(world));
    }

    [Fact]
    public async Task A_clock_that_goes_back_and_forth_changes_how_a_deadline_stands_and_nothing_else()
    {
        await using var world = await DueWorld.CreateAsync("2026-09-28");
        await world.FileAsync(DueWorld.Case);
        await world.Follower.FollowAsync(Cancel);

        Assert.Equal([DueStanding.Ahead], Standing(world, "2026-10-07"));
        Assert.Equal([DueStanding.Late], Standing(world, "2026-10-09"));
        Assert.Equal([DueStanding.Today], Standing(world, "2026-10-08"));
        Assert.Equal(1ul, await world.SizeAsync());
    }

    [Fact]
    public async Task A_loaded_year_makes_what_waits_determinable_and_a_restart_keeps_it()
    {
        await using var world = await DueWorld.CreateAsync("2026-12-30");
        await world.FileAsync(DueWorld.Case);
        await world.Follower.FollowAsync(Cancel);
        Assert.Equal([Deadline.NotYetDeterminable], List(world).Select(row => row.Due.By));

        await world.AppendAsync(Domain.StreamName.Registry, 1, new CalendarLoaded(
            Year2027, new Act(DueWorld.Holder, AccountName.Parse("operator"), Days("2026-12-30"))));
        await world.Follower.FollowAsync(Cancel);
        Assert.Equal([Deadline.On(Days("2027-01-05"))], List(world).Select(row => row.Due.By));

        world.Restart();
        Assert.Equal(1, await world.On("2027-01-06").Timer.RunOnceAsync(Cancel));
        Assert.Equal("cn-2023-2027", world.Registry.Calendar.Id);
        Assert.Equal(Days("2027-01-06"), (await world.ReadAsync(DueWorld.Case)).AcceptedOn);
    }

    [Fact]
    public async Task What_has_nothing_to_state_is_asked_again_only_when_something_has_changed()
    {
        await using var world = await DueWorld.CreateAsync("2026-09-28");
        await world.FileAsync(DueWorld.Case);
        await world.Follower.FollowAsync(Cancel);
        var row = Assert.Single(List(world));
        world.Store.Put(world.Store.Place, [new StreamDues(
            row.Stream, [row.Due with { TimerFrom = Days("2026-09-28") }])]);

        Assert.Equal(0, await world.Timer.RunOnceAsync(Cancel));
        Assert.Equal(0, await world.Timer.RunOnceAsync(Cancel));
        Assert.Equal(1, world.Asked);

        await world.FileAsync(CaseId.Parse(Requests.Id(7)));
        Assert.Equal(0, await world.Timer.RunOnceAsync(Cancel));
        Assert.Equal(2, world.Asked);
    }

    [Fact]
    public async Task The_list_is_paged_in_the_order_of_the_deadlines_and_filtered()
    {
        await using var world = await DueWorld.CreateAsync("2026-09-28");
        await world.FileAsync(CaseId.Parse(Requests.Id(3)));
        await world.FileAsync(CaseId.Parse(Requests.Id(2)));
        await world.On("2026-09-29").FileAsync(CaseId.Parse(Requests.Id(1)));
        await world.On("2026-12-30").FileAsync(CaseId.Parse(Requests.Id(9)));
        await world.Follower.FollowAsync(Cancel);

        List<string> streams = [];
        string? after = null;
        do
        {
            var page = world.Store.List(new DueFilter(), Days("2026-10-08"), after, 3);
            streams.AddRange(page.Select(row => row.Stream));
            after = page.Count == 3 ? page[^1].Key : null;
        }
        while (after is not null);

        Assert.Equal(((int[])[3, 2, 1, 9]).Select(n => "case/" + Requests.Id(n)), streams);
        Assert.Equal(2, Count(world, new DueFilter(DueStanding.Today)));
        Assert.Equal(1, Count(world, new DueFilter(DueStanding.Ahead)));
        Assert.Equal(1, Count(world, new DueFilter(DueStanding.Undeterminable)));
        Assert.Equal(0, Count(world, new DueFilter(DueStanding.Late)));
        Assert.Equal(2, Count(world, new DueFilter(Before: Days("2026-10-08"))));
        Assert.Equal(1, Count(world, new DueFilter(Stream: "case/" + Requests.Id(1))));
        Assert.Equal(0, Count(world, new DueFilter(Kind: DueKind.Handling)));
    }

    private static CalendarYear Year2027 => new(
        2027,
        [
            .. ((string[])
            [
                "2027-01-01", "2027-02-05", "2027-02-08", "2027-02-09", "2027-02-10", "2027-02-11", "2027-02-12",
                "2027-04-05", "2027-05-03", "2027-05-04", "2027-06-09", "2027-09-15", "2027-10-01", "2027-10-04",
                "2027-10-05", "2027-10-06", "2027-10-07",
            ]).Select(Days),
        ],
        [.. ((string[])["2027-01-30", "2027-02-20", "2027-05-08", "2027-10-09"]).Select(Days)],
        "通知");

    private static IReadOnlyList<DueRow> List(DueWorld world) =>
        world.Store.List(new DueFilter(), CivilDate.At(world.Now), null, 100);

    private static int Count(DueWorld world, DueFilter filter) =>
        world.Store.List(filter, Days("2026-10-08"), null, 100).Count;

    private static IEnumerable<DueStanding> Standing(DueWorld world, string day) =>
        List(world.On(day)).Select(row => row.Due.On(Days(day)));

    private static DateOnly Days(string text) =>
        CivilDate.TryParse(text, out var day) ? day : throw new FormatException(text);
}
