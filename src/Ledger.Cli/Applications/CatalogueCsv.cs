using System.Globalization;
using System.Text;
using Ledger.Cli.Importing;
using Ledger.Cryptography;
using Microsoft.VisualBasic.FileIO;

namespace Ledger.Cli.Applications;

/// <summary>One row of a file of items.</summary>
/// <param name="Number">Its place among the items of the file, from 1.</param>
/// <param name="Content">The item; null where the row cannot be read at all.</param>
/// <param name="Fault">What is wrong with the row then.</param>
internal sealed record CatalogueRow(int Number, JsonObject? Content, string? Fault);

/// <summary>
/// Reads items of the catalogue from a table: a column a member, empty where it is not set. Data and access are lists
/// with a semicolon between two: <c>name=standard</c> or <c>name=standard@item</c>, and <c>kind|title|type|address</c>.
/// </summary>
internal static class CatalogueCsv
{
    private static readonly HashSet<string> s_flags = ["personalInformation", "confidential"];

    /// <exception cref="InvalidDataException">The file is no table.</exception>
    public static IReadOnlyList<CatalogueRow> Read(FileInfo file)
    {
        if (FirstRecord.HasMore(file.FullName, SourceLimits.Columns))
        {
            throw new InvalidDataException($"{file} has more than {SourceLimits.Columns} columns.");
        }

        using var parser = new TextFieldParser(file.FullName, Encoding.UTF8)
        {
            TextFieldType = FieldType.Delimited,
            Delimiters = [","],
            HasFieldsEnclosedInQuotes = true,
            TrimWhiteSpace = true,
        };
        var header = ReadFields(parser) ?? throw new InvalidDataException($"{file} is empty.");
        List<CatalogueRow> rows = [];
        while (!parser.EndOfData)
        {
            rows.Add(ReadRow(parser, header, rows.Count + 1));
        }

        return rows;
    }

    /// <exception cref="InvalidDataException">The text is no JSON array.</exception>
    public static IReadOnlyList<CatalogueRow> ReadJson(ReadOnlyMemory<byte> utf8) =>
        JsonTree.Read(utf8) is JsonArray { Items: var items }
            ? [.. items.Select(static (item, n) => item is JsonObject content
                ? new CatalogueRow(n + 1, content, null)
                : new CatalogueRow(n + 1, null, "an object is expected"))]
            : throw new InvalidDataException("An array of items is expected.");

    private static CatalogueRow ReadRow(TextFieldParser parser, string[] header, int number)
    {
        try
        {
            var fields = ReadFields(parser)!;
            return fields.Length == header.Length
                ? new CatalogueRow(number, Content(header, fields), null)
                : new CatalogueRow(number, null, string.Create(
                    CultureInfo.InvariantCulture, $"{fields.Length} fields under {header.Length} headings"));
        }
        catch (MalformedLineException)
        {
            return new CatalogueRow(number, null, "the quotes do not fit");
        }
        catch (ArgumentException fault)
        {
            return new CatalogueRow(number, null, fault.Message);
        }
    }

    private static string[]? ReadFields(TextFieldParser parser) => parser.ReadFields();

    private static JsonObject Content(string[] header, string[] fields) => new(header.Zip(fields)
        .Where(static cell => cell.Second.Length > 0 || cell.First is "data" or "access")
        .Select(static cell => (cell.First, Value(cell.First, cell.Second))));

    private static JsonValue Value(string name, string text) => name switch
    {
        "data" => new JsonArray(Parts(text).Select(Datum)),
        "access" => new JsonArray(Parts(text).Select(Access)),
        _ when s_flags.Contains(name) && text is "true" or "false" => JsonBool.Of(text == "true"),
        _ => new JsonText(text),
    };

    private static string[] Parts(string text) =>
        text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static JsonValue Datum(string text)
    {
        var (name, rest) = Halves(text, '=');
        var (standard, from) = Halves(rest, '@');
        return Object(("name", name), ("standard", standard), ("from", from));
    }

    private static JsonValue Access(string text)
    {
        var parts = text.Split('|', StringSplitOptions.TrimEntries);
        string Part(int n) => n < parts.Length ? parts[n] : "";
        return Object(("kind", Part(0)), ("title", Part(1)), ("mediaType", Part(2)), ("address", Part(3)));
    }

    private static JsonObject Object(params (string Name, string Value)[] members) => new(
        members.Where(static member => member.Value.Length > 0)
            .Select(static member => (member.Name, (JsonValue)new JsonText(member.Value))));

    private static (string Before, string Behind) Halves(string text, char mark) =>
        text.IndexOf(mark) is var at and >= 0
            ? (text[..at].Trim(), text[(at + 1)..].Trim())
            : (text.Trim(), "");
}
