using System.Globalization;
using Ledger.EndToEnd.Tests.KillLoop;
using Ledger.EndToEnd.Tests.Registry;
using Ledger.Testing;

namespace Ledger.EndToEnd.Tests;

/// <summary>The registry and what it stands on are killed at random moments under load, and nothing is lost.</summary>
/// <remarks>
/// <c>LEDGER_KILL_SEED</c> repeats a run; <c>LEDGER_KILL_ROUNDS</c> makes it longer (2.15 kills a round, 100 for 215).
/// </remarks>
public sealed class KillLoopTests(ITestOutputHelper output)
{
    private const int Rounds = 4;

    [Fact]
    public async Task Nothing_acknowledged_is_lost_doubled_or_changed_however_often_anything_is_killed()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var seed = FromEnvironment("LEDGER_KILL_SEED", Random.Shared.Next());
        var plan = KillPlan.Of(seed, FromEnvironment("LEDGER_KILL_ROUNDS", Rounds));
        output.WriteLine($"LEDGER_KILL_SEED={seed}");
        await using var registry = await RunningRegistry.StartAsync(
            new RegistryParts(Postgres: false, Azurite: true), cancellationToken);
        using var folder = new TemporaryFolder();

        var facts = await new KillLoopRun(registry, folder, output).RunAsync(plan, seed, cancellationToken);

        Assert.Empty(KillLoopVerdict.Of(facts));
        Assert.True(facts.Acknowledged.Count >= plan.Count, "The load was starved; the run shows nothing.");
        using var actors = await registry.ActorsAsync(cancellationToken);
        var audit = await actors.Auditor.AuditAsync(cancellationToken);
        Assert.Empty(audit.Findings);
        Assert.True(audit.Agrees);
    }

    [Fact]
    public void A_seed_gives_the_same_kills_and_a_hundred_rounds_have_more_than_two_hundred()
    {
        var plan = KillPlan.Of(7, 100);
        Assert.Equal(plan, KillPlan.Of(7, 100));
        Assert.True(plan.Sum(round => round.Kills) >= 200);
    }

    private static int FromEnvironment(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value)
            ? value
            : otherwise;
}
