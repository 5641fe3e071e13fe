using System.Globalization;
using System.Text.Json;
using Ledger.Cli.Commands;
using Ledger.Cli.Importing;
using Ledger.Cli.Output;
using Ledger.Cryptography;
using Ledger.Sdk;
using Ledger.Testing;

namespace Ledger.Cli.Tests;

/// <summary>An import that ends before its file does says how far it came, and ends so whatever else fails.</summary>
public sealed class EarlyEndTests : IDisposable
{
    private const string Unreadable = "\"a\"b,c\r\n";

    private readonly TemporaryFolder _folder = new();
    private readonly HttpClient _http = new();
    private readonly LedgerClient _client;
    private StringWriter _printed = new(CultureInfo.InvariantCulture);
    private StringWriter _said = new(CultureInfo.InvariantCulture);

    public EarlyEndTests() => _client = new LedgerClient(
        _http, new Uri("http://127.0.0.1:9/"),
        new LedgerAccount("holder", Forms.Party, PrivateKey.Generate(SignatureAlgorithm.P256)),
        new LedgerClientOptions { Attempts = 1 });

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static CancellationToken Interrupted => new(canceled: true);

    private string Errors => _folder.PathOf("a.errors.csv");

    private string Said => _said.ToString();

    public void Dispose()
    {
        _client.Dispose();
        _http.Dispose();
        _folder.Dispose();
        _printed.Dispose();
        _said.Dispose();
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_further_ends_it_with_how_far_it_came()
    {
        await WriteAsync(Unreadable);

        Assert.Equal(ExitCodes.Failed, await ImportAsync(Errors, json: true, Cancel));

        AssertPrinted(failed: 2, Errors, left: null);
        Assert.Contains("So far: 0 filed, 0 there already, 2 failed.", Said, StringComparison.Ordinal);
        Assert.Equal(2, Said.Split("beyond row 4").Length);
        Assert.Equal(3, (await File.ReadAllLinesAsync(Errors, Cancel)).Length);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_interruption_stays_one_where_what_is_left_cannot_be_counted(bool json)
    {
        await WriteAsync(Unreadable);
        await ImportAsync(Errors, json, Cancel);

        Assert.Equal(ExitCodes.Unfinished, await ImportAsync(Errors, json, Interrupted));

        Assert.Contains("尚余行数未能统计", Said, StringComparison.Ordinal);
        Assert.Contains("beyond row 4", Said, StringComparison.Ordinal);
        Assert.DoesNotContain("Rows left", Said, StringComparison.Ordinal);
        Assert.Contains($"未通过的行及原因: {Errors}", Said, StringComparison.Ordinal);
        if (json)
        {
            AssertPrinted(failed: 2, Errors, left: null);
        }
        else
        {
            Assert.Empty(_printed.ToString());
        }
    }

    [Fact]
    public async Task An_interruption_stays_one_where_the_rows_that_failed_cannot_be_written()
    {
        await WriteAsync(Unreadable);
        await ImportAsync(Errors, json: true, Cancel);
        await WriteAsync(Forms.Csv(Forms.Cells(2)).Split("\r\n", 2)[1]);
        var nowhere = _folder.PathOf("nowhere", "a.errors.csv");

        Assert.Equal(ExitCodes.Unfinished, await ImportAsync(nowhere, json: true, Interrupted));

        AssertPrinted(failed: 2, null, left: 1);
        Assert.Contains("未通过的行未能写出", Said, StringComparison.Ordinal);
        Assert.Contains(nowhere, Said, StringComparison.Ordinal);
        Assert.Contains("尚余行数: 1", Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_earlier_pass_left_goes_where_nothing_failed_and_what_another_import_left_stays()
    {
        await WriteAsync("");
        await File.WriteAllTextAsync(Errors, "x", Cancel);
        Assert.Equal(ExitCodes.Unfinished, await ImportAsync(Errors, json: true, Interrupted));
        Assert.True(File.Exists(Errors));

        await File.WriteAllTextAsync(_folder.PathOf("a.csv"), Forms.Csv(), Cancel);
        Assert.Equal(ExitCodes.Done, await ImportAsync(Errors, json: true, Cancel));
        await WriteAsync("");
        await File.WriteAllTextAsync(Errors, "x", Cancel);
        Assert.Equal(ExitCodes.Unfinished, await ImportAsync(Errors, json: true, Interrupted));
        Assert.False(File.Exists(Errors));
    }

    [Fact]
    public async Task An_interruption_while_the_rows_that_failed_are_written_at_the_end_is_told_with_how_far_it_came()
    {
        await WriteAsync("");
        using var interruption = new CancellationTokenSource();

        // All rows have their answer when the line of progress is taken away, and nothing is written yet.
        _said = new Erased(interruption);
        Assert.Equal(ExitCodes.Unfinished, await ImportAsync(Errors, json: true, isTerminal: true, interruption.Token));

        Assert.True(interruption.IsCancellationRequested);
        AssertPrinted(failed: 2, Errors, left: 0);
        Assert.Contains("So far: 0 filed, 0 there already, 2 failed.", Said, StringComparison.Ordinal);
        Assert.Equal(3, (await File.ReadAllLinesAsync(Errors, Cancel)).Length);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_dry_run_that_ends_early_prints_what_it_came_to_and_leaves_what_an_earlier_one_wrote(bool isAway)
    {
        await WriteAsync("");
        await File.WriteAllTextAsync(Errors, "x", Cancel);

        Assert.Equal(ExitCodes.Unfinished, await JudgeAsync(isAway ? Cancel : Interrupted));

        AssertPrinted(failed: 0, null, left: 2, isDryRun: true);
        Assert.Contains("So far: 0 would be filed, 0 there already, 0 failed.", Said, StringComparison.Ordinal);
        Assert.Contains("截至此时：可提交 0 行", Said, StringComparison.Ordinal);
        Assert.Equal("x", await File.ReadAllTextAsync(Errors, Cancel));
    }

    // Two rows that are no applications, so that none is sent, and what follows.
    private Task WriteAsync(string rest)
    {
        var cells = Forms.Cells(1).With("登记对象", "设备");
        return File.WriteAllTextAsync(_folder.PathOf("a.csv"), Forms.Csv(cells, cells) + rest, Cancel);
    }

    private Task<int> ImportAsync(string errors, bool json, CancellationToken ending)
    {
        (_printed, _said) = (new StringWriter(_printed.FormatProvider), new StringWriter(_said.FormatProvider));
        return ImportAsync(errors, json, isTerminal: false, ending);
    }

    private Task<int> ImportAsync(string errors, bool json, bool isTerminal, CancellationToken ending)
    {
        var wishes = WishesOf(errors);
        return ImportCommand.FileAsync(
            RunOf(wishes), ImportJournal.Open(_folder.PathOf("import.db"), "s"), wishes,
            new ImportReport(_printed, _said, json, isTerminal), ending);
    }

    private Task<int> JudgeAsync(CancellationToken ending)
    {
        var wishes = WishesOf(Errors);
        return ImportCommand.JudgeAsync(
            RunOf(wishes), wishes, new ImportReport(_printed, _said, json: true, isTerminal: false), ending);
    }

    private ImportWishes WishesOf(string errors) => new(
        new ImportOptions { BatchSize = 1, Concurrency = 1 }, new Dictionary<FormColumn, string>(),
        new DirectoryInfo(_folder.Path), errors, static _ => { });

    private ImportRun RunOf(ImportWishes wishes) =>
        new(_client, new ImportFile(_folder.PathOf("a.csv"), ImportForm.Csv, null), wishes);

    private void AssertPrinted(int failed, string? errors, int? left, bool isDryRun = false)
    {
        var printed = JsonDocument.Parse(_printed.ToString()).RootElement;
        Assert.Equal(failed, printed.GetProperty("failed").GetInt32());
        Assert.Equal(errors, printed.GetProperty("errors").GetString());
        Assert.Equal(isDryRun, printed.GetProperty("dryRun").GetBoolean());
        var rest = printed.GetProperty("left");
        Assert.Equal(left, rest.ValueKind == JsonValueKind.Null ? null : rest.GetInt32());
    }

    // A terminal at which somebody interrupts as soon as the line of progress goes.
    private sealed class Erased(CancellationTokenSource interruption) : StringWriter(CultureInfo.InvariantCulture)
    {
        public override void Write(string? value)
        {
            base.Write(value);
            if (value is { Length: > 2 } && value.Trim('\r', ' ').Length == 0)
            {
                interruption.Cancel();
            }
        }
    }
}
