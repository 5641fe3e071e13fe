using Ledger.Ports;
using SQLitePCL;

namespace Ledger.Journal.Sqlite;

/// <summary>
/// What a journal's file looks like, how it is recognised, and how an older one becomes the present one.
/// </summary>
/// <remarks>
/// Callers and streams are kept once, in <c>name</c>, and referred to by number. The command id leads its index, so
/// that callers whose ids grow with time fill it from one end. What is written at random places for every entry
/// decides how many pages a commit has to sync; therefore there is no index of all versions of all streams but one
/// small row a stream, its version and its last entry, and each entry names, for each stream that it writes, the entry
/// before it (<see cref="StreamTrail"/>). An entry's bodies are its row's last column: whoever reads leaves does not
/// come to them.
/// </remarks>
internal static class SqliteSchema
{
    /// <summary>"LJrn" in ASCII, at byte 68 of the file: tells a journal from every other SQLite database.</summary>
    private const int ApplicationId = 0x4c4a726e;

    /// <summary>3.51.3 is the first release in which a checkpoint beside a commit cannot lose the commit.</summary>
    private const int OldestLibrary = 3_051_003;

    /// <summary>Script n brings a file from version n to n + 1. A script that was released never changes.</summary>
    private static readonly string[] Migrations = [Version1, Version2];

    private const string Version1 = """
        CREATE TABLE journal (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            origin TEXT NOT NULL,
            epoch INTEGER NOT NULL CHECK (epoch >= 0)
        ) STRICT;
        CREATE TABLE name (
            id INTEGER PRIMARY KEY,
            text TEXT NOT NULL UNIQUE
        ) STRICT;
        CREATE TABLE entry (
            idx INTEGER PRIMARY KEY CHECK (idx >= 0),
            recorded INTEGER NOT NULL,
            caller INTEGER NOT NULL,
            command_id BLOB NOT NULL CHECK (length(command_id) = 16),
            command_digest BLOB NOT NULL CHECK (length(command_digest) = 32),
            series TEXT,
            serial INTEGER CHECK (serial BETWEEN 1 AND 4294967295),
            streams BLOB NOT NULL,
            before BLOB NOT NULL CHECK (length(before) > 0 AND length(before) % 16 = 0),
            sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
            sm3 BLOB NOT NULL CHECK (length(sm3) = 32),
            leaf BLOB NOT NULL CHECK (length(leaf) > 0),
            CHECK ((series IS NULL) = (serial IS NULL))
        ) STRICT;
        CREATE UNIQUE INDEX entry_command ON entry (command_id, caller);
        CREATE UNIQUE INDEX entry_number ON entry (series, serial) WHERE series IS NOT NULL;
        CREATE TABLE body (
            idx INTEGER PRIMARY KEY,
            packed BLOB NOT NULL
        ) STRICT;
        CREATE TABLE stream (
            id INTEGER PRIMARY KEY,
            version INTEGER NOT NULL CHECK (version > 0),
            last INTEGER NOT NULL CHECK (last >= 0)
        ) STRICT;
        CREATE TABLE snapshot (
            stream TEXT PRIMARY KEY,
            version INTEGER NOT NULL CHECK (version > 0),
            format TEXT NOT NULL,
            bytes BLOB NOT NULL
        ) STRICT;
        CREATE TRIGGER entry_keeps BEFORE UPDATE ON entry
            BEGIN SELECT raise(ABORT, 'an entry never changes'); END;
        CREATE TRIGGER entry_stays BEFORE DELETE ON entry
            BEGIN SELECT raise(ABORT, 'an entry is never deleted'); END;
        CREATE TRIGGER name_keeps BEFORE UPDATE ON name
            BEGIN SELECT raise(ABORT, 'a name keeps its number'); END;
        CREATE TRIGGER name_stays BEFORE DELETE ON name
            BEGIN SELECT raise(ABORT, 'a name is never deleted'); END;
        CREATE TRIGGER stream_grows BEFORE UPDATE ON stream
            WHEN new.id <> old.id OR new.version <= old.version OR new.last <= old.last
            BEGIN SELECT raise(ABORT, 'a stream only grows'); END;
        CREATE TRIGGER stream_stays BEFORE DELETE ON stream
            BEGIN SELECT raise(ABORT, 'a stream is never deleted'); END;
        """;

