using Ledger.Evidence.Bundles;
using Ledger.Evidence.Preservation;
using Ledger.Grains.Preservation;

namespace Ledger.Grains.Tests.Preservation;

public sealed class PreserverTests
{
    private static readonly PreservationPlan s_plan = new()
    {
        Ends = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal)
        {
            ["sha256"] = Year(2045), ["sm3"] = Year(2046),
        },
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Evidence_outlives_its_stampers_and_both_digests()
    {
        await using var world = await PreservationWorld.StartAsync(s_plan);
        world.Stamper.Change(2026, 2036);
        var size = await world.PublishAsync(1, 2, 3);
        await PassAsync(world);
        Assert.Equal((1, 1, false), await StandingAsync(world, size));

        await AtAsync(world, Year(2036) - s_plan.Lead - TimeSpan.FromSeconds(1));
        Assert.Equal((1, 1, false), await StandingAsync(world, size));
        var first = await TokenAsync(world, size);
        world.Stamper.Change(2035, 2049);
        await AtAsync(world, Year(2036) - s_plan.Lead);
        Assert.Equal((1, 2, false), await StandingAsync(world, size));
        PreservationWorld.AssertOpenSsl(
            await TokenAsync(world, size), first, world.Stamper.Certificate, world.Clock.GetUtcNow());

        await AtAsync(world, Year(2045) - s_plan.Lead);
        Assert.Equal((2, 3, true), await StandingAsync(world, size));
        await world.PublishAsync(1, 4);

        var sound = await world.VerifyAsync(size);
        Assert.True(sound.Holds, string.Join('\n', sound.Findings));
        Assert.Equal(2026, sound.Existed!.Value.Year);
        Assert.Equal(
            ["1.1", "1.2", "2.1"], sound.Findings.Where(one => one.Claim == "preserved").Select(one => one.Subject));
        var fallen = await world.VerifyAsync(size, "sha256", "sm3");
        Assert.Null(fallen.Refusal);
        Assert.Equal(["ed25519"], fallen.Lanes);
        Assert.Equal((2044, Year(2045) - s_plan.Lead), (fallen.Existed!.Value.Year, fallen.Existed.Value));
        Assert.All(
            fallen.Findings, one => Assert.Equal(
                one is { Claim: "statement" } or { Claim: "preserved", Subject: "1.1" or "1.2" }
                    ? Standing.NotShown : Standing.Proven, one.Outcome));
        Assert.Superset(
            new HashSet<string> { "rerooted", "entry" }, fallen.Findings.Select(one => one.Claim).ToHashSet());
        var since = await world.VerifyAsync(size, "sha256@2045-06-01T00:00:00.000Z", "sm3@2045-06-01T00:00:00.000Z");
        Assert.All(since.Findings, one => Assert.Equal(
            one.Claim is "statement" ? Standing.NotShown : Standing.Proven, one.Outcome));
        Assert.NotNull((await world.VerifyAsync(size, "sha256", "sm3", "sha3-256")).Refusal);
    }

    [Theory]
    [InlineData("sha256")]
    [InlineData("sm3")]
    public async Task A_record_over_another_digest_than_the_trees_shows_the_time_whichever_falls(string broken)
    {
        await using var world = await PreservationWorld.StartAsync(s_plan with { Digests = ["sha512"] });
        world.Stamper.Change(2026, 2036);
        var size = await world.PublishAsync(1);
        await PassAsync(world);

        var verdict = await world.VerifyAsync(size, broken);

        Assert.Equal(2026, verdict.Existed!.Value.Year);
        Assert.Equal(Standing.Proven, verdict.Findings.Single(one => one.Claim == "preserved").Outcome);
    }

