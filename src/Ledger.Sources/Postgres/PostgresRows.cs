using System.Data;
using Ledger.Evidence.Rows;
using Ledger.Sources.Rows;
using Npgsql;

namespace Ledger.Sources.Postgres;

/// <summary>
/// The rows of a table or a query of PostgreSQL, all of one snapshot: a transaction that reads only, at REPEATABLE
/// READ. The server sends them as they are read.
/// </summary>
public sealed class PostgresRows : IRowSource
{
    private readonly NpgsqlConnection _connection;
    private readonly IReadOnlyList<PostgresColumn> _columns;
    private readonly Stream _stream;
    private readonly CopyReader _reader;

    private PostgresRows(
        NpgsqlConnection connection,
        string location,
        IReadOnlyList<PostgresColumn> columns,
        IReadOnlyList<string> key,
        Stream stream)
    {
        (_connection, Location, _columns, Key, _stream) = (connection, location, columns, key, stream);
        Columns = [.. columns.Select(column => column.Column)];
        _reader = new CopyReader(stream);
    }

    /// <inheritdoc/>
    public string Location { get; }

    /// <inheritdoc/>
    public IReadOnlyList<RowColumn> Columns { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Key { get; }

    /// <inheritdoc/>
    public double Done => double.NaN;

    /// <summary>Opens a table, view or materialised view.</summary>
    /// <param name="connection">A connection string.</param>
    /// <param name="table">Its name as SQL has it, with the schema where that is not in the search path.</param>
    /// <param name="key">The key that orders the rows; null: the primary key, if there is one.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="RowException">There is no such table, or it cannot be read.</exception>
    public static Task<PostgresRows> OpenTableAsync(
        string connection, string table, IReadOnlyList<string>? key = null,
        CancellationToken cancellationToken = default) =>
        OpenAsync(connection, table, async catalog =>
        {
            var name = await catalog.TableAsync(table).ConfigureAwait(false)
                ?? throw new RowException(RowFault.Missing, table, "There is no such table.", "没有此表。");
            return ($"TABLE {name}", key ?? await catalog.KeyAsync(name).ConfigureAwait(false));
        }, cancellationToken);

    /// <summary>Opens the result of a query.</summary>
    /// <param name="connection">A connection string.</param>
    /// <param name="query">One SELECT. It is run in a transaction that may not write.</param>
    /// <param name="key">The key that orders the rows; null: they are ordered by their digests.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="RowException">The query cannot be run.</exception>
    public static Task<PostgresRows> OpenQueryAsync(
        string connection, string query, IReadOnlyList<string>? key = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(query);
        return OpenAsync(
            connection, "query", _ => Task.FromResult((query.Trim().TrimEnd(';'), key ?? [])), cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<bool> ReadAsync(RowBuilder row, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(row);
        try
        {
            return await _reader.ReadAsync(row, _columns, cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidDataException e)
        {
            throw new RowException(RowFault.TooLarge, Location, e.Message, "行过大或无法解析。", e);
        }
        catch (Exception e) when (e is NpgsqlException or EndOfStreamException)
        {
            throw PostgresFault.Of(e, Location);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // A copy that is not at its end is cancelled by this; the transaction goes with the connection.
        try
        {
            await _stream.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (e is NpgsqlException or OperationCanceledException)
        {
            // It was to be ended, and is.
        }

        await _connection.DisposeAsync().ConfigureAwait(false);
    }

    private static async Task<PostgresRows> OpenAsync(
        string connection,
        string location,
        Func<PostgresCatalog, Task<(string Query, IReadOnlyList<string> Key)>> find,
        CancellationToken cancellationToken)
    {
        NpgsqlConnection? opened = null;
        try
        {
            opened = new NpgsqlConnection(Settings(connection, location));
            await opened.OpenAsync(cancellationToken).ConfigureAwait(false);
            await using var begin = new NpgsqlCommand("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", opened);
            await begin.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            var catalog = new PostgresCatalog(opened, cancellationToken);
            var (query, key) = await find(catalog).ConfigureAwait(false);
            var columns = await catalog.ColumnsAsync(query, location).ConfigureAwait(false);
            var order = OrderBy(columns, key, location);
            var copy = $"COPY (SELECT * FROM ({query}) AS q{order}) TO STDOUT (FORMAT BINARY)";
            var stream = await opened.BeginRawBinaryCopyAsync(copy, cancellationToken).ConfigureAwait(false);
            return new PostgresRows(opened, location, columns, key, stream);
        }
        catch (Exception e)
        {
            if (opened is not null)
            {
                await opened.DisposeAsync().ConfigureAwait(false);
            }

            if (e is NpgsqlException or System.Net.Sockets.SocketException)
            {
                throw PostgresFault.Of(e, location);
            }

            throw;
        }
    }

    private static string Settings(string connection, string location)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connection)
            {
                Pooling = false,
                CommandTimeout = 0,
                IncludeErrorDetail = false,
                PersistSecurityInfo = false,
            }.ToString();
        }
        catch (ArgumentException)
        {
            // Its message may repeat what stands there.
            throw new RowException(RowFault.Unreadable, location, "The connection string is none.", "连接字符串格式不正确。");
        }
    }

    // Text by its bytes, whatever the database sorts by: what comes is checked against SPEC-rows all the same.
    private static string OrderBy(
        IReadOnlyList<PostgresColumn> columns, IReadOnlyList<string> key, string location)
    {
        var parts = new List<string>();
        foreach (var name in key)
        {
            var column = columns.FirstOrDefault(candidate => candidate.Column.Name == name)?.Column;
            if (column?.IsOrdered != true)
            {
                throw new RowException(
                    RowFault.Missing,
                    location,
                    $"There is no column '{name}' whose values have an order.",
                    $"没有可排序的“{name}”列。");
            }

            var quoted = "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
            parts.Add(column.Type == RowType.Text ? $"{quoted}::text COLLATE \"C\"" : quoted);
        }

        return parts.Count == 0 ? "" : " ORDER BY " + string.Join(", ", parts);
    }
}
