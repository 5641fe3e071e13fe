using System.Globalization;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Sdk.Tests.Client;

namespace Ledger.Sdk.Tests.Importing;

/// <summary>Rows to import, and clients that import them.</summary>
internal static class Imports
{
    public static async Task<List<ImportResult>> ImportAsync(
        LedgerClient client, IAsyncEnumerable<ImportRow> rows, ImportJournal? journal, int batch = 5,
        int concurrency = 2)
    {
        var results = new List<ImportResult>();
        await ImportAsync(client, rows, journal, results, batch, concurrency);
        return results;
    }

    /// <summary>The same, for what came before a fault.</summary>
    public static async Task ImportAsync(
        LedgerClient client, IAsyncEnumerable<ImportRow> rows, ImportJournal? journal, List<ImportResult> results,
        int batch = 5, int concurrency = 2)
    {
        var options = new ImportOptions { BatchSize = batch, Concurrency = concurrency, Journal = journal };
        await foreach (var result in client.ImportAsync(rows, options, TestContext.Current.CancellationToken))
        {
            results.Add(result);
        }
    }

    public static IEnumerable<ImportRow> Rows(int from, int to) =>
        Enumerable.Range(from, to - from + 1).Select(static number => new ImportRow
        {
            Number = number,
            Act = new ImportAct(
                AssetId.Parse(IdOf(number)).Stream, IdOf(number),
                new FileEgress(1, DigestPair.Of(BitConverter.GetBytes(number)))),
        });

    public static ImportRow Faulty(int number) =>
        new() { Number = number, Fault = BatchServer.No(0, 422, "row-malformed").Problem };

    public static string IdOf(int number) => number.ToString("x32", CultureInfo.InvariantCulture);

    public static LedgerClient Over(BatchServer server, LedgerAccount? account = null) => new(
        new HttpClient(server, disposeHandler: false), new Uri("http://registry.test"), account ?? Clients.Account,
        new LedgerClientOptions
        {
            Origin = Clients.Origin,
            Attempts = 3,
            FirstPause = TimeSpan.Zero,
            Time = Clients.Clock(),
        });
}
