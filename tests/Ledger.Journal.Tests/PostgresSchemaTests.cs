using Ledger.Journal.Postgres;
using Ledger.Ports;
using Ledger.Ports.TestKit;
using Npgsql;

namespace Ledger.Journal.Tests;

/// <summary>Which schemas are journals, and what a journal's schema keeps out by itself.</summary>
public sealed class PostgresSchemaTests(PostgresFixture postgres) : IAsyncDisposable
{
    private readonly PostgresStore _store = postgres.NextStore();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Theory]
    [InlineData("CREATE TABLE t (a int)")]
    [InlineData("CREATE TABLE journal (a int)")]
    [InlineData("CREATE TABLE journal (id int, version int)")]
    [InlineData("CREATE VIEW journal AS SELECT 1 AS version")]
    public async Task A_foreign_schema_is_refused(string content)
    {
        await _store.RunAsync($"CREATE SCHEMA {_store.Schema}; {content}");

        await Assert.ThrowsAsync<JournalRefusedException>(() => _store.OpenAsync());
    }

    [Fact]
    public async Task An_empty_schema_becomes_a_journal()
    {
        await _store.RunAsync($"CREATE SCHEMA {_store.Schema}");

        await using var journal = await _store.OpenAsync();

        Assert.Equal(0UL, (await journal.ReadHeadAsync(Cancellation)).Size);
    }

    [Fact]
    public async Task A_schema_of_a_newer_version_is_refused()
    {
        await (await _store.OpenAsync()).DisposeAsync();
        await _store.RunAsync("UPDATE journal SET version = 5");

        var refused = await Assert.ThrowsAsync<JournalRefusedException>(() => _store.OpenAsync());

        Assert.Contains("version 5", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_schema_of_version_1_keeps_its_entries_and_their_bodies()
    {
        var samples = new JournalSamples();
        var bare = samples.Entry(JournalSamples.Asset(2), 1) with { Bodies = [] };
        var batch = JournalSamples.Batch(0, samples.Entry(JournalSamples.Asset(1), 1), bare);
        await using (var journal = await _store.OpenAsync())
        {
            var head = await journal.AcquireAsync(Cancellation);
            await journal.AppendAsync(head.Epoch, 0, batch, Cancellation);
        }

        await _store.RunAsync("""
            CREATE TABLE body (idx bigint PRIMARY KEY, packed bytea NOT NULL);
            INSERT INTO body SELECT idx, bodies FROM entry WHERE octet_length(bodies) > 0;
            ALTER TABLE entry DROP COLUMN bodies;
            DROP FUNCTION demand_ground;
            ALTER TABLE journal DROP COLUMN turn;
            UPDATE journal SET version = 1;
            """);

        await using var opened = await _store.OpenAsync();

        JournalAssert.Same(batch, await opened.ReadAsync(0, 2, Cancellation).ToListAsync(Cancellation));
        await Assert.ThrowsAsync<PostgresException>(() => _store.RunAsync("UPDATE entry SET recorded = 0"));
    }

    [Fact]
    public async Task A_schema_of_another_origin_is_refused()
    {
        await (await _store.OpenAsync()).DisposeAsync();

        await Assert.ThrowsAsync<JournalRefusedException>(() => _store.OpenAsync("dev-other.example/registry"));
    }

    [Fact]
    public async Task Many_may_open_a_new_journal_at_once()
    {
        var journals = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _store.OpenAsync()));

        var heads = await Task.WhenAll(journals.Select(j => j.AcquireAsync(Cancellation).AsTask()));

        Assert.Equal(Enumerable.Range(1, 8).Select(e => (long)e), heads.Select(h => h.Epoch).Order());
        foreach (var journal in journals)
        {
            await journal.DisposeAsync();
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("A")]
    [InlineData("1a")]
    [InlineData("a; DROP SCHEMA public")]
    [InlineData("a\"b")]
    public async Task A_schema_has_a_plain_name(string name)
    {
        var options = new PostgresJournalOptions
        {
            ConnectionString = _store.ConnectionString,
            Origin = PostgresStore.Origin,
            Schema = name,
        };

        await Assert.ThrowsAsync<ArgumentException>(() => PostgresJournal.OpenAsync(options, Cancellation));
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Username=postgres;Database=postgres;Timeout=5", false)]
    [InlineData("Database=absent", true)]
    [InlineData("Username=absent", true)]
    [InlineData("Port=none", true)]
    [InlineData("Nonsense=1", true)]
    public async Task A_database_that_is_not_there_is_reported(string connection, bool refused)
    {
        var through = refused ? $"{_store.ConnectionString};{connection}" : connection;

        var thrown = await Assert.ThrowsAnyAsync<JournalException>(
            () => _store.OpenAsync(PostgresStore.Origin, through));

        Assert.Equal(refused, thrown is JournalRefusedException);
    }

    [Theory]
    [InlineData("UPDATE entry SET recorded = 0", "23001")]
    [InlineData("DELETE FROM entry", "23001")]
    [InlineData("TRUNCATE entry", "23001")]
    [InlineData("UPDATE stream_entry SET version = 9", "23001")]
    [InlineData("DELETE FROM stream_entry", "23001")]
    [InlineData("TRUNCATE stream_entry", "23001")]
    [InlineData("UPDATE name SET text = 'x'", "23001")]
    [InlineData("DELETE FROM name", "23001")]
    [InlineData("TRUNCATE name", "23001")]
    [InlineData("INSERT INTO entry SELECT * FROM entry", "23505")]
    [InlineData(
        """
        INSERT INTO entry (idx, recorded, caller, command_id, command_digest, streams, sha256, sm3, leaf)
            SELECT idx + 1, recorded, caller, command_id, command_digest, streams, sha256, sm3, leaf FROM entry
        """,
        "23505")]
    [InlineData(
        """
        INSERT INTO entry
            (idx, recorded, caller, command_id, command_digest, series, serial, streams, sha256, sm3, leaf)
            SELECT idx + 1, recorded, caller, '00000000000000000000000000000000', command_digest, series, serial,
                streams, sha256, sm3, leaf FROM entry
        """,
        "23505")]
    [InlineData("INSERT INTO stream_entry SELECT * FROM stream_entry", "23505")]
    [InlineData("INSERT INTO name SELECT id + 100, text FROM name", "23505")]
    public async Task The_schema_itself_keeps_out_what_no_append_would_write(string sql, string state)
    {
        await using var journal = await _store.OpenAsync();
        await AppendOneAsync(journal);

        var refused = await Assert.ThrowsAsync<PostgresException>(() => _store.RunAsync(sql));

        Assert.Equal(state, refused.SqlState);
    }

    [Theory]
    [InlineData("UPDATE entry SET streams = '\\x01'")]
    [InlineData("UPDATE entry SET streams = '\\x'")]
    [InlineData("UPDATE entry SET bodies = '\\xff'")]
    [InlineData("UPDATE entry SET bodies = bodies || '\\x00'::bytea")]
    public async Task A_row_that_no_append_wrote_is_reported_and_not_returned(string sql)
    {
        await using var journal = await _store.OpenAsync();
        await AppendOneAsync(journal);
        await _store.RunAsync($"DROP TRIGGER entry_keeps ON entry; {sql};");

        await Assert.ThrowsAsync<JournalCorruptException>(
            async () => await journal.FindCommandAsync(JournalSamples.Alice, $"{1:x32}", Cancellation));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(300)]
    public async Task A_constraint_that_the_checks_had_passed_stops_the_append(int count)
    {
        await using var journal = await _store.OpenAsync();
        var epoch = (await journal.AcquireAsync(Cancellation)).Epoch;
        await _store.RunAsync("INSERT INTO stream_entry (stream, version, idx) SELECT generate_series(1, 9), 1, 0");
        var batch = JournalSamples.Batch(0, new JournalSamples().Entries(count, firstAsset: 1));

        await Assert.ThrowsAsync<JournalCorruptException>(
            async () => await journal.AppendAsync(epoch, 0, batch, Cancellation));

        Assert.Equal(0UL, (await journal.ReadHeadAsync(Cancellation)).Size);
    }

    private static async Task AppendOneAsync(IJournal journal)
    {
        var head = await journal.AcquireAsync(Cancellation);
        var entry = new JournalSamples().Entry(JournalSamples.Asset(1), 1) with
        {
            NumberSeries = "SJ4212",
            NumberSerial = 1,
        };
        await journal.AppendAsync(head.Epoch, 0, JournalSamples.Batch(0, entry), Cancellation);
    }
}
