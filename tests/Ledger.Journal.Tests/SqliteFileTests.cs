using System.Runtime.Versioning;
using Ledger.Journal.Sqlite;
using Ledger.Ports;
using Ledger.Ports.TestKit;

namespace Ledger.Journal.Tests;

/// <summary>Which files are journals, and what a journal's file keeps out by itself.</summary>
public sealed class SqliteFileTests : IAsyncDisposable
{
    private readonly SqliteStore _store = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Theory]
    [InlineData("text", "not an SQLite database")]
    [InlineData("CREATE TABLE t (a)", "not a journal")]
    [InlineData("PRAGMA user_version = 1", "not a journal")]
    [InlineData("PRAGMA application_id = 7", "not a journal")]
    public async Task A_foreign_file_is_refused_and_left_as_it_is(string content, string reason)
    {
        if (content == "text")
        {
            await File.WriteAllTextAsync(_store.File, new string('x', 4096), Cancellation);
        }
        else
        {
            Assert.Null(SqliteRaw.Run(_store.File, content));
        }

        var before = await File.ReadAllBytesAsync(_store.File, Cancellation);

        var refused = await Assert.ThrowsAsync<JournalRefusedException>(() => _store.OpenAsync());

        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(_store.File, Cancellation));
    }

    [Fact]
    public async Task A_file_of_a_newer_version_is_refused()
    {
        await (await _store.OpenAsync()).DisposeAsync();
        Assert.Null(SqliteRaw.Run(_store.File, "PRAGMA user_version = 3"));

        var refused = await Assert.ThrowsAsync<JournalRefusedException>(() => _store.OpenAsync());

        Assert.Contains("version 3", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_version_1_keeps_its_entries_and_their_bodies()
    {
        var samples = new JournalSamples();
        var bare = samples.Entry(JournalSamples.Asset(2), 1) with { Bodies = [] };
        var batch = JournalSamples.Batch(0, samples.Entry(JournalSamples.Asset(1), 1), bare);
        await using (var journal = await _store.OpenAsync())
        {
            var head = await journal.AcquireAsync(Cancellation);
            await journal.AppendAsync(head.Epoch, 0, batch, Cancellation);
        }

        Assert.Null(SqliteRaw.Run(_store.File, """
            DROP TRIGGER entry_keeps;
            CREATE TABLE body (idx INTEGER PRIMARY KEY, packed BLOB NOT NULL) STRICT;
            INSERT INTO body SELECT idx, bodies FROM entry WHERE length(bodies) > 0;
            ALTER TABLE entry DROP COLUMN bodies;
            CREATE TRIGGER entry_keeps BEFORE UPDATE ON entry BEGIN SELECT raise(ABORT, 'kept'); END;
            PRAGMA user_version = 1;
            """));

        await using var opened = await _store.OpenAsync();

        JournalAssert.Same(batch, await opened.ReadAsync(0, 2, Cancellation).ToListAsync(Cancellation));
        Assert.Contains(
            "never changes", SqliteRaw.Run(_store.File, "UPDATE entry SET recorded = 0"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_another_origin_is_refused()
    {
        await (await _store.OpenAsync()).DisposeAsync();

        await Assert.ThrowsAsync<JournalRefusedException>(() => _store.OpenAsync("dev-other.example/registry"));

        await (await _store.OpenAsync()).DisposeAsync();
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task An_empty_file_becomes_a_journal_that_its_owner_alone_can_read()
    {
        await using var journal = await _store.OpenAsync();
        await journal.AcquireAsync(Cancellation);

        const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(_store.File)!))
        {
            Assert.Equal(OwnerOnly, File.GetUnixFileMode(file));
        }
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_not_made_up()
    {
        var options = new SqliteJournalOptions
        {
            Path = Path.Combine(Path.GetDirectoryName(_store.File)!, "absent", "journal.db"),
            Origin = SqliteStore.Origin,
        };

        await Assert.ThrowsAsync<JournalUnavailableException>(() => SqliteJournal.OpenAsync(options, Cancellation));
    }

    [Theory]
    [InlineData("UPDATE entry SET recorded = 0", "never changes")]
    [InlineData("DELETE FROM entry", "never deleted")]
    [InlineData("UPDATE stream SET version = version + 1", "only grows")]
    [InlineData("UPDATE stream SET last = last + 1", "only grows")]
    [InlineData("UPDATE stream SET id = id + 1, version = version + 1, last = last + 1", "only grows")]
    [InlineData("DELETE FROM stream", "never deleted")]
    [InlineData("UPDATE name SET text = 'x'", "keeps its number")]
    [InlineData("DELETE FROM name", "never deleted")]
    [InlineData("INSERT INTO entry SELECT * FROM entry", "UNIQUE constraint failed: entry.idx")]
    [InlineData(
        """
        INSERT INTO entry (idx, recorded, caller, command_id, command_digest, streams, before, sha256, sm3, leaf)
            SELECT idx + 1, recorded, caller, command_id, command_digest, streams, before, sha256, sm3, leaf FROM entry
        """,
        "UNIQUE constraint failed: entry.command_id, entry.caller")]
    [InlineData(
        """
        INSERT INTO entry SELECT idx + 1, recorded, caller, zeroblob(16), command_digest, series, serial,
            streams, before, sha256, sm3, leaf, bodies FROM entry
        """,
        "UNIQUE constraint failed: entry.series, entry.serial")]
    [InlineData("INSERT INTO stream SELECT * FROM stream", "UNIQUE constraint failed: stream.id")]
    [InlineData("INSERT INTO name (text) SELECT text FROM name", "UNIQUE constraint failed: name.text")]
    public async Task The_file_itself_keeps_out_what_no_append_would_write(string sql, string reason)
    {
        await using var journal = await _store.OpenAsync();
        await AppendOneAsync(journal);

        Assert.Contains(reason, SqliteRaw.Run(_store.File, sql), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE entry SET streams = x'01'")]
    [InlineData("UPDATE entry SET streams = x'00'")]
    [InlineData("UPDATE entry SET streams = zeroblob(0)")]
    [InlineData("UPDATE entry SET bodies = x'ff'")]
    [InlineData("UPDATE entry SET bodies = CAST(bodies || x'00' AS BLOB)")]
    [InlineData("UPDATE entry SET bodies = substr(bodies, 1, length(bodies) - 1)")]
    public async Task A_row_that_no_append_wrote_is_reported_and_not_returned(string sql)
    {
        await using var journal = await _store.OpenAsync();
        await AppendOneAsync(journal);
        Assert.Null(SqliteRaw.Run(_store.File, $"DROP TRIGGER entry_keeps; {sql};"));

        await Assert.ThrowsAsync<JournalCorruptException>(
            async () => await journal.FindCommandAsync(JournalSamples.Alice, $"{1:x32}", Cancellation));
    }

    [Fact]
    public async Task A_constraint_that_the_checks_had_passed_stops_the_append()
    {
        await using var journal = await _store.OpenAsync();
        var epoch = await AppendOneAsync(journal);
        Assert.Null(SqliteRaw.Run(_store.File, "INSERT INTO stream SELECT max(id) + 1, 1, 0 FROM name"));
        var batch = JournalSamples.Batch(1, new JournalSamples().Entry(JournalSamples.Asset(2), 1) with
        {
            CommandId = new string('c', 32),
        });

        await Assert.ThrowsAsync<JournalCorruptException>(
            async () => await journal.AppendAsync(epoch, 1, batch, Cancellation));

        Assert.Equal(1UL, (await journal.ReadHeadAsync(Cancellation)).Size);
    }

    [Theory]
    [InlineData("UPDATE entry SET before = zeroblob(16)")]
    [InlineData("UPDATE entry SET before = x'00000000000000020000000000000001'")]
    [InlineData("UPDATE entry SET before = x'0000000000000001ffffffffffffffff'")]
    [InlineData("UPDATE stream SET version = 2, last = 2")]
    public async Task A_stream_whose_entries_do_not_follow_each_other_is_reported(string sql)
    {
        await using var journal = await _store.OpenAsync();
        await AppendOneAsync(journal);
        Assert.Null(SqliteRaw.Run(_store.File, $"DROP TRIGGER entry_keeps; {sql};"));

        await Assert.ThrowsAsync<JournalCorruptException>(async () =>
        {
            await foreach (var _ in journal.ReadStreamAsync(JournalSamples.Asset(1), 0, Cancellation))
            {
            }
        });
    }

    [Fact]
    public async Task A_head_that_another_hand_moved_stops_the_append()
    {
        await using var journal = await _store.OpenAsync();
        var epoch = await AppendOneAsync(journal);
        Assert.Null(SqliteRaw.Run(_store.File, "UPDATE stream SET version = 7, last = 7"));
        var batch = JournalSamples.Batch(1, new JournalSamples().Entry(JournalSamples.Asset(1), 2) with
        {
            CommandId = new string('d', 32),
        });

        await Assert.ThrowsAsync<JournalCorruptException>(
            async () => await journal.AppendAsync(epoch, 1, batch, Cancellation));

        Assert.Equal(1UL, (await journal.ReadHeadAsync(Cancellation)).Size);
    }

    [Fact]
    public async Task A_file_that_another_process_holds_too_long_leaves_the_journal_usable()
    {
        var options = new SqliteJournalOptions
        {
            Path = _store.File,
            Origin = SqliteStore.Origin,
            BusyTimeout = TimeSpan.FromMilliseconds(1),
        };
        await using var journal = await SqliteJournal.OpenAsync(options, Cancellation);
        var epoch = (await journal.AcquireAsync(Cancellation)).Epoch;
        var batch = JournalSamples.Batch(0, new JournalSamples().Entry(JournalSamples.Asset(1), 1));
        using (SqliteRaw.Hold(_store.File))
        {
            await Assert.ThrowsAsync<JournalUnavailableException>(
                async () => await journal.AppendAsync(epoch, 0, batch, Cancellation));
        }

        Assert.IsType<Appended>(await journal.AppendAsync(epoch, 0, batch, Cancellation));
    }

    private static async Task<long> AppendOneAsync(IJournal journal)
    {
        var head = await journal.AcquireAsync(Cancellation);
        var entry = new JournalSamples().Entry(JournalSamples.Asset(1), 1) with
        {
            NumberSeries = "SJ4212",
            NumberSerial = 1,
        };
        await journal.AppendAsync(head.Epoch, 0, JournalSamples.Batch(0, entry), Cancellation);
        return head.Epoch;
    }
}
