using Ledger.Ports;
using Npgsql;

namespace Ledger.Journal.Postgres;

/// <summary>
/// What a journal's schema looks like, how it is recognised, and how an older one becomes the present one.
/// </summary>
/// <remarks>
/// Callers and streams are kept once, in <c>name</c>, and referred to by number: what is written at random places for
/// every entry is then small. The command id leads its index, so that callers whose ids grow with time fill it from
/// one end. Leaves and bodies are not compressed: they are hashed text of a few hundred bytes, or already compressed.
/// </remarks>
internal static class PostgresSchema
{
    /// <summary>Script n brings a schema from version n to n + 1. A script that was released never changes.</summary>
    private static readonly string[] Migrations = [Version1, Version2, Version3, Version4];

    /// <summary>"LJrn" in ASCII; with the schema's name it is the lock under which schemas are made.</summary>
    private const int MigrationLock = 0x4c4a726e;

    private const string Version1 = """
        CREATE TABLE journal (
            id int PRIMARY KEY CHECK (id = 1),
            version int NOT NULL,
            origin text NOT NULL,
            epoch bigint NOT NULL CHECK (epoch >= 0)
        );
        CREATE TABLE name (
            id bigint PRIMARY KEY CHECK (id > 0),
            text text COLLATE "C" NOT NULL UNIQUE
        );
        CREATE TABLE entry (
            idx bigint PRIMARY KEY CHECK (idx >= 0),
            recorded bigint NOT NULL,
            caller bigint NOT NULL,
            serial bigint CHECK (serial BETWEEN 1 AND 4294967295),
            command_id uuid NOT NULL,
            command_digest bytea NOT NULL CHECK (octet_length(command_digest) = 32),
            sha256 bytea NOT NULL CHECK (octet_length(sha256) = 32),
            sm3 bytea NOT NULL CHECK (octet_length(sm3) = 32),
            series text COLLATE "C",
            streams bytea NOT NULL,
            leaf bytea NOT NULL CHECK (octet_length(leaf) > 0),
            CHECK ((series IS NULL) = (serial IS NULL))
        ) WITH (toast_tuple_target = 8160);
        CREATE UNIQUE INDEX entry_command ON entry (command_id, caller);
        CREATE UNIQUE INDEX entry_number ON entry (series, serial) WHERE series IS NOT NULL;
        CREATE TABLE body (
            idx bigint PRIMARY KEY,
            packed bytea NOT NULL
        ) WITH (toast_tuple_target = 8160);
        ALTER TABLE entry ALTER COLUMN leaf SET STORAGE EXTERNAL;
        ALTER TABLE body ALTER COLUMN packed SET STORAGE EXTERNAL;
        CREATE TABLE stream_entry (
            stream bigint NOT NULL,
            version bigint NOT NULL CHECK (version > 0),
            idx bigint NOT NULL,
            PRIMARY KEY (stream, version) INCLUDE (idx)
        );
        CREATE TABLE snapshot (
            stream text COLLATE "C" PRIMARY KEY,
            version bigint NOT NULL CHECK (version > 0),
            format text NOT NULL,
            bytes bytea NOT NULL
        );
        CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END $$;
        CREATE TRIGGER entry_keeps BEFORE UPDATE OR DELETE ON entry
            FOR EACH ROW EXECUTE FUNCTION refuse_change();
        CREATE TRIGGER entry_stays BEFORE TRUNCATE ON entry
            FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
        CREATE TRIGGER stream_entry_keeps BEFORE UPDATE OR DELETE ON stream_entry
            FOR EACH ROW EXECUTE FUNCTION refuse_change();
        CREATE TRIGGER stream_entry_stays BEFORE TRUNCATE ON stream_entry
            FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
        CREATE TRIGGER name_keeps BEFORE UPDATE OR DELETE ON name
            FOR EACH ROW EXECUTE FUNCTION refuse_change();
        CREATE TRIGGER name_stays BEFORE TRUNCATE ON name
            FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
        """;

    /// <summary>The bodies move into the row of their entry: one row and one key an entry instead of two.</summary>
    private const string Version2 = """
        ALTER TABLE entry ADD COLUMN bodies bytea NOT NULL DEFAULT '';
        ALTER TABLE entry ALTER COLUMN bodies SET STORAGE EXTERNAL;
        ALTER TABLE entry DISABLE TRIGGER entry_keeps;
        UPDATE entry SET bodies = body.packed FROM body WHERE body.idx = entry.idx;
        ALTER TABLE entry ENABLE TRIGGER entry_keeps;
        DROP TABLE body;
        """;

    /// <summary>
    /// Ends a transaction whose ground is not what its writer remembers, before anything of it is done: so the writer
    /// need not wait for an answer between looking and inserting.
    /// </summary>
    private const string Version3 = $"""
        CREATE FUNCTION demand_ground(writer_epoch bigint, size bigint) RETURNS void LANGUAGE plpgsql AS $$
        BEGIN
            IF NOT EXISTS (SELECT FROM journal WHERE id = 1 AND epoch = writer_epoch)
                OR size <> coalesce((SELECT idx + 1 FROM entry ORDER BY idx DESC LIMIT 1), 0)
                OR NOT ({DurabilityCheck.Condition})
            THEN
                RAISE EXCEPTION 'the journal is not what its writer remembers' USING ERRCODE = '{GroundMoved}';
            END IF;
        END $$;
        """;

