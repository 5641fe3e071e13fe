using Ledger.Sdk.Tests.Client;
using Ledger.Testing;
using static Ledger.Sdk.Tests.Importing.Imports;

namespace Ledger.Sdk.Tests.Importing;

public sealed class ImportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly BatchServer _server = new();

    private string Journal => _folder.PathOf("import.db");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _folder.Dispose();
        _server.Dispose();
    }

    [Fact]
    public async Task Every_row_has_its_result_in_order_and_a_refused_one_keeps_none_out()
    {
        _server.Refuse = static (_, id) => id == IdOf(7) ? BatchServer.No(0, 422, "basis-unknown") : null;
        using var client = Client();
        using var journal = ImportJournal.Open(Journal, "s");

        var results = await ImportAsync(client, Rows(1, 20).Append(Faulty(21)).ToAsyncEnumerable(), journal);

        Assert.Equal(Enumerable.Range(1, 21).Select(static n => (long)n), results.Select(static one => one.Number));
        Assert.Equal(
            [(7, "basis-unknown"), (21, "row-malformed")],
            results.Where(static one => one.Problem is not null)
                .Select(static one => ((int)one.Number, one.Problem!.Code)));
        Assert.Equal(new ImportStanding(21, 1, true, 19, 0, 2), journal.Standing);
        Assert.Equal([7L, 21L], journal.ListFaults().Select(static fault => fault.Number));
    }

    [Fact]
    public async Task What_failed_is_taken_again_when_it_is_called_again_and_nothing_else()
    {
        _server.Refuse = static (_, id) => id == IdOf(7) ? BatchServer.No(0, 409, "party-unknown") : null;
        using var client = Client();
        using (var journal = ImportJournal.Open(Journal, "s"))
        {
            await ImportAsync(client, Rows(1, 20).ToAsyncEnumerable(), journal);
        }

        _server.Refuse = static (_, _) => null;
        _server.Requests.Clear();
        using var reopened = ImportJournal.Open(Journal, "s");
        var results = await ImportAsync(client, Rows(1, 20).ToAsyncEnumerable(), reopened);

        Assert.Equal(7, Assert.Single(results).Number);
        Assert.Equal([1], _server.Requests);
        Assert.Equal(new ImportStanding(7, 2, true, 20, 0, 0), reopened.Standing);
        Assert.Empty(await ImportAsync(client, Rows(1, 20).ToAsyncEnumerable(), reopened));
    }

    [Fact]
    public async Task An_answer_that_breaks_off_is_asked_for_again_and_each_is_one_act()
    {
        _server.Cuts.Enqueue(3);
        _server.Cuts.Enqueue(0);
        _server.Cuts.Enqueue(1);
        using var client = Client();

        var results = await ImportAsync(client, Rows(1, 5).ToAsyncEnumerable(), null);

        Assert.Equal([5, 2, 2, 1], _server.Requests);
        Assert.All(results, static one => Assert.NotNull(one.Accepted));
        Assert.Equal(5, _server.Taken.Count);
    }

    [Fact]
    public async Task An_answer_that_never_comes_ends_it_and_the_journal_sends_the_same_bytes_again()
    {
        for (var attempt = 0; attempt < 3; attempt++)
        {
            _server.Cuts.Enqueue(0);
        }

        using var client = Client();
        using (var journal = ImportJournal.Open(Journal, "s"))
        {
            await Assert.ThrowsAsync<LedgerUnreachableException>(
                () => ImportAsync(client, Rows(1, 5).ToAsyncEnumerable(), journal));
            Assert.Equal(new ImportStanding(0, 1, false, 0, 0, 0), journal.Standing);
        }

        Assert.Equal(5, _server.Taken.Count);
        using var reopened = ImportJournal.Open(Journal, "s");
        var results = await ImportAsync(client, Rows(1, 8).ToAsyncEnumerable(), reopened);

        Assert.Equal(8, results.Count);
        Assert.All(results.Take(5), static one => Assert.True(one.Accepted!.Repeated));
        Assert.Equal(new ImportStanding(8, 1, true, 8, 0, 0), reopened.Standing);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(1000)]
    public async Task However_rows_are_cut_into_batches_what_was_on_its_way_goes_again_as_it_was(int batch)
    {
        // The first form of the fourth row expired; the second one was taken as all others were, and nobody heard it.
        var late = 1;
        _server.Refuse = (_, id) => id == IdOf(4) && late-- > 0 ? BatchServer.No(0, 409, "command-expired") : null;
        foreach (var cut in new int?[] { null, 0, 0, 0 })
        {
            _server.Cuts.Enqueue(cut);
        }

        using var client = Client();
        using (var journal = ImportJournal.Open(Journal, "s"))
        {
            await Assert.ThrowsAsync<LedgerUnreachableException>(() => ImportAsync(
                client, Rows(1, 5).ToAsyncEnumerable(), journal, concurrency: 1));
        }

        Assert.Equal(5, _server.Taken.Count);
        using var reopened = ImportJournal.Open(Journal, "s");
        var results = await ImportAsync(client, Rows(1, 7).ToAsyncEnumerable(), reopened, batch);

        Assert.Equal([true, true, true, true, true, false, false], results.Select(one => one.Accepted!.Repeated));
        Assert.Equal(new ImportStanding(7, 1, true, 7, 0, 0), reopened.Standing);
        Assert.Empty(reopened.ReadForms(1, 7));
    }

    [Fact]
    public async Task What_fails_again_and_again_is_counted_once_and_taken_each_time()
    {
        HashSet<int> bad = [3, 7, 8, 20];
        _server.Refuse = (_, id) =>
            bad.Any(number => IdOf(number) == id) ? BatchServer.No(0, 409, "party-unknown") : null;
        using var client = Client();
        var asked = new List<int[]>();
        foreach (var good in new[] { 0, 8, 7, 20 })
        {
            bad.Remove(good);
            using (var journal = ImportJournal.Open(Journal, "s"))
            {
                var results = await ImportAsync(client, Rows(1, 20).ToAsyncEnumerable(), journal);
                asked.Add([.. results.Select(static one => (int)one.Number)]);
                Assert.Equal(bad.Count, journal.Standing.Failed);
                Assert.Equal(20 - bad.Count, journal.Standing.Filed);
            }

            using var reopened = ImportJournal.Open(Journal, "s");
            Assert.Equal(bad.Order(), reopened.ListFaults().Select(static fault => (int)fault.Number));
            Assert.Equal((bad.Count, 20 - bad.Count), (reopened.Standing.Failed, reopened.Standing.Filed));
        }

        Assert.Equal([[.. Enumerable.Range(1, 20)], [3, 7, 8, 20], [3, 7, 20], [3, 20]], asked);
    }

    [Fact]
    public async Task Without_the_journal_what_is_there_already_is_looked_at_and_never_doubled()
    {
        using var client = Client();
        await ImportAsync(client, Rows(1, 4).ToAsyncEnumerable(), null);

        var results = await ImportAsync(
            client,
            Rows(1, 4).Select(row => row with
            {
                Act = row.Act! with { IsThere = _ => Task.FromResult(row.Number != 3) },
            }).ToAsyncEnumerable(),
            null);

        Assert.Equal([true, true, false, true], results.Select(static one => one.AlreadyThere));
        Assert.Equal("command-id-taken", results[2].Problem!.Code);
        Assert.Equal(4, _server.Taken.Count);
    }

    [Fact]
    public async Task One_that_cannot_be_taken_now_goes_again_alone_and_an_expired_form_is_signed_anew()
    {
        var (busy, late) = (2, 1);
        var forms = new HashSet<string>();
        _server.Refuse = (command, id) =>
        {
            forms.Add(command.Envelope);
            return id == IdOf(2) && busy-- > 0 ? BatchServer.No(0, 503, "unavailable")
                : id == IdOf(4) && late-- > 0 ? BatchServer.No(0, 409, "command-expired")
                : null;
        };
        using var client = Client();

        var results = await ImportAsync(client, Rows(1, 5).ToAsyncEnumerable(), null);

        Assert.All(results, static one => Assert.NotNull(one.Accepted));
        Assert.Equal([5, 2, 1], _server.Requests);
        Assert.Equal(6, forms.Count);
    }

    [Fact]
    public async Task A_registry_that_is_never_free_ends_it_without_failing_the_row()
    {
        _server.Refuse = static (_, id) => id == IdOf(2) ? BatchServer.No(0, 503, "unavailable") : null;
        using var client = Client();
        using var journal = ImportJournal.Open(Journal, "s");

        var fault = await Assert.ThrowsAsync<LedgerProblemException>(
            () => ImportAsync(client, Rows(1, 5).ToAsyncEnumerable(), journal));

        Assert.Equal("unavailable", fault.Code);
        Assert.Equal(new ImportStanding(0, 1, false, 0, 0, 0), journal.Standing);
    }

    [Fact]
    public async Task A_row_whose_documents_are_refused_fails_and_is_not_sent()
    {
        var problem = BatchServer.No(0, 409, "documents-restricted").Problem!;
        using var client = Client();

        var results = await ImportAsync(
            client,
            Rows(1, 3).Select(row => row.Number != 2 ? row : row with
            {
                Act = row.Act! with { Before = _ => throw new LedgerProblemException(problem) },
            }).ToAsyncEnumerable(),
            null);

        Assert.Equal([null, "documents-restricted", null], results.Select(static one => one.Problem?.Code));
        Assert.Equal([IdOf(1), IdOf(3)], _server.Taken);
    }

    [Fact]
    public async Task No_more_than_the_batches_on_their_way_is_read_ahead()
    {
        var read = 0;
        async IAsyncEnumerable<ImportRow> Watched()
        {
            foreach (var row in Rows(1, 200))
            {
                await Task.Yield();
                read++;
                yield return row;
            }
        }

        using var client = Client();
        var options = new ImportOptions { BatchSize = 10, Concurrency = 3 };
        await foreach (var result in client.ImportAsync(Watched(), options, Cancel))
        {
            Assert.InRange(read, result.Number, result.Number + 30);
        }

        Assert.Equal(200, read);
    }

    [Fact]
    public async Task A_journal_is_one_process_s_and_numbers_ascend()
    {
        using var journal = ImportJournal.Open(Journal, "s");
        Assert.Throws<IOException>(() => ImportJournal.Open(Journal, "s"));
        journal.Dispose();
        Assert.Throws<InvalidDataException>(() => ImportJournal.Open(Journal, "another"));
        ImportJournal.Open(Journal, "s").Dispose();
        using var client = Client();
        await Assert.ThrowsAsync<ArgumentException>(
            () => ImportAsync(client, Rows(1, 2).Reverse().ToAsyncEnumerable(), null));
    }

    [Fact]
    public async Task A_journal_of_another_version_says_what_to_do_with_it()
    {
        ImportJournal.Open(Journal, "s").Dispose();
        await using (var file = File.OpenWrite(Journal))
        {
            // The user version in the head of an SQLite file.
            file.Position = 60;
            await file.WriteAsync(new byte[] { 0, 0, 0, 1 }, Cancel);
        }

        var fault = Assert.Throws<InvalidDataException>(() => ImportJournal.Open(Journal, "s"));

        Assert.Contains($"{Journal} has the format 1; this version knows 2.", fault.Message, StringComparison.Ordinal);
        Assert.Contains("delete the file and import anew", fault.Message, StringComparison.Ordinal);
        Assert.Contains("删除该文件后重新导入", fault.Message, StringComparison.Ordinal);
        File.Delete(Journal);
        ImportJournal.Open(Journal, "s").Dispose();
    }

    private LedgerClient Client() => Over(_server);
}
