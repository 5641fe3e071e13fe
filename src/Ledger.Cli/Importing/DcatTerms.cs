using System.Globalization;
using System.Text.Json;

namespace Ledger.Cli.Importing;

/// <summary>What a data set of a catalogue says, as cells of the form.</summary>
internal sealed class DcatTerms(JsonElement dataset)
{
    private const string Dcat = "http://www.w3.org/ns/dcat#";
    private const string Terms = "http://purl.org/dc/terms/";
    private const string Skos = "http://www.w3.org/2004/02/skos/core#";

    /// <summary>Whether it is one; what does not say what it is, is.</summary>
    public bool IsDataset => Find(dataset, "@type") is not { } type
        || Values(type).Any(static one => one is "dcat:Dataset" or "Dataset" or Dcat + "Dataset");

    /// <summary>What belongs under a column; empty where nothing is said of it.</summary>
    public string CellOf(FormColumn column) => Own(column) is { Length: > 0 } own ? own : column.Key switch
    {
        "name" => Text(dataset, Terms, "title"),
        "overview" => Text(dataset, Terms, "description"),
        "from" => Text(Inner(Terms, "temporal"), Dcat, "startDate"),
        "until" => Text(Inner(Terms, "temporal"), Dcat, "endDate"),
        "industry" => Text(Inner(Dcat, "theme"), Skos, "notation"),
        "divisions" => Text(Inner(Terms, "spatial"), Skos, "notation"),
        "frequency" => FrequencyOf(Text(dataset, Terms, "accrualPeriodicity")),
        "bytes" => Bytes(),
        _ => "",
    };

    private string Own(FormColumn column) =>
        (Find(dataset, $"{DcatSource.Prefix}:{column.Key}") ?? Find(dataset, DcatSource.Namespace + column.Key))
            is { } own
            ? string.Join(';', Values(own))
            : "";

    private string Bytes()
    {
        var sizes = All(dataset, Dcat, "distribution").Select(one => Text(one, Dcat, "byteSize"))
            .Where(static size => size.Length > 0).ToList();
        return sizes.Count == 0 || !sizes.TrueForAll(static size =>
                decimal.TryParse(size, CultureInfo.InvariantCulture, out var bytes)
                && bytes is >= 0 and <= ulong.MaxValue)
            ? ""
            : sizes.Sum(static size => decimal.Parse(size, CultureInfo.InvariantCulture))
                .ToString(CultureInfo.InvariantCulture);
    }

    private JsonElement Inner(string space, string name) => All(dataset, space, name).FirstOrDefault();

    private static string Text(JsonElement from, string space, string name) =>
        string.Join(';', All(from, space, name).SelectMany(Values).Take(1));

    private static IEnumerable<JsonElement> All(JsonElement from, string space, string name)
    {
        var found = Find(from, PrefixOf(space) + name) ?? Find(from, space + name) ?? Find(from, name);
        return found is not { } value ? []
            : value.ValueKind == JsonValueKind.Array ? Preferred([.. value.EnumerateArray()])
            : [value];
    }

    // Of the same in several languages, Chinese goes first.
    private static IEnumerable<JsonElement> Preferred(List<JsonElement> values) => values.OrderByDescending(
        static value => Find(value, "@language")?.ToString().StartsWith("zh", StringComparison.Ordinal) is true);

    private static string PrefixOf(string space) => space switch
    {
        Dcat => "dcat:",
        Terms => "dct:",
        _ => "skos:",
    };

    private static JsonElement? Find(JsonElement from, string name) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out var value) ? value : null;

    private static IEnumerable<string> Values(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Values),
        JsonValueKind.Object => (Find(value, "@value") ?? Find(value, "@id")) is { } inner ? Values(inner) : [],
        JsonValueKind.Null or JsonValueKind.Undefined => [],
        _ => [value.GetRawText()],
    };

    // Dublin Core's collection description frequencies, and the EU's authority table of the same.
    private static string FrequencyOf(string address) =>
        address[(address.LastIndexOfAny(['/', '#', ':']) + 1)..].ToUpperInvariant() switch
        {
            "DAILY" => "daily",
            "WEEKLY" => "weekly",
            "MONTHLY" => "monthly",
            "ANNUAL" => "yearly",
            "CONTINUOUS" or "CONT" => "real-time",
            "IRREGULAR" or "IRREG" => "on-demand",
            "" => "",
            _ => "other",
        };
}
