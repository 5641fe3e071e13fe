using Ledger.Api.Contracts;
using Ledger.Cryptography;
using Ledger.Sdk.Tests.Client;
using Ledger.Testing;
using static Ledger.Sdk.Tests.Importing.Imports;

namespace Ledger.Sdk.Tests.Importing;

/// <summary>A refusal that concerns who sends is no row's: the import ends with it, and goes on when it is mended.
/// </summary>
public sealed class ImportStopTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly BatchServer _server = new();

    public static TheoryData<string> Codes => [.. SenderRefusals.Codes];

    private string Journal => _folder.PathOf("import.db");

    public void Dispose()
    {
        _folder.Dispose();
        _server.Dispose();
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task An_account_of_which_nothing_is_taken_hears_of_it_with_the_first_batch(string code)
    {
        _server.Refuse = (_, _) => BatchServer.No(0, 403, code);
        using var client = Over(_server);
        using (var journal = ImportJournal.Open(Journal, "s"))
        {
            var fault = await Assert.ThrowsAsync<LedgerProblemException>(
                () => ImportAsync(client, Rows(1, 100).ToAsyncEnumerable(), journal, concurrency: 4));

            Assert.Equal(code, fault.Code);
            Assert.Equal([5], _server.Requests);
            Assert.Equal(new ImportStanding(0, 1, false, 0, 0, 0), journal.Standing);
            Assert.Empty(journal.ListFaults());
        }

        _server.Refuse = static (_, _) => null;
        using var reopened = ImportJournal.Open(Journal, "s");
        var results = await ImportAsync(client, Rows(1, 100).ToAsyncEnumerable(), reopened, concurrency: 4);

        Assert.All(results, static one => Assert.False(one.Accepted!.Repeated));
        Assert.Equal(100, _server.Taken.Count);
        Assert.Equal(new ImportStanding(100, 1, true, 100, 0, 0), reopened.Standing);
    }

    [Fact]
    public async Task In_the_middle_the_rows_before_it_are_settled_and_those_behind_it_answer_as_they_did()
    {
        _server.Refuse = static (_, id) => id == IdOf(4) ? BatchServer.No(0, 422, "basis-unknown")
            : id == IdOf(13) ? BatchServer.No(0, 403, "unknown-key")
            : null;
        using var client = Over(_server);
        var before = new List<ImportResult>();
        using (var journal = ImportJournal.Open(Journal, "s"))
        {
            await Assert.ThrowsAsync<LedgerProblemException>(
                () => ImportAsync(client, Rows(1, 100).ToAsyncEnumerable(), journal, before, concurrency: 1));

            Assert.Equal(Enumerable.Range(1, 12), before.Select(static one => (int)one.Number));
            Assert.Equal(new ImportStanding(12, 1, false, 11, 0, 1), journal.Standing);
            Assert.Equal(4, Assert.Single(journal.ListFaults()).Number);
        }

        Assert.Equal([5, 5, 5], _server.Requests);
        _server.Refuse = static (_, _) => null;
        using var reopened = ImportJournal.Open(Journal, "s");
        var results = await ImportAsync(client, Rows(1, 100).ToAsyncEnumerable(), reopened);

        Assert.Equal(Enumerable.Range(13, 88), results.Select(static one => (int)one.Number));
        Assert.Equal([false, true, true], results.Take(3).Select(static one => one.Accepted!.Repeated));
        Assert.Equal(new ImportStanding(100, 1, true, 99, 0, 1), reopened.Standing);
        Assert.Equal(99, _server.Taken.Count);
    }

    [Fact]
    public async Task Of_the_batches_on_their_way_nothing_is_lost_and_nothing_is_sent_behind_them()
    {
        _server.Refuse = static (_, id) => id == IdOf(33) ? BatchServer.No(0, 403, "unknown-key") : null;
        using var client = Over(_server);
        using (var journal = ImportJournal.Open(Journal, "s"))
        {
            await Assert.ThrowsAsync<LedgerProblemException>(
                () => ImportAsync(client, Rows(1, 100).ToAsyncEnumerable(), journal, concurrency: 4));

            Assert.InRange(_server.Taken.Count, (int)journal.Standing.Filed, 50);
            Assert.InRange(journal.Standing.Mark, 15, 32);
        }

        _server.Refuse = static (_, _) => null;
        using var reopened = ImportJournal.Open(Journal, "s");
        await ImportAsync(client, Rows(1, 100).ToAsyncEnumerable(), reopened, concurrency: 4);

        Assert.Equal(new ImportStanding(100, 1, true, 100, 0, 0), reopened.Standing);
        Assert.Equal(100, _server.Taken.Count);
    }

    [Fact]
    public async Task What_is_handed_in_before_a_row_ends_it_too_and_nothing_is_sent()
    {
        var problem = BatchServer.No(0, 403, "forbidden").Problem!;
        var asked = 0;
        using var client = Over(_server);
        using var journal = ImportJournal.Open(Journal, "s");

        var fault = await Assert.ThrowsAsync<LedgerProblemException>(() => ImportAsync(
            client,
            Rows(1, 100).Select(row => row with
            {
                Act = row.Act! with
                {
                    Before = _ =>
                    {
                        Interlocked.Increment(ref asked);
                        throw new LedgerProblemException(problem);
                    },
                },
            }).ToAsyncEnumerable(),
            journal));

        Assert.Equal("forbidden", fault.Code);
        Assert.Empty(_server.Requests);
        Assert.InRange(asked, 1, 5);
        Assert.Equal(new ImportStanding(0, 1, false, 0, 0, 0), journal.Standing);
    }

    [Fact]
    public async Task What_was_signed_with_a_key_that_went_is_signed_anew_with_the_one_that_came()
    {
        _server.Refuse = static (_, _) => BatchServer.No(0, 403, "unknown-key");
        using (var client = Over(_server))
        using (var journal = ImportJournal.Open(Journal, "s"))
        {
            await Assert.ThrowsAsync<LedgerProblemException>(
                () => ImportAsync(client, Rows(1, 5).ToAsyncEnumerable(), journal));
        }

        var old = Clients.Account.Key.PublicKey.Id.ToString();
        _server.Refuse = (command, _) =>
            command.Signature.Key == old ? BatchServer.No(0, 403, "unknown-key") : null;
        using var other = Over(
            _server, new LedgerAccount("holder", Clients.Party, PrivateKey.Generate(SignatureAlgorithm.P256)));
        using var reopened = ImportJournal.Open(Journal, "s");
        var results = await ImportAsync(other, Rows(1, 5).ToAsyncEnumerable(), reopened);

        Assert.All(results, static one => Assert.NotNull(one.Accepted));
        Assert.Equal([5, 5, 5], _server.Requests);
    }

    [Fact]
    public async Task What_names_a_party_ends_it_where_that_is_the_sender_s_and_is_the_row_s_own_elsewhere()
    {
        var named = new string('b', 32);
        _server.Refuse = (_, id) => id == IdOf(2) ? Ended(named) : null;
        using var client = Over(_server);

        var results = await ImportAsync(client, Rows(1, 3).ToAsyncEnumerable(), null);

        Assert.Equal([null, "party-ended", null], results.Select(static one => one.Problem?.Code));
        named = Clients.Party.ToString();
        _server.Refuse = (_, id) => id == IdOf(5) ? Ended(named) : null;
        var fault = await Assert.ThrowsAsync<LedgerProblemException>(
            () => ImportAsync(client, Rows(4, 6).ToAsyncEnumerable(), null));
        Assert.Equal("party-ended", fault.Code);
    }

    [Fact]
    public async Task Rows_that_cannot_be_read_are_told_before_the_first_one_that_is_sent_ends_it()
    {
        _server.Refuse = static (_, _) => BatchServer.No(0, 403, "unknown-key");
        using var client = Over(_server);
        using var journal = ImportJournal.Open(Journal, "s");
        var before = new List<ImportResult>();

        await Assert.ThrowsAsync<LedgerProblemException>(() => ImportAsync(
            client, Enumerable.Range(1, 7).Select(Faulty).Concat(Rows(8, 100)).ToAsyncEnumerable(), journal, before,
            concurrency: 4));

        Assert.Equal(7, before.Count);
        Assert.Equal([3], _server.Requests);
        Assert.Equal(new ImportStanding(7, 1, false, 0, 0, 7), journal.Standing);
    }

    private static CommandResult Ended(string party)
    {
        var no = BatchServer.No(0, 409, "party-ended");
        return no with { Problem = no.Problem! with { Detail = $"The party ended. ({party})" } };
    }
}
