using System.Globalization;
using Ledger.Evidence.Rows;
using Ledger.Sources.Rows;
using Npgsql;

namespace Ledger.Sources.Postgres;

/// <summary>What the catalogue says of a table or a query.</summary>
internal sealed class PostgresCatalog(NpgsqlConnection connection, CancellationToken cancellationToken)
{
    /// <summary>The quoted name of a table, view or materialised view as people write it; null when there is none.
    /// </summary>
    public async Task<string?> TableAsync(string name)
    {
        const string find =
            "SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class c "
            + "JOIN pg_namespace n ON n.oid = c.relnamespace "
            + "WHERE c.oid = to_regclass($1) AND c.relkind IN ('r', 'p', 'v', 'm', 'f')";
        return await ScalarsAsync(find, name).ConfigureAwait(false) is [var quoted] ? quoted : null;
    }

    /// <summary>The columns of the primary key of a table, in their order; none where it has none. Those that its
    /// index only holds besides (INCLUDE) are no part of it.</summary>
    public Task<List<string>> KeyAsync(string table)
    {
        const string find =
            "SELECT a.attname FROM pg_index i CROSS JOIN unnest(i.indkey) WITH ORDINALITY AS k(attnum, place) "
            + "JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum "
            + "WHERE i.indisprimary AND i.indrelid = $1::regclass AND k.place <= i.indnkeyatts ORDER BY k.place";
        return ScalarsAsync(find, table);
    }

    /// <summary>The columns that a query gives.</summary>
    public async Task<IReadOnlyList<PostgresColumn>> ColumnsAsync(string query, string location)
    {
        var found = new List<(string Name, uint Oid, string Type)>();
        await using (var command = new NpgsqlCommand($"SELECT * FROM ({query}) AS q LIMIT 0", connection))
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false))
        {
            for (var i = 0; i < reader.FieldCount; i++)
            {
                found.Add((reader.GetName(i), reader.GetDataTypeOID(i), reader.GetDataTypeName(i)));
            }
        }

        RowColumns.RequireCount(found.Count, location);
        var columns = new List<PostgresColumn>();
        foreach (var (name, oid, type) in found)
        {
            if (!RowColumn.IsName(name) || columns.Exists(column => column.Column.Name == name))
            {
                throw new RowException(
                    RowFault.Type,
                    location,
                    $"Column {columns.Count + 1} has no name that may stand in a fingerprint, or that of another.",
                    $"第 {columns.Count + 1} 列的名称为空、重复或不能写入指纹。");
            }

            columns.Add(await ColumnAsync(name, oid).ConfigureAwait(false) ?? throw new RowException(
                RowFault.Type,
                location,
                $"Column '{name}' has the type {type}, which has no canonical form: cast it to text in a query.",
                $"“{name}”列的类型 {type} 没有规范形式，请在查询中转换为 text。"));
        }

        return columns;
    }

    private async Task<PostgresColumn?> ColumnAsync(string name, uint oid)
    {
        if (await TypeAsync(oid).ConfigureAwait(false) is { } type)
        {
            return new PostgresColumn(new RowColumn(name, type), oid);
        }

        const string elements =
            "SELECT typelem::text FROM pg_type WHERE oid = $1::oid AND typcategory = 'A' AND typlen = -1";
        return await ScalarsAsync(elements, Text(oid)).ConfigureAwait(false) is [var found]
            && uint.Parse(found, CultureInfo.InvariantCulture) is var element
            && await TypeAsync(element).ConfigureAwait(false) is { } typeOfElement
                ? new PostgresColumn(new RowColumn(name, typeOfElement, IsArray: true), element)
                : null;
    }

    // A value of an enumeration is its label.
    private async Task<RowType?> TypeAsync(uint oid) =>
        PostgresTypes.TryFind(oid, out var type) ? type
        : await ScalarsAsync("SELECT typtype::text FROM pg_type WHERE oid = $1::oid", Text(oid)).ConfigureAwait(false)
            is ["e"] ? RowType.Text
        : null;

    private async Task<List<string>> ScalarsAsync(string sql, string parameter)
    {
#pragma warning disable CA2100 // Only constants of this class come here.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = parameter });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var values = new List<string>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            values.Add(reader.GetString(0));
        }

        return values;
    }

    private static string Text(uint oid) => oid.ToString(CultureInfo.InvariantCulture);
}
