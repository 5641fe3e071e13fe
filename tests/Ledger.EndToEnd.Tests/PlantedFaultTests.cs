using Ledger.EndToEnd.Tests.KillLoop;
using Ledger.EndToEnd.Tests.Planted;
using Ledger.EndToEnd.Tests.Registry;

namespace Ledger.EndToEnd.Tests;

/// <summary>
/// The kill loop finds what it is there for: each row runs it shortly over a registry in which one fault was planted,
/// by replacing a part that the registry stands on.
/// </summary>
/// <remarks>
/// What runs is <c>Ledger.EndToEnd.FaultyServer</c>: the registry's own program, all of it, but for that part.
/// </remarks>
public sealed class PlantedFaultTests(ITestOutputHelper output)
{
    private static readonly TimeSpan s_settles = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData("journal-writes-behind", "acknowledged-")]
    [InlineData("everything-falls-back", "checkpoint-disowned:")]
    [InlineData("commands-are-forgotten", "load-ended: stale-version")]
    [InlineData("entries-are-doubled", "command-twice:")]
    [InlineData("tiles-are-lost", "audit: log/tile/")]
    [InlineData("content-is-written-late", "content-lost:")]
    [InlineData("commits-are-repeated", "commit-doubled:")]
    [InlineData("chain-is-believed-to-remember", "chain-behind:")]
    public async Task A_fault_that_was_planted_is_found(string fault, string finding)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var registry = await RunningRegistry.StartAsync(
            new RegistryParts(Postgres: false, Azurite: false)
            {
                Program = "tests/Ledger.EndToEnd.FaultyServer",
                Arguments = ["--plant", fault],
                Deploy = fault == "commits-are-repeated" ? CarelessMirror.DeployAsync : null,
            },
            cancellationToken);
        await using var run = new KillLoopRun(registry, s_settles);

        var findings = await run.RunAsync(PlanFor(fault), fault, cancellationToken);

        output.WriteLine(string.Join('\n', findings.Take(10)));
        Assert.True(
            findings.Any(found => found.StartsWith(finding, StringComparison.Ordinal)),
            $"{finding} was not found, but:\n{string.Join('\n', findings.Take(20))}\n{registry.Server.Faults}");
    }

    /// <summary>
    /// Kills of the part that the fault is about. The server forgets at its death what it believes of a chain, so there
    /// the chain dies; and what falls back must have been published.
    /// </summary>
    private static IReadOnlyList<KillRound> PlanFor(string fault) => fault switch
    {
        // It forgets blocks of its last second, and not at every kill is a commit among them.
        "chain-is-believed-to-remember" => [.. Enumerable.Repeat(new KillRound(null, null, [900, 2_200], null), 10)],
        // A kill must fall between a command's end and its answer; the load ends with the first that does.
        "commands-are-forgotten" => [.. Enumerable.Range(1, 16).Select(round => Server(800 + (110 * round)))],
        "everything-falls-back" => [Server(3_000)],
        _ => [.. Enumerable.Range(1, 4).Select(round => Server(250 * round))],
    };

    private static KillRound Server(int at) => new(at, null, [], null);
}