    /// <summary>
    /// The bodies move into the row of their entry: one insert an entry instead of two. And what a stream refuses ends
    /// the transaction: a statement that may be undone alone keeps a copy of each page that it changes.
    /// </summary>
    private const string Version2 = """
        DROP TRIGGER entry_keeps;
        ALTER TABLE entry ADD COLUMN bodies BLOB NOT NULL DEFAULT x'';
        UPDATE entry SET bodies = body.packed FROM body WHERE body.idx = entry.idx;
        DROP TABLE body;
        CREATE TRIGGER entry_keeps BEFORE UPDATE ON entry
            BEGIN SELECT raise(ABORT, 'an entry never changes'); END;
        DROP TRIGGER stream_grows;
        CREATE TRIGGER stream_grows BEFORE UPDATE ON stream
            WHEN new.id <> old.id OR new.version <= old.version OR new.last <= old.last
            BEGIN SELECT raise(ROLLBACK, 'a stream only grows'); END;
        """;

    /// <summary>Makes a new file a journal of this origin, brings an older one up, refuses any other.</summary>
    internal static void Prepare(SqliteConnection connection, string origin)
    {
        if (raw.sqlite3_libversion_number() < OldestLibrary)
        {
            throw new JournalRefusedException(
                $"SQLite {raw.sqlite3_libversion().utf8_to_string()} may lose a commit; 3.51.3 or newer is needed.");
        }

        Recognise(connection);

        // Heeded in a new file only. Most pages written are index pages with a few new rows: larger ones cost less
        // in frames and system calls than they add in bytes.
        connection.Run("PRAGMA page_size = 8192");
        if (connection.ReadText("PRAGMA journal_mode = WAL") != "wal")
        {
            throw new JournalRefusedException("The file system does not allow a write-ahead log.");
        }

        Migrate(connection, origin);
        var found = connection.ReadText("SELECT origin FROM journal");
        if (found != origin)
        {
            throw new JournalRefusedException($"The file is the journal of {found}, not of {origin}.");
        }
    }

    private static void Recognise(SqliteConnection connection)
    {
        var application = connection.ReadNumber("PRAGMA application_id");
        var version = connection.ReadNumber("PRAGMA user_version");
        var isNew = application == 0
            && version == 0
            && connection.ReadNumber("SELECT count(*) FROM sqlite_schema") == 0;
        if (!isNew && application != ApplicationId)
        {
            throw new JournalRefusedException("The file is an SQLite database but not a journal.");
        }

        if (version > Migrations.Length)
        {
            throw new JournalRefusedException(
                $"The journal has version {version}; this program knows versions up to {Migrations.Length}.");
        }
    }

    private static void Migrate(SqliteConnection connection, string origin)
    {
        connection.Run("BEGIN IMMEDIATE");
        try
        {
            // Another process may have migrated while this one waited for the lock.
            Recognise(connection);
            var version = (int)connection.ReadNumber("PRAGMA user_version");
            if (version == Migrations.Length)
            {
                return;
            }

            for (var next = version; next < Migrations.Length; next++)
            {
                connection.RunScript(Migrations[next]);
            }

            if (version == 0)
            {
                using var insert = connection.PrepareOnce("INSERT INTO journal (id, origin, epoch) VALUES (1, ?, 0)");
                insert.Bind(1, origin).Run();
                connection.Run($"PRAGMA application_id = {ApplicationId}");
            }

            connection.Run($"PRAGMA user_version = {Migrations.Length}");
            connection.Run("COMMIT");
        }
        finally
        {
            connection.Rollback();
        }
    }
}
