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
        new LedgerAccount("holder", Forms.Party, PrivateKey.Generate(SignatureAlgorithm.P256)));

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

    // Two rows that are no applications, so that none is sent, and what follows.
    private Task WriteAsync(string rest)
    {
        var cells = Forms.Cells(1).With("登记对象", "设备");
        return File.WriteAllTextAsync(_folder.PathOf("a.csv"), Forms.Csv(cells, cells) + rest, Cancel);
    }

    private async Task<int> ImportAsync(string errors, bool json, CancellationToken ending)
    {
        (_printed, _said) = (new StringWriter(_printed.FormatProvider), new StringWriter(_said.FormatProvider));
        var wishes = new ImportWishes(
            new ImportOptions { BatchSize = 1, Concurrency = 1 }, new Dictionary<FormColumn, string>(),
            new DirectoryInfo(_folder.Path), errors, static _ => { });
        var run = new ImportRun(_client, new ImportFile(_folder.PathOf("a.csv"), ImportForm.Csv, null), wishes);
        return await ImportCommand.FileAsync(
            run, ImportJournal.Open(_folder.PathOf("import.db"), "s"), wishes,
            new ImportReport(_printed, _said, json), ending);
    }

    private void AssertPrinted(int failed, string? errors, int? left)
    {
        var printed = JsonDocument.Parse(_printed.ToString()).RootElement;
        Assert.Equal(failed, printed.GetProperty("failed").GetInt32());
        Assert.Equal(errors, printed.GetProperty("errors").GetString());
        var rest = printed.GetProperty("left");
        Assert.Equal(left, rest.ValueKind == JsonValueKind.Null ? null : rest.GetInt32());
    }
}