    /// <summary>
    /// Counts the appends that looked their facts up, so that a batch sent before one of them, and stuck on its way,
    /// cannot land behind it: another one of the same size may have.
    /// </summary>
    private const string Version4 = $"""
        ALTER TABLE journal ADD COLUMN turn bigint NOT NULL DEFAULT 0;
        DROP FUNCTION demand_ground(bigint, bigint);
        CREATE FUNCTION demand_ground(writer_epoch bigint, writer_turn bigint, size bigint) RETURNS void
            LANGUAGE plpgsql AS $$
        BEGIN
            IF NOT EXISTS (SELECT FROM journal WHERE id = 1 AND epoch = writer_epoch AND turn = writer_turn)
                OR size <> coalesce((SELECT idx + 1 FROM entry ORDER BY idx DESC LIMIT 1), 0)
                OR NOT ({DurabilityCheck.Condition})
            THEN
                RAISE EXCEPTION 'the journal is not what its writer remembers' USING ERRCODE = '{GroundMoved}';
            END IF;
            RAISE NOTICE 'entered' USING ERRCODE = '{Entered}';
        END $$;
        """;

    /// <summary>The SQLSTATE of a ground that has moved.</summary>
    internal const string GroundMoved = "LJ001";

    /// <summary>
    /// The SQLSTATE of the notice, sent at once, that a batch holds the fence: the next may be sent behind it.
    /// </summary>
    internal const string Entered = "LJ002";

    /// <summary>Makes an empty schema a journal of this origin, brings an older one up, refuses any other.</summary>
    internal static async Task PrepareAsync(
        NpgsqlConnection connection, PostgresJournalOptions options, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using var locking = new NpgsqlCommand("SELECT pg_advisory_xact_lock($1, hashtext($2))", connection);
        locking.Parameters.Add(new NpgsqlParameter<int> { TypedValue = MigrationLock });
        locking.Parameters.Add(new NpgsqlParameter<string> { TypedValue = options.Schema });
        await locking.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);

        var version = await ReadVersionAsync(connection, options.Schema, cancellationToken).ConfigureAwait(false);
        if (version > Migrations.Length)
        {
            throw new JournalRefusedException(
                $"The journal has version {version}; this program knows versions up to {Migrations.Length}.");
        }

        if (version < Migrations.Length)
        {
            await MigrateAsync(connection, options, version, cancellationToken).ConfigureAwait(false);
        }

        await DemandOriginAsync(connection, options.Origin, cancellationToken).ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The version of the schema; 0 for one that is not there or empty.</summary>
    private static async Task<int> ReadVersionAsync(
        NpgsqlConnection connection, string schema, CancellationToken cancellationToken)
    {
        await using var look = new NpgsqlCommand(
            """
            SELECT count(*), count(*) FILTER (WHERE relname = 'journal' AND relkind = 'r')
            FROM pg_class WHERE relnamespace = to_regnamespace($1)
            """,
            connection);
        look.Parameters.Add(new NpgsqlParameter<string> { TypedValue = schema });
        await using (var rows = await look.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false))
        {
            await rows.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (rows.GetInt64(0) == 0)
            {
                return 0;
            }

            if (rows.GetInt64(1) == 0)
            {
                throw new JournalRefusedException($"The schema {schema} holds something that is not a journal.");
            }
        }

        await using var read = new NpgsqlCommand("SELECT version FROM journal WHERE id = 1", connection);
        return await read.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) as int?
            ?? throw new JournalRefusedException($"The schema {schema} holds something that is not a journal.");
    }

    private static async Task MigrateAsync(
        NpgsqlConnection connection, PostgresJournalOptions options, int version, CancellationToken cancellationToken)
    {
        await RunAsync($"CREATE SCHEMA IF NOT EXISTS {options.Schema}").ConfigureAwait(false);
        for (var next = version; next < Migrations.Length; next++)
        {
            await RunAsync(Migrations[next]).ConfigureAwait(false);
        }

        await using var stamp = new NpgsqlCommand(
            """
            INSERT INTO journal (id, version, origin, epoch) VALUES (1, $1, $2, 0)
            ON CONFLICT (id) DO UPDATE SET version = excluded.version
            """,
            connection);
        stamp.Parameters.Add(new NpgsqlParameter<int> { TypedValue = Migrations.Length });
        stamp.Parameters.Add(new NpgsqlParameter<string> { TypedValue = options.Origin });
        await stamp.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);

        async Task RunAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task DemandOriginAsync(
        NpgsqlConnection connection, string origin, CancellationToken cancellationToken)
    {
        await using var read = new NpgsqlCommand("SELECT origin FROM journal WHERE id = 1", connection);
        var found = (string?)await read.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
        if (found != origin)
        {
            throw new JournalRefusedException($"The schema is the journal of {found}, not of {origin}.");
        }
    }
}
