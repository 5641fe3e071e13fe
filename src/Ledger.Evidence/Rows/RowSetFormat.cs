using Ledger.Cryptography;
using Ledger.Evidence.Entries;
using Ledger.Evidence.Manifests;

namespace Ledger.Evidence.Rows;

internal static class RowSetFormat
{
    public static JsonObject Write(RowSet rows)
    {
        var members = new List<(string Name, JsonValue Value)>
        {
            ("columns", new JsonArray(rows.Columns.Select(column =>
                new JsonObject(("name", column.Name), ("type", column.TypeName))))),
            ("digests", new JsonArray(ManifestWriter.NamesOf(rows.Digests).Select(name => (JsonValue)name))),
            ("format", RowSet.Format),
            ("order", rows.Order == RowsOrder.Key ? "key" : "digest"),
            ("rows", CanonicalDecimal.Encode((ulong)rows.Rows)),
            ("salted", rows.IsSalted),
            ("tree", ManifestWriter.Write(rows.Tree)),
        };
        if (rows.Order == RowsOrder.Key)
        {
            members.Add(("key", new JsonArray(rows.Key.Select(name => (JsonValue)name))));
        }

        return new JsonObject(members);
    }

    public static RowSet? Read(JsonValue value, out string? error)
    {
        if (value is not JsonObject members)
        {
            error = "A description is an object.";
            return null;
        }

        var reader = new MemberReader(members);
        reader.Literal("format", RowSet.Format);
        var order = reader.Text("order", text => text is "key" or "digest") == "key" ? RowsOrder.Key : RowsOrder.Digest;
        reader.Take();
        if (!members.TryGetBool("salted", out var salted))
        {
            reader.Refuse("'salted' is missing or malformed.");
        }

        var count = reader.Decimal("rows", 0);
        if (count > long.MaxValue)
        {
            reader.Refuse("'rows' is too large.");
            count = 0;
        }

        var rows = new RowSet
        {
            Columns = reader.List("columns", Column),
            Digests = ManifestReader.Digests(reader, members),
            Order = order,
            Key = order == RowsOrder.Key ? Names(reader) : [],
            Rows = (long)count,
            IsSalted = salted,
            Tree = reader.Object("tree", ManifestReader.Set),
        };
        error = reader.Error ?? Refusal(rows);
        return error is null ? rows : null;
    }

    public static string? Refusal(RowSet rows) =>
        rows.Digests is < ManifestDigests.Sha256 or > ManifestDigests.Both ? "A description carries a digest."
        : rows.Tree.Digests != rows.Digests ? "The tree has other digests than the description."
        : rows.Rows < 0 ? "There are not fewer rows than none."
        : rows.Columns.Count is 0 or > RowColumn.MaxCount ? $"There are 1 to {RowColumn.MaxCount} columns."
        : rows.Columns.Any(column => !RowColumn.IsName(column.Name)) ? "A column has no name that may stand here."
        : rows.Columns.Select(column => column.Name).Distinct().Count() != rows.Columns.Count
            ? "Two columns have one name."
        : rows.Order == RowsOrder.Key ? RefusalOfKey(rows)
        : rows.Order != RowsOrder.Digest || rows.Key.Count > 0 ? "Only rows in the order of a key have one."
        : null;

    private static string? RefusalOfKey(RowSet rows) =>
        rows.Key.Count == 0 || rows.Key.Distinct().Count() != rows.Key.Count ? "A key names columns, each once."
        : rows.Key.All(name => rows.Columns.Any(column => column.Name == name && column.IsOrdered)) ? null
        : "A key names columns whose values have an order.";

    private static RowColumn Column(MemberReader members)
    {
        var name = members.Text("name", RowColumn.IsName);
        var (type, isArray) = (RowType.Text, false);
        members.Text("type", text => RowColumn.TryParseType(text, out type, out isArray));
        return new RowColumn(name, type, isArray);
    }

    private static List<string> Names(MemberReader members)
    {
        var names = new List<string>();
        foreach (var item in members.Items("key", RowColumn.MaxCount))
        {
            if (item is JsonText text)
            {
                names.Add(text.Value);
            }
            else
            {
                members.Refuse("'key' is missing or malformed.");
            }
        }

        return names;
    }
}
