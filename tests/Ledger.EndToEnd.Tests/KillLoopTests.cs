using System.Globalization;
using Ledger.EndToEnd.Tests.KillLoop;
using Ledger.EndToEnd.Tests.Registry;

namespace Ledger.EndToEnd.Tests;

/// <summary>The registry and what it stands on are killed at random moments under load, and nothing is lost.</summary>
/// <remarks>
/// <para>
/// Killed by SIGKILL are the server, running and while it starts; the chain node; the blob service together with the
/// database of its index. The chain node writes its state once a second and in place: it comes back with the last whole
/// one, so that blocks of up to a second are taken back, more than a chain with finality ever takes back. The blob
/// service runs over a database, for over files alone it writes its index every five seconds and a SIGKILL would take
/// back what it acknowledged, which no store that a registry may stand on does.
/// </para>
/// <para>
/// <c>LEDGER_KILL_SEED</c> repeats a run; <c>LEDGER_KILL_ROUNDS</c> makes it shorter or longer (30 rounds have 102
/// kills).
/// </para>
/// </remarks>
public sealed class KillLoopTests(ITestOutputHelper output)
{
    private const int Rounds = 60;
    private const int LeastKills = 200;

    private static readonly TimeSpan s_settles = TimeSpan.FromMinutes(10);

    [Fact]
    public async Task Nothing_acknowledged_is_lost_doubled_or_changed_however_often_anything_is_killed()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var seed = FromEnvironment("LEDGER_KILL_SEED", Random.Shared.Next());
        var plan = KillPlan.Of(seed, FromEnvironment("LEDGER_KILL_ROUNDS", Rounds));
        output.WriteLine($"LEDGER_KILL_SEED={seed}");
        await using var registry = await RunningRegistry.StartAsync(
            new RegistryParts(Postgres: false, Azurite: true), cancellationToken);
        await using var run = new KillLoopRun(registry, s_settles);

        var findings = await run.RunAsync(plan, $"kill-loop-{seed}", cancellationToken);

        var told = await run.AcknowledgedAsync(cancellationToken);
        output.WriteLine(
            $"{run.Kills} kills; acknowledged {told.Commands.Count} commands, {told.Contents.Count} contents, "
            + $"in {run.RoundsUnderLoad} of {plan.Count} rounds");
        Assert.True(findings.Count == 0, Report(seed, findings, registry));
        Assert.True(
            run.Kills == plan.Sum(round => round.Kills),
            Report(seed, ["A server ended before it was killed."], registry));
        // How many commands there are says how fast the machine is; that a kill meets somebody at work is what counts.
        Assert.True(
            2 * run.RoundsUnderLoad >= plan.Count,
            Report(seed, ["The load was starved; the run shows nothing."], registry));
    }

    [Fact]
    public void A_seed_gives_the_same_kills_and_more_than_two_hundred()
    {
        var plan = KillPlan.Of(7, Rounds);
        Assert.Equal(plan.Select(Text), KillPlan.Of(7, Rounds).Select(Text));
        Assert.True(plan.Sum(round => round.Kills) >= LeastKills);

        static string Text(KillRound round) =>
            $"{round.Server} {round.Start} {string.Join(',', round.Chain)} {round.Blobs}";
    }

    private static string Report(int seed, IReadOnlyList<string> findings, RunningRegistry registry) =>
        $"""
        LEDGER_KILL_SEED={seed}
        {string.Join('\n', findings.Take(20))}
        The server's complaints, the last ones at the end:
        {registry.Server.Faults}
        """;

    private static int FromEnvironment(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value)
            ? value
            : otherwise;
}
