using Ledger.Cryptography;

namespace Ledger.Evidence.Descriptions;

/// <summary>The descriptions of a bundle (SPEC-description): each a pure function of what the bundle proves.</summary>
public static class Description
{
    private static readonly JsonObject s_contexts = new(
        ("adms", "http://www.w3.org/ns/adms#"),
        ("dcat", "http://www.w3.org/ns/dcat#"),
        ("dct", "http://purl.org/dc/terms/"),
        ("ledger", "urn:ledger:terms:"),
        ("odrl", "http://www.w3.org/ns/odrl/2/"),
        ("prov", "http://www.w3.org/ns/prov#"),
        ("spdx", "http://spdx.org/rdf/terms#"),
        ("xsd", "http://www.w3.org/2001/XMLSchema#"));

    /// <summary>The report as pages: the registry's own, under its signature over the list of members.</summary>
    public const string Pages = "report.pdf";

    /// <summary>Every name of what is made again, ascending.</summary>
    public static IReadOnlyList<string> Names { get; } = ["dcat.jsonld", "odrl.jsonld", "prov.jsonld", "report.txt"];

    /// <summary>Whether a bundle may hold a description of that name.</summary>
    public static bool IsName(string name) => name == Pages || Names.Contains(name);

    /// <summary>The bytes of a description; null where what is proven does not have what it needs.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no description of that name.</exception>
    public static byte[]? Make(string name, DescriptionInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return name switch
        {
            "dcat.jsonld" => DcatDescription.Make(input),
            "odrl.jsonld" => CanonicalJson.Write(OdrlDescription.Make(input)),
            "prov.jsonld" => CanonicalJson.Write(ProvDescription.Make(input)),
            "report.txt" => ReportDescription.Make(input),
            _ => throw new ArgumentOutOfRangeException(nameof(name)),
        };
    }

    internal static JsonObject Context(params IEnumerable<string> prefixes) =>
        new(prefixes.Select(prefix => (prefix, s_contexts[prefix]!)).ToArray());
}
