using System.Globalization;
using System.Text.Json;
using Ledger.EndToEnd.Hammer;
using Ledger.EndToEnd.Tests.Registry;
using Ledger.Testing;
using Microsoft.Data.Sqlite;

namespace Ledger.EndToEnd.Tests.Importing;

/// <summary><c>ledger import</c> that ends before its table does: what it says, and that it goes on.</summary>
public sealed class ImportEndTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private RunningRegistry _registry = null!;
    private Actors _actors = null!;
    private LedgerCommand _ledger = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Table => _folder.PathOf("catalogue.csv");

    private string Errors => _folder.PathOf("catalogue.errors.csv");

    private string Journal => _folder.PathOf("import.db");

    public async ValueTask InitializeAsync()
    {
        _registry = await RunningRegistry.StartAsync(new RegistryParts(false, false), Cancel);
        _actors = await _registry.ActorsAsync(Cancel);
        _ledger = new LedgerCommand(_registry);
    }

    public async ValueTask DisposeAsync()
    {
        _actors.Dispose();
        await _registry.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Nothing_is_taken_of_a_party_that_is_not_registered_and_once_it_is_the_same_command_goes_on()
    {
        const int rows = 300;
        await ImportTable.WriteAsync(Table, rows, static row => row % 100 == 0);
        var judged = await SaysAsync(1, "author-key-not-in-force", "import", Table, "--dry-run", "--json");
        Assert.Contains($"\"left\": {rows}", judged, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.PathOf("catalogue.dry-run.errors.csv")));

        string[] import = ["import", Table, "--batch", "50", "--journal", Journal];
        var party = _actors.Holder.Account!.Party;
        var said = await SaysAsync(1, "Refused: unknown-key", import);
        Assert.Contains("签名密钥未登记在该主体名下", said, StringComparison.Ordinal);
        Assert.Contains($"ledger act party/{party} party.register", said, StringComparison.Ordinal);
        Assert.Contains("So far: 0 filed, 0 there already, 0 failed.", said, StringComparison.Ordinal);
        Assert.Contains($"尚余行数: {rows}", said, StringComparison.Ordinal);
        Assert.False(File.Exists(Errors));

        await _actors.RegisterAsync(new Stubborn(), "end", Cancel);
        await SaysAsync(1, "297 filed, 0 there already, 3 failed", import);
        Assert.Equal(4, (await File.ReadAllLinesAsync(Errors, Cancel)).Length);
        await AssertFiledOnceAsync(Enumerable.Range(1, rows).Where(static row => row % 100 != 0));
    }

    [Fact]
    public async Task A_dry_run_of_a_table_that_cannot_be_read_to_its_end_prints_what_came_before()
    {
        await _actors.RegisterAsync(new Stubborn(), "end", Cancel);
        await ImportTable.WriteAsync(Table, 20, static row => row % 5 == 0);
        await File.AppendAllTextAsync(Table, "\"a\"b,c\r\n", Cancel);

        var said = await SaysAsync(1, "beyond row 22", "import", Table, "--dry-run", "--json");

        Assert.Contains("\"failed\": 4", said, StringComparison.Ordinal);
        Assert.Contains("\"left\": null", said, StringComparison.Ordinal);
        Assert.Equal(5, (await File.ReadAllLinesAsync(_folder.PathOf("catalogue.dry-run.errors.csv"), Cancel)).Length);
    }

    [Fact]
    public async Task A_journal_of_another_version_is_refused_with_what_to_do_and_doing_it_files_nothing_twice()
    {
        await _actors.RegisterAsync(new Stubborn(), "end", Cancel);
        await ImportTable.WriteAsync(Table, 20, static _ => false);
        string[] import = ["import", Table, "--journal", Journal];
        await SaysAsync(0, "20 filed, 0 there already, 0 failed", import);
        await using (var file = File.OpenWrite(Journal))
        {
            // The user version in the head of an SQLite file.
            file.Position = 60;
            await file.WriteAsync(new byte[] { 0, 0, 0, 1 }, Cancel);
        }

        var said = await SaysAsync(1, "delete the file and import anew", import);
        Assert.Contains("删除该文件后重新导入", said, StringComparison.Ordinal);
        File.Delete(Journal);
        await SaysAsync(0, "0 filed, 20 there already, 0 failed", import);
        await AssertFiledOnceAsync(Enumerable.Range(1, 20));
    }

    [Fact]
    public async Task Whoever_ends_it_is_told_how_far_it_came_and_gets_the_rows_that_failed_so_far()
    {
        const int rows = 4000;
        const int seen = 50;
        await _actors.RegisterAsync(new Stubborn(), "end", Cancel);
        await ImportTable.WriteAsync(Table, rows, static row => row % 5 == 0);
        var printed = new List<string>();
        await using var process = ChildProcess.Start(new ChildProcessOptions(
            "dotnet",
            [
                LedgerCommand.Program, "import", Table, "--json", "--batch", "10", "--concurrency", "1", "--journal",
                Journal, "--server", _registry.Server.Address.ToString(), "--account",
                Path.Combine(_registry.Data, "accounts", "holder.json"),
            ])
        {
            Wrote = printed.Add,
        });
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(25));
        while (Mark() < seen && !process.HasEnded)
        {
            await look.WaitForNextTickAsync(Cancel);
        }

        await process.TerminateAsync();
        await process.WaitForEndAsync(Cancel);

        Assert.True(process.ExitCode == 3, process.Output);
        var result = JsonDocument.Parse(string.Join('\n', printed)).RootElement;
        var (filed, failed, left) = (Number("filed"), Number("failed"), Number("left"));
        Assert.InRange(failed, seen / 5, rows / 5);
        Assert.Equal((rows, 4 * failed), (filed + failed + left, filed));
        Assert.Contains(
            string.Create(CultureInfo.InvariantCulture, $"已提交 {filed} 行，已存在 0 行，未通过 {failed} 行"),
            process.Output, StringComparison.Ordinal);
        Assert.Contains("再次执行同一命令即可继续", process.Output, StringComparison.Ordinal);
        Assert.Equal(Errors, result.GetProperty("errors").GetString());
        Assert.Equal(failed + 1, (await File.ReadAllLinesAsync(Errors, Cancel)).Length);

        int Number(string name) => result.GetProperty(name).GetInt32();
    }

    private async Task<string> SaysAsync(int exitCode, string what, params string[] words)
    {
        var (ended, said) = await _ledger.RunAsync("holder", Cancel, words);
        Assert.True(ended == exitCode && said.Contains(what, StringComparison.Ordinal), $"{ended}: {said}");
        return said;
    }

    // Up to which row the import has its answers by now.
    private long Mark()
    {
        using var connection = new SqliteConnection($"Data Source={Journal};Mode=ReadOnly;Pooling=False");
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT mark FROM standing";
            return (long)command.ExecuteScalar()!;
        }
        catch (SqliteException)
        {
            // It is not there yet.
            return 0;
        }
    }

    private async Task AssertFiledOnceAsync(IEnumerable<int> rows)
    {
        await _registry.SettleAsync(_actors, TimeSpan.FromMinutes(5), Cancel);
        var names = new List<string>();
        await foreach (var one in _actors.Clerk.AllCasesAsync(cancellationToken: Cancel))
        {
            names.Add(one.Name!);
        }

        Assert.Equal(
            rows.Select(ImportTable.NameOf).Order(StringComparer.Ordinal), names.Order(StringComparer.Ordinal));
    }
}
