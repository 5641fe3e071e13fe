using Ledger.Grains.Anchoring;
using Ledger.Grains.Contracts;
using Ledger.Ports.Mirror;

namespace Ledger.Grains.Tests.Anchoring;

/// <summary>A chain that takes what is sent and puts it into no block does not go on as "under way" for ever.</summary>
public sealed class AnchorStatusesTests
{
    private static readonly ChainInstance s_instance = new("evm", "31337", "0x01", "0x02");
    private static readonly DateTimeOffset s_start = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(119, "under-way")]
    [InlineData(120, "standing-still")]
    [InlineData(4_000, "standing-still")]
    public void What_waits_and_does_not_move_stands_still_after_two_minutes(int seconds, string state)
    {
        var status = Look(Look(New(), 0, anchored: 3, latest: 5), seconds, anchored: 3, latest: 5);

        Assert.Equal(state, status.State);
        Assert.Equal(state == "standing-still" ? Still : null, status.Fault);
        Assert.Equal(state == "standing-still" ? Still : null, status.LastFault?.Detail);
    }

    [Theory]
    [InlineData(4, 5)]
    [InlineData(3, 6)]
    public void A_size_that_moves_begins_the_wait_anew(ulong anchored, ulong latest)
    {
        var moved = Look(Look(New(), 0, anchored: 3, latest: 5), 100, anchored, latest);

        Assert.Equal("under-way", Look(moved, 219, anchored, latest).State);
        Assert.Equal("standing-still", Look(moved, 220, anchored, latest).State);
    }

    [Fact]
    public void Once_it_moves_again_it_is_under_way_and_the_fault_is_the_last_one()
    {
        var still = Look(Look(New(), 0, anchored: 3, latest: 5), 130, anchored: 3, latest: 5);
        var again = Look(still, 131, anchored: 3, latest: 9);

        Assert.Equal(("under-way", null), (again.State, again.Fault));
        Assert.Equal(("standing-still", s_start.AddSeconds(130)), (again.LastFault?.State, again.LastFault!.Time));
    }

    [Fact]
    public void Standing_still_lasts_until_something_moves()
    {
        var still = Look(Look(New(), 0, anchored: 3, latest: 5), 130, anchored: 3, latest: 5);

        Assert.Equal(("standing-still", Still), (Look(still, 140, 3, 5).State, Look(still, 140, 3, 5).Fault));
    }

    [Fact]
    public void Having_nothing_to_wait_for_is_no_standing_still()
    {
        var done = Look(Look(New(), 0, anchored: 9, latest: 9), 9_000, anchored: 9, latest: 9, AnchorOutcome.CaughtUp);

        Assert.Equal("caught-up", done.State);
        Assert.Equal("under-way", Look(done, 9_001, anchored: 9, latest: 9).State);
    }

    [Fact]
    public void What_waits_for_blocks_upon_its_own_is_under_way_for_as_long_as_that_takes()
    {
        var status = Look(Look(New(), 0, anchored: 3, latest: 12), 4_000, anchored: 3, latest: 12);

        Assert.Equal(("under-way", null), (status.State, status.Fault));
    }

    [Fact]
    public void A_chain_that_was_away_waits_anew()
    {
        var before = Look(New(), 0, anchored: 3, latest: 5);
        var away = Look(before, 200, anchored: 3, latest: 5, AnchorOutcome.NodeUnreachable);

        Assert.Equal("node-unreachable", away.State);
        Assert.Equal("under-way", Look(away, 201, anchored: 3, latest: 5).State);
    }

    [Fact]
    public void Another_instance_waits_anew()
    {
        var before = Look(New(), 0, anchored: 0, latest: 0);
        var other = s_instance with { Contract = "0x03" };

        Assert.Equal("under-way", AnchorStatuses.After(
            before, other, new AnchorStep(AnchorOutcome.UnderWay, 0, 0, 12, 2), s_start.AddSeconds(500)).State);
    }

    private const string Still = "9 entries wait, and nothing has moved since 2026-03-02T01:00:00Z";

    private static AnchorStatus New() => new("", "", "", 0, 0, null);

    private static AnchorStatus Look(
        AnchorStatus before, int seconds, ulong anchored, ulong latest,
        AnchorOutcome outcome = AnchorOutcome.UnderWay) =>
        AnchorStatuses.After(
            before, s_instance, new AnchorStep(outcome, anchored, latest, 12, 2), s_start.AddSeconds(seconds));
}
