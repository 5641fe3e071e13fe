using Ledger.Evidence.Rows;
using Ledger.Sources.Csv;
using Ledger.Sources.Postgres;
using Ledger.Sources.Rows;
using Ledger.Testing;
using Npgsql;

namespace Ledger.Sources.Tests.Postgres;

public sealed class PostgresRowsTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const string Patients =
        """
        CREATE DOMAIN positive AS integer CHECK (value > 0);
        CREATE TYPE mood AS ENUM ('glad', 'sad');
        CREATE TABLE patients (
            id bigint, ward text, small smallint, plain positive, cost numeric(25, 5), weight real,
            exact double precision, name varchar(40), padded char(4), raw bytea, ok boolean, born date,
            at time, left_at timestamp,
            seen timestamptz, span interval, code uuid, more jsonb, text_more json, tags text[], counts int[][], m mood,
            PRIMARY KEY (ward, id));
        INSERT INTO patients SELECT i, CASE i % 3 WHEN 0 THEN 'é' WHEN 1 THEN 'Z' ELSE 'a' END, i, i,
            i / 8.0, i / 3.0, i / 7.0, '武汉' || i, 'x', decode('00ff', 'hex'), i % 2 = 0,
            date '2000-01-01' + i, time '12:00' + i * interval '1 s',
            timestamp '1969-12-31 23:59:59.5' + i * interval '1 h',
            timestamptz '2024-02-29 12:00+08' + i * interval '1 us',
            i * interval '1 mon 2 d', gen_random_uuid(), jsonb_build_object('b', i, 'a', 1.50), '{"z": 1,  "a":2}',
            ARRAY['a', NULL, i::text], ARRAY[[i, 2], [3, 4]], 'sad'
        FROM generate_series(1, 500) AS i;
        INSERT INTO patients (id, ward, cost, exact, born, left_at, seen, tags)
            VALUES (-5, '', 'NaN', '-Infinity', 'infinity', '-infinity', 'infinity', '{}'),
                   (-6, '', 12345678901234567.00010, '-0', '0044-03-15 BC', '294276-12-31 23:59:59.999999',
                    '4714-11-24 00:00+00 BC', NULL);
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_table_dumped_and_restored_gives_the_same_fingerprint()
    {
        var first = await postgres.NextDatabaseAsync();
        await PostgresFixture.ExecuteAsync(first, Patients);
        var second = await postgres.NextDatabaseAsync("LC_COLLATE 'C' LC_CTYPE 'C'");
        using var folder = new TemporaryFolder();
        await DumpAsync(first, folder.PathOf("dump"));
        await RestoreAsync(second, folder.PathOf("dump"));
        // The database's own: the other tests share the server.
        var name = new NpgsqlConnectionStringBuilder(second).Database;
        await PostgresFixture.ExecuteAsync(second, $"ALTER DATABASE {name} SET datestyle = 'German'");
        await PostgresFixture.ExecuteAsync(second, "CLUSTER patients USING patients_pkey");

        var before = await TableAsync(first, "patients");
        var after = await TableAsync(second, "public.patients");

        Assert.Equal(before.Rows.ToBytes(), after.Rows.ToBytes());
        Assert.Equal(before.Content, after.Content);
        Assert.Equal(502, before.Rows.Rows);
        Assert.Equal(["ward", "id"], before.Rows.Key);
        Assert.Equal(before.Blocks.Select(block => block.Digest), after.Blocks.Select(block => block.Digest));
    }

    [Fact]
    public async Task A_table_and_its_CSV_are_the_same_rows()
    {
        var database = await postgres.NextDatabaseAsync();
        await PostgresFixture.ExecuteAsync(database, Patients);
        using var folder = new TemporaryFolder();
        var file = folder.PathOf("patients.csv");
        const string columns = "id, ward, cost, exact, name, raw, ok, at, left_at, seen, code, more";
        var query = $"SELECT {columns} FROM patients WHERE id > 0 ORDER BY random()";
        await CopyAsync(database, $"COPY ({query}) TO STDOUT (FORMAT csv, HEADER)", file);

        await using var table = await PostgresRows.OpenQueryAsync(
            database, query + ";", cancellationToken: Cancellation);
        await using var csv = CsvRows.Open(file, new CsvOptions
        {
            Types = table.Columns.Where(column => column.Type != RowType.Text)
                .ToDictionary(column => column.Name, column => column.Type),
        });

        var left = await RowFingerprinter.ComputeAsync(table, cancellationToken: Cancellation);
        var right = await RowFingerprinter.ComputeAsync(csv, cancellationToken: Cancellation);

        Assert.Equal(left.Content, right.Content);
        Assert.Equal((RowsOrder.Digest, 500L), (left.Rows.Order, left.Rows.Rows));
    }

    [Fact]
    public async Task Values_are_what_they_are()
    {
        var database = await postgres.NextDatabaseAsync();
        await PostgresFixture.ExecuteAsync(database, Patients);

        var rows = await TextsAsync(database, "SELECT * FROM patients WHERE id < 2 ORDER BY id");

        Assert.Equal(
            [
                "-6", "", null, null, "12345678901234567.0001", null, "0", null, null, null, null, "-0043-03-15", null,
                "294276-12-31T23:59:59.999999", "-4713-11-24T00:00:00Z", null, null, null, null, null, null, null,
            ],
            rows[0]);
        Assert.Equal(
            ["NaN", null, "-Infinity", "infinity", "-infinity", "infinity", "[]"],
            new[] { 4, 5, 6, 11, 13, 14, 19 }.Select(column => rows[1][column]));
        Assert.Equal(
            [
                "1", "Z", "1", "1", "0.125", "0.3333333432674408", "0.14285714285714285", "武汉1", "x   ", "00ff",
                "false",
                "2000-01-02", "12:00:01", "1970-01-01T00:59:59.5", "2024-02-29T04:00:00.000001Z", "1 2 0", rows[2][16],
                """{"a":1.5,"b":1}""", """{"z": 1,  "a":2}""", "[a,,1]", "[1,2,3,4]", "sad",
            ],
            rows[2]);
    }

    [Fact]
    public async Task A_changed_a_new_and_a_missing_row_are_located_to_ranges_of_keys()
    {
        var database = await postgres.NextDatabaseAsync();
        await PostgresFixture.ExecuteAsync(
            database,
            "CREATE TABLE t (id integer PRIMARY KEY, v text); "
            + "INSERT INTO t SELECT i, md5(i::text) FROM generate_series(1, 60000) i");
        var before = await TableAsync(database, "t");
        await PostgresFixture.ExecuteAsync(
            database,
            "UPDATE t SET v = 'other' WHERE id = 10000; DELETE FROM t WHERE id = 30000; "
            + "INSERT INTO t VALUES (60001, 'new')");

        var after = await TableAsync(database, "t");
        var ranges = RowComparer.Compare(before.Blocks, after.Blocks);

        Assert.NotEqual(before.Content, after.Content);
        Assert.Equal(3, ranges.Count);
        foreach (var (range, (id, more)) in ranges.Zip([(10_000, 0L), (30_000, -1L), (60_001, 1L)]))
        {
            Assert.InRange(
                id,
                int.Parse(range.First[0], System.Globalization.CultureInfo.InvariantCulture),
                int.Parse(range.Last[0], System.Globalization.CultureInfo.InvariantCulture));
            Assert.Equal(more, range.RowsNow - range.RowsBefore);
            Assert.InRange(range.RowsNow, 1, 20_000);
        }

        Assert.Empty(RowComparer.Compare(after.Blocks, after.Blocks));
    }

    [Fact]
    public async Task All_rows_are_of_one_snapshot()
    {
        var database = await postgres.NextDatabaseAsync();
        await PostgresFixture.ExecuteAsync(
            database,
            "CREATE TABLE t (id integer PRIMARY KEY, v text); "
            + "INSERT INTO t SELECT i, repeat('x', 200) FROM generate_series(1, 50000) i");
        var expected = await TableAsync(database, "t");

        await using var source = await PostgresRows.OpenTableAsync(database, "t", cancellationToken: Cancellation);
        await PostgresFixture.ExecuteAsync(database, "UPDATE t SET v = 'y'; DELETE FROM t WHERE id > 100");
        var made = await RowFingerprinter.ComputeAsync(source, cancellationToken: Cancellation);

        Assert.Equal(expected.Content, made.Content);
    }

    [Fact]
    public async Task What_has_no_canonical_form_or_is_not_there_is_refused_in_both_languages()
    {
        var database = await postgres.NextDatabaseAsync();
        await PostgresFixture.ExecuteAsync(
            database,
            "CREATE SEQUENCE s; CREATE TABLE t (a point, b int); CREATE TABLE twice (b int); "
            + "INSERT INTO twice VALUES (1), (1)");

        Assert.Equal(RowFault.Type, await FaultAsync(() => PostgresRows.OpenTableAsync(database, "t")));
        Assert.Equal(RowFault.Missing, await FaultAsync(() => PostgresRows.OpenTableAsync(database, "nothing")));
        Assert.Equal(
            RowFault.Type, await FaultAsync(() => PostgresRows.OpenQueryAsync(database, "SELECT 1 AS a, 2 AS a")));
        Assert.Equal(
            RowFault.Unreadable, await FaultAsync(() => PostgresRows.OpenQueryAsync(database, "SELECT nonsense(")));
        Assert.Equal(
            RowFault.Unreadable,
            await FaultAsync(async () =>
            {
                await using var writing = await PostgresRows.OpenQueryAsync(database, "SELECT nextval('s') FROM twice");
                return await RowFingerprinter.ComputeAsync(writing);
            }));
        Assert.Equal(RowFault.Missing, await FaultAsync(() => PostgresRows.OpenTableAsync(database, "twice", ["c"])));
        await using var twice = await PostgresRows.OpenTableAsync(database, "twice", ["b"], Cancellation);
        Assert.Equal(RowFault.Order, await FaultAsync(() => RowFingerprinter.ComputeAsync(twice)));
    }

    [Fact]
    public async Task What_an_index_only_holds_besides_is_no_part_of_the_key()
    {
        var database = await postgres.NextDatabaseAsync();
        await PostgresFixture.ExecuteAsync(
            database,
            "CREATE TABLE t (id integer, more jsonb, PRIMARY KEY (id) INCLUDE (more)); "
            + "INSERT INTO t VALUES (2, '{}'), (1, NULL)");

        Assert.Equal("id", Assert.Single((await TableAsync(database, "t")).Rows.Key));
    }

    [Fact]
    public async Task More_columns_than_a_fingerprint_has_and_none_are_refused_before_a_row_is_read()
    {
        var database = await postgres.NextDatabaseAsync();
        await PostgresFixture.ExecuteAsync(database, "CREATE TABLE t ()");
        var columns = string.Join(", ", Enumerable.Range(0, RowColumn.MaxCount + 1).Select(i => $"1 AS c{i}"));

        var refusal = await Assert.ThrowsAsync<RowException>(
            () => PostgresRows.OpenQueryAsync(database, $"SELECT {columns}", cancellationToken: Cancellation));

        Assert.Equal(RowFault.Type, refusal.Fault);
        Assert.Contains("1,601 columns: a fingerprint has 1 to 1,600", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(RowFault.Type, await FaultAsync(() => PostgresRows.OpenTableAsync(database, "t")));
    }

    [Fact]
    public async Task The_password_is_in_no_message()
    {
        var wrong = postgres.Server.ConnectionString + ";Password=geheim";
        var messages = new List<string>();
        foreach (var connection in new[]
        {
            wrong.Replace($"Port={postgres.Server.Port}", "Port=1", StringComparison.Ordinal),
            wrong + ";Nonsense=geheim", wrong + ";Database=none",
        })
        {
            messages.Add((await Assert.ThrowsAsync<RowException>(
                () => PostgresRows.OpenTableAsync(connection, "t", cancellationToken: Cancellation))).ToString());
        }

        Assert.DoesNotContain(messages, message => message.Contains("geheim", StringComparison.Ordinal));
    }

    private static async Task<RowFault> FaultAsync<T>(Func<Task<T>> act)
    {
        var refusal = await Assert.ThrowsAsync<RowException>(act);
        Assert.NotEqual(refusal.Message, refusal.Chinese);
        return refusal.Fault;
    }

    private static async Task<RowFingerprint> TableAsync(string database, string table)
    {
        await using var source = await PostgresRows.OpenTableAsync(database, table, cancellationToken: Cancellation);
        return await RowFingerprinter.ComputeAsync(source, cancellationToken: Cancellation);
    }

    private static async Task<List<IReadOnlyList<string?>>> TextsAsync(string database, string query)
    {
        await using var source = await PostgresRows.OpenQueryAsync(database, query, cancellationToken: Cancellation);
        var rows = new List<IReadOnlyList<string?>>();
        for (var row = new RowBuilder(); await source.ReadAsync(row, Cancellation); row.Clear())
        {
            Assert.True(RowReader.IsRow(row.Bytes, source.Columns));
            rows.Add(RowText.Of(row.Bytes, source.Columns));
        }

        return rows;
    }

    private static async Task CopyAsync(string database, string copy, string file)
    {
        await using var opened = new NpgsqlConnection(database);
        await opened.OpenAsync(Cancellation);
        using var reader = await opened.BeginTextExportAsync(copy, Cancellation);
        await using var writer = File.CreateText(file);
        var buffer = new char[1 << 16];
        for (var read = await reader.ReadAsync(buffer, Cancellation); read > 0;
            read = await reader.ReadAsync(buffer, Cancellation))
        {
            await writer.WriteAsync(buffer.AsMemory(0, read), Cancellation);
        }
    }

    private static Task DumpAsync(string database, string file) =>
        ToolAsync("pg_dump", database, "--format=custom", "--file", file);

    private static Task RestoreAsync(string database, string file) =>
        ToolAsync("pg_restore", database, "--no-owner", file);

    private static async Task ToolAsync(string program, string database, params string[] words)
    {
        var named = new NpgsqlConnectionStringBuilder(database);
        string[] where =
        [
            "-h", "127.0.0.1", "-p", named.Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
            "-U", "postgres", "-d", named.Database!,
        ];
        await ChildProcess.RunAsync(new ChildProcessOptions(program, [.. where, .. words]), Cancellation);
    }
}
