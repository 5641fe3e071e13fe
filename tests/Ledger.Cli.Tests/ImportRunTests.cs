using Ledger.Cli.Importing;
using Ledger.Cryptography;
using Ledger.Sdk;
using Ledger.Testing;

namespace Ledger.Cli.Tests;

public sealed class ImportRunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_a_row_names_is_not_read_again_once_it_has_its_answer()
    {
        // Whoever opens it waits for ever: nobody writes into it.
        await ChildProcess.RunAsync(new ChildProcessOptions("mkfifo", [_folder.PathOf("pipe")]), Cancel);
        var file = _folder.PathOf("a.csv");
        await File.WriteAllTextAsync(
            file,
            Forms.Csv(
                Forms.Cells(1).With("证明材料", "申请人身份佐证=pipe"), Forms.Cells(2).With("证明材料", "申请人身份佐证=pipe"),
                Forms.Cells(3).With("登记对象", "设备")),
            Cancel);
        using var http = new HttpClient();
        using var client = new LedgerClient(
            http, new Uri("http://127.0.0.1:9/"),
            new LedgerAccount("holder", Forms.Party, PrivateKey.Generate(SignatureAlgorithm.P256)));
        using var journal = ImportJournal.Open(_folder.PathOf("import.db"), "s");
        await SettleAsync(client, journal, 3);
        var run = new ImportRun(
            client, new ImportFile(file, ImportForm.Csv, null),
            new ImportWishes(
                new ImportOptions(), new Dictionary<FormColumn, string>(), new DirectoryInfo(_folder.Path),
                _folder.PathOf("a.errors.csv"), static _ => { }));

        var numbers = new List<long>();
        await Task.Run(() => run.FileAsync(journal, (result, _) => numbers.Add(result.Number), Cancel), Cancel)
            .WaitAsync(TimeSpan.FromMinutes(5), Cancel);

        Assert.Equal(4, Assert.Single(numbers));
    }

    // As if it had been cut off behind that row.
    private static async Task SettleAsync(LedgerClient client, ImportJournal journal, long number)
    {
        var row = new ImportRow { Number = number, Fault = RowFault.Width(1, 2).ToProblem() };
        var options = new ImportOptions { Concurrency = 1, BatchSize = 1, Journal = journal };
        await foreach (var result in client.ImportAsync(new[] { row }.ToAsyncEnumerable(), options, Cancel))
        {
            Assert.Equal(number, result.Number);
            break;
        }

        Assert.Equal((number, false), (journal.Standing.Mark, journal.Standing.IsComplete));
    }
}