    [Fact]
    public async Task Records_begin_once_an_interval_and_are_renewed_under_one_stamp()
    {
        await using var world = await PreservationWorld.StartAsync(s_plan);
        world.Stamper.Change(2026, 2036);
        var sizes = new List<ulong>();
        for (var day = 0; day < 5; day++)
        {
            sizes.Add(await world.PublishAsync((ulong)day + 1));
            await PassAsync(world);
            await world.PublishAsync((ulong)day + 10);
            await PassAsync(world);
            world.Clock.Advance(s_plan.Interval);
        }

        var all = await world.Preserver.ListAsync(Cancellation);
        Assert.Equal(sizes, all.Select(one => one.Size));
        Assert.Equal(5, world.Stamper.Asked);
        world.Stamper.Change(2035, 2049);

        await AtAsync(world, Year(2036) - s_plan.Lead);

        // One for the five, and one that begins with the newest checkpoint.
        Assert.Equal(7, world.Stamper.Asked);
        Assert.All(
            (await world.Preserver.ListAsync(Cancellation)).Take(5),
            one => Assert.Equal((2, false), (one.Stamps, one.IsLate)));
        foreach (var size in sizes)
        {
            Assert.True((await world.VerifyAsync(size)).Holds);
        }
    }

    [Fact]
    public async Task A_renewal_that_lasts_no_longer_is_not_kept_and_is_late_in_the_end()
    {
        await using var world = await PreservationWorld.StartAsync(s_plan);
        world.Stamper.Change(2026, 2036);
        var size = await world.PublishAsync(1);
        await PassAsync(world);
        await AtAsync(world, Year(2036) - s_plan.Lead);
        Assert.Equal((1, 1, false), await StandingAsync(world, size));
        Assert.Equal(2, world.Stamper.Asked);

        await PassAsync(world);
        Assert.Equal(2, world.Stamper.Asked);
        Assert.False((await world.Preserver.ListAsync(Cancellation)).Single().IsLate);
        await AtAsync(world, Year(2036) - s_plan.Lead + s_plan.Grace + TimeSpan.FromSeconds(1));

        Assert.Equal(3, world.Stamper.Asked);
        Assert.True((await world.Preserver.ListAsync(Cancellation)).Single().IsLate);
    }

    [Fact]
    public async Task Another_process_goes_on_where_the_first_ended()
    {
        await using var world = await PreservationWorld.StartAsync(s_plan);
        world.Stamper.Change(2026, 2036);
        var size = await world.PublishAsync(1);
        await PassAsync(world);
        world.Stamper.Change(2035, 2049);
        world.Clock.SetUtcNow(Year(2036) - s_plan.Lead);
        using var other = world.Another(s_plan);

        await other.RunOnceAsync(Cancellation);
        await PassAsync(world);

        Assert.Equal((1, 2, false), await StandingAsync(world, size));
        Assert.True((await world.VerifyAsync(size)).Holds);
    }

    [Fact]
    public async Task What_is_not_preserved_has_a_bundle_without_a_record()
    {
        await using var world = await PreservationWorld.StartAsync(s_plan);
        world.Stamper.Change(2026, 2036);
        await world.PublishAsync(1);
        await PassAsync(world);
        var later = await world.PublishAsync(1);

        var verdict = await world.VerifyAsync(later);

        Assert.True(verdict.Holds);
        Assert.DoesNotContain(verdict.Findings, one => one.Claim is "preserved" or "rerooted");
    }

    private static DateTimeOffset Year(int year) => new(year, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static Task PassAsync(PreservationWorld world) => world.Preserver.RunOnceAsync(Cancellation);

    private static Task AtAsync(PreservationWorld world, DateTimeOffset time)
    {
        world.Clock.SetUtcNow(time);
        return PassAsync(world);
    }

    private static async Task<(int Chains, int Stamps, bool IsRerooted)> StandingAsync(
        PreservationWorld world, ulong size)
    {
        var found = (await world.Preserver.ListAsync(Cancellation)).Single(one => one.Size == size);
        return (found.Chains, found.Stamps, found.IsRerooted);
    }

    private static async Task<ReadOnlyMemory<byte>> TokenAsync(PreservationWorld world, ulong size)
    {
        var found = await world.Preserver.FindAsync(size, [], [], Cancellation);
        Assert.True(EvidenceRecord.TryRead(found!.Record, out var record));
        return record.NewestToken;
    }
}
