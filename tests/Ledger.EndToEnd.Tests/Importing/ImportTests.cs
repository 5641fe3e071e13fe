using System.Text.Json;
using Ledger.Api.Contracts;
using Ledger.EndToEnd.Hammer;
using Ledger.EndToEnd.Tests.Registry;
using Ledger.Testing;

namespace Ledger.EndToEnd.Tests.Importing;

/// <summary>
/// <c>ledger import</c> over a network that does what it likes, its own process and the server's killed in the middle:
/// each row is one case, none is lost and none doubled.
/// </summary>
public sealed class ImportTests : IAsyncLifetime
{
    private const int Seed = 20_261_128;
    private const int Rows = 3000;
    private const int Every = 97;

    // So often it is interrupted early: on a machine that is done in a few seconds too.
    private const int EarlyRounds = 3;

    private readonly TemporaryFolder _folder = new();
    private RunningRegistry _registry = null!;
    private Actors _actors = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Table => _folder.PathOf("catalogue.csv");

    public async ValueTask InitializeAsync()
    {
        _registry = await RunningRegistry.StartAsync(new RegistryParts(false, false), Cancel);
        _actors = await _registry.ActorsAsync(Cancel);
        await _actors.RegisterAsync(new Stubborn(), "import", Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        _actors.Dispose();
        await _registry.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Each_row_is_one_case_whatever_is_killed_or_cut()
    {
        await ImportTable.WriteAsync(Table, Rows, static row => row % Every == 0);
        var random = new Random(Seed);
        await using var network = new FaultyProxy(_registry.Server.Address, Seed);
        var interrupted = 0;
        for (var round = 0; round < 12 && !await RoundAsync(network, random, round); round++)
        {
            interrupted++;
        }

        (network.IsDark, network.IsCalm) = (false, true);
        var (ended, said) = await ImportAsync(network.Address);

        Assert.True(ended == 1, said);
        Assert.InRange(interrupted, EarlyRounds, int.MaxValue);
        Assert.True(network.Met.Count > 3, string.Join(',', network.Met));
        var result = JsonDocument.Parse(said[said.IndexOf('{')..]).RootElement;
        Assert.Equal(
            (Rows - (Rows / Every), Rows / Every),
            (result.GetProperty("filed").GetInt32() + result.GetProperty("alreadyThere").GetInt32(),
                result.GetProperty("failed").GetInt32()));
        await AssertFiledOnceAsync();
        await AssertWrittenBackAsync();
    }

    [Fact]
    public async Task A_dry_run_finds_what_the_registry_would_refuse_and_sends_nothing()
    {
        await ImportTable.WriteAsync(Table, 40, static row => row % 10 == 0);
        var before = (await _actors.Auditor.ReadLogAsync(Cancel)).Accepted;
        var ledger = new LedgerCommand(_registry);

        var (judged, said) = await ledger.RunAsync("holder", Cancel, "import", Table, "--dry-run");

        Assert.True(judged == 1, said);
        Assert.Contains("36 would be filed, 0 there already, 4 failed", said, StringComparison.Ordinal);
        Assert.Contains("可提交 36 行", said, StringComparison.Ordinal);
        var errors = await File.ReadAllTextAsync(_folder.PathOf("catalogue.dry-run.errors.csv"), Cancel);
        Assert.Equal(4, errors.Split("basis-unknown").Length - 1);
        Assert.Contains("G35 第二十一条", errors, StringComparison.Ordinal);
        await AssertNoCasesSinceAsync(before);

        // What the registry then says is the same.
        var (filed, told) = await ledger.RunAsync(
            "holder", Cancel, "import", Table, "--journal", _folder.PathOf("j.db"));
        Assert.True(filed == 1, told);
        Assert.Contains("36 filed, 0 there already, 4 failed", told, StringComparison.Ordinal);
        Assert.Equal(errors, await File.ReadAllTextAsync(_folder.PathOf("catalogue.errors.csv"), Cancel));

        // Without the journal, what is there is there.
        var (again, repeated) = await ledger.RunAsync(
            "holder", Cancel, "import", Table, "--journal", _folder.PathOf("k.db"));
        Assert.True(again == 1, repeated);
        Assert.Contains("0 filed, 36 there already, 4 failed", repeated, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_lines_of_the_readme_do_what_they_say_as_they_stand()
    {
        var readme = await File.ReadAllTextAsync(Repository.PathOf("src", "Ledger.Sdk", "README.md"), Cancel);
        var section = readme[readme.IndexOf("### 4. Import", StringComparison.Ordinal)..];
        var lines = section.Split("```")[1].Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..];
        Assert.Equal(4, lines.Length);
        await ImportTable.WriteAsync(Table, 20, static _ => false);
        string[] says = ["", "", "20 would be filed", "20 filed, 0 there already, 0 failed"];
        foreach (var (line, said) in lines.Zip(says))
        {
            var words = line.Replace("http://127.0.0.1:5080", $"{_registry.Server.Address}", StringComparison.Ordinal)
                .Replace(".data", _registry.Data, StringComparison.Ordinal).Split(' ');
            Assert.Equal("ledger", words[0]);
            await using var process = ChildProcess.Start(
                new ChildProcessOptions("dotnet", [LedgerCommand.Program, .. words[1..]])
                {
                    WorkingDirectory = _folder.Path,
                    Environment = new Dictionary<string, string?>
                    {
                        ["XDG_CONFIG_HOME"] = _folder.PathOf("config"), ["XDG_STATE_HOME"] = _folder.PathOf("state"),
                    },
                });
            await process.WaitForEndAsync(Cancel);
            Assert.True(process.ExitCode == 0, $"{line}: {process.Output}");
            Assert.Contains(said, process.Output, StringComparison.Ordinal);
        }
    }

    private async Task<bool> RoundAsync(FaultyProxy network, Random random, int round)
    {
        network.IsDark = round % 5 == 3;
        var known = network.Accepted;
        await using var process = ChildProcess.Start(new ChildProcessOptions("dotnet", Words(network.Address)));
        var server = round % 6 == 4 ? RestartServerAsync() : Task.CompletedTask;
        var ended = process.WaitForEndAsync(Cancel);

        // It has begun to speak; before, there is nothing to interrupt.
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(25));
        while (network.Accepted == known && !process.HasEnded)
        {
            await look.WaitForNextTickAsync(Cancel);
        }

        var pause = Task.Delay(TimeSpan.FromMilliseconds(random.Next(50, round < EarlyRounds ? 400 : 1500)), Cancel);
        await Task.WhenAny(ended, pause);
        var isWhole = process.HasEnded && process.ExitCode != 3;
        await process.KillAsync();
        await server;
        return isWhole;
    }

    private async Task<(int ExitCode, string Output)> ImportAsync(Uri server)
    {
        await using var process = ChildProcess.Start(new ChildProcessOptions("dotnet", Words(server)));
        await process.WaitForEndAsync(Cancel);
        return (process.ExitCode, process.Output);
    }

    private string[] Words(Uri server) =>
    [
        LedgerCommand.Program, "import", Table, "--json", "--batch", "40", "--concurrency", "2",
        "--journal", _folder.PathOf("import.db"), "--server", server.ToString(),
        "--account", Path.Combine(_registry.Data, "accounts", "holder.json"),
    ];

    // The log is the judge: one entry a row, and no entry beside them.
    private async Task AssertFiledOnceAsync()
    {
        await _registry.SettleAsync(_actors, TimeSpan.FromMinutes(5), Cancel);
        var names = new List<string>();
        await foreach (var one in _actors.Clerk.AllCasesAsync(cancellationToken: Cancel))
        {
            names.Add(one.Name!);
        }

        var wanted = Enumerable.Range(1, Rows).Where(static row => row % Every != 0).Select(ImportTable.NameOf);
        Assert.Equal(wanted.Order(StringComparer.Ordinal), names.Order(StringComparer.Ordinal));
    }

    private async Task AssertNoCasesSinceAsync(string before)
    {
        var page = await _actors.Auditor.ListEntriesAsync(RunningRegistry.Number(before), 200, Cancel);
        Assert.DoesNotContain(page.Items, static entry => entry.Leaf.Contains(
            "registration.filed", StringComparison.Ordinal));
    }

    private async Task AssertWrittenBackAsync()
    {
        var lines = await File.ReadAllLinesAsync(_folder.PathOf("catalogue.errors.csv"), Cancel);
        Assert.Equal(1 + (Rows / Every), lines.Length);
        Assert.EndsWith("错误代码,错误说明,Error,依据条款", lines[0], StringComparison.Ordinal);
        Assert.All(lines.Skip(1), static line => Assert.Contains("basis-unknown", line, StringComparison.Ordinal));
        Assert.StartsWith(ImportTable.NameOf(Every) + ",", lines[1], StringComparison.Ordinal);
    }

    private async Task RestartServerAsync()
    {
        await _registry.Server.KillAsync();
        await _registry.Server.StartAsync(Cancel);
    }
}
