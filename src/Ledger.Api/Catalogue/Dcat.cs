using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Domain.Calendars;
using Ledger.Domain.Catalogue;
using Ledger.Domain.Catalogue.Openness;
using Ledger.Register;

namespace Ledger.Api.Catalogue;

/// <summary>
/// The catalogue as DCAT 3 in JSON-LD. The context stands in the document, so that whoever reads it needs nothing from
/// elsewhere.
/// </summary>
/// <remarks>W3C, Data Catalog Vocabulary (DCAT) version 3; JSON-LD 1.1.</remarks>
/// <param name="address">The catalogue's own address; items are named under it.</param>
/// <param name="publisher">Who publishes the catalogue.</param>
internal sealed class Dcat(Uri address, string publisher)
{
    public const string MediaType = "application/ld+json";

    private const string Language = "zh-Hans";
    private const string MediaTypes = "https://www.iana.org/assignments/media-types/";

    private static readonly JsonSerializerOptions s_options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>One page of the catalogue.</summary>
    /// <param name="rows">The items of the page.</param>
    /// <param name="query">The query that gave it.</param>
    /// <param name="next">Where the next page begins; null behind the last.</param>
    public string Of(IReadOnlyList<CatalogueRow> rows, string? query, string? next)
    {
        var catalog = new JsonObject
        {
            ["@context"] = Context(),
            ["@id"] = address.ToString(),
            ["@type"] = "dcat:Catalog",
            ["dct:title"] = Text("数据资源目录"),
            ["dct:description"] = Text("公共数据资源目录中向社会公布的目录项。"),
            ["dct:publisher"] = new JsonObject { ["@type"] = "foaf:Agent", ["foaf:name"] = Text(publisher) },
            ["dct:conformsTo"] = Reference("https://www.w3.org/TR/vocab-dcat-3/"),
            ["dcat:dataset"] = new JsonArray([.. rows.Select(Dataset)]),
            ["dcat:service"] = new JsonArray([.. rows.SelectMany(Services)]),
        };
        if (next is not null)
        {
            catalog["hydra:view"] = new JsonObject
            {
                ["@id"] = $"{address}/dcat{query}",
                ["@type"] = "hydra:PartialCollectionView",
                ["hydra:next"] = Reference($"{address}/dcat?{Following(query, next)}"),
            };
        }

        return catalog.ToJsonString(s_options);
    }

    private static JsonObject Context() => new()
    {
        ["dcat"] = "http://www.w3.org/ns/dcat#",
        ["dct"] = "http://purl.org/dc/terms/",
        ["foaf"] = "http://xmlns.com/foaf/0.1/",
        ["adms"] = "http://www.w3.org/ns/adms#",
        ["skos"] = "http://www.w3.org/2004/02/skos/core#",
        ["hydra"] = "http://www.w3.org/ns/hydra/core#",
        ["xsd"] = "http://www.w3.org/2001/XMLSchema#",
    };

    // The query as it was, without the place where its page began.
    private static string Following(string? query, string next) => string.Join(
        '&',
        (query ?? "").TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(static part => !part.StartsWith("after=", StringComparison.Ordinal))
            .Append("after=" + next));

    private JsonObject Dataset(CatalogueRow row)
    {
        var content = row.State.Shown!;
        var dataset = new JsonObject
        {
            ["@id"] = AddressOf(row.Id),
            ["@type"] = "dcat:Dataset",
            ["dct:identifier"] = row.Id,
            ["dct:title"] = Text(content.Name),
            ["dct:description"] = Text(content.Summary),
            ["dct:issued"] = Day(row.State.PublishedOn!.Value),
            ["dct:modified"] = Day(row.State.UpdatedOn!.Value),
            ["dct:publisher"] = Publisher(row),
            ["dct:spatial"] = new JsonObject
            {
                ["@type"] = "dct:Location",
                ["skos:notation"] = content.Division.ToString(),
            },
            ["dcat:theme"] = new JsonObject
            {
                ["@type"] = "skos:Concept",
                ["skos:notation"] = content.Industry.ToString(),
            },
            ["dcat:keyword"] = new JsonArray([.. content.Data.Select(static datum => Text(datum.Name))]),
            ["dct:conformsTo"] = new JsonArray(
            [
                .. content.Data.Select(static datum => datum.Standard).Distinct().Select(static standard =>
                    new JsonObject { ["@type"] = "dct:Standard", ["dct:title"] = Text(standard) }),
            ]),
            ["dcat:distribution"] = new JsonArray([.. content.Access.Select((_, n) => Distribution(row, n))]),
        };
        AddWhereKnown(dataset, row, content);
        return dataset;
    }

    private void AddWhereKnown(JsonObject dataset, CatalogueRow row, CatalogueContent content)
    {
        if (FrequencyOf(content.Frequency) is { } frequency)
        {
            dataset["dct:accrualPeriodicity"] = Reference("http://purl.org/cld/freq/" + frequency);
        }

        string[] rights =
        [
            .. content.Sharing is { } sharing ? [SharingOf(sharing)] : Array.Empty<string>(),
            .. row.State.Opening is { Status: OpeningStatus.Open, Terms: { } terms }
                ? [$"{OpeningOf(terms.Mode)}：{terms.Conditions}"]
                : Array.Empty<string>(),
        ];
        dataset["dct:accessRights"] = new JsonArray(
        [
            .. rights.Select(static right => new JsonObject
            {
                ["@type"] = "dct:RightsStatement",
                ["dct:description"] = Text(right),
            }),
        ]);

        JsonNode[] sources =
        [
            .. content.Data.Select(static datum => datum.From).OfType<CatalogueId>().Distinct()
                .Select(from => Reference(AddressOf(from.ToString()))),
        ];
        if (sources.Length > 0)
        {
            dataset["dct:source"] = new JsonArray(sources);
        }

        JsonNode[] codes =
        [
            .. Code("国家数据产权登记服务系统", row.Certificate), .. Code("国家公共数据资源登记平台", row.PublicCode),
        ];
        if (codes.Length > 0)
        {
            dataset["adms:identifier"] = new JsonArray(codes);
        }
    }

    private JsonObject Distribution(CatalogueRow row, int number)
    {
        var access = row.State.Shown!.Access[number];
        var distribution = new JsonObject
        {
            ["@id"] = $"{AddressOf(row.Id)}#access-{number + 1}",
            ["@type"] = "dcat:Distribution",
            ["dct:title"] = Text(access.Title),
            ["dct:description"] = Text(KindOf(access.Kind)),
            ["dcat:accessURL"] = Reference(access.Address ?? AddressOf(row.Id)),
        };
        if (access.MediaType is { } mediaType)
        {
            distribution["dcat:mediaType"] = Reference(MediaTypes + mediaType);
        }

        if (access is { Kind: not AccessKind.File, Address: not null })
        {
            distribution["dcat:accessService"] = Reference($"{AddressOf(row.Id)}#service-{number + 1}");
        }

        return distribution;
    }

    private IEnumerable<JsonNode> Services(CatalogueRow row) => row.State.Shown!.Access
        .Select(static (access, n) => (Access: access, Number: n + 1))
        .Where(static one => one.Access is { Kind: not AccessKind.File, Address: not null })
        .Select(one => new JsonObject
        {
            ["@id"] = $"{AddressOf(row.Id)}#service-{one.Number}",
            ["@type"] = "dcat:DataService",
            ["dct:title"] = Text(one.Access.Title),
            ["dcat:endpointURL"] = Reference(one.Access.Address!),
            ["dcat:servesDataset"] = Reference(AddressOf(row.Id)),
        });

    private static JsonObject Publisher(CatalogueRow row)
    {
        var agent = new JsonObject { ["@type"] = "foaf:Organization" };
        if (row is { ProviderName: { } name, ProviderCode: { } code })
        {
            agent["foaf:name"] = Text(name);
            agent["dct:identifier"] = code;
        }

        return agent;
    }

    private static IEnumerable<JsonNode> Code(string agency, string? code) => code is null
        ? []
        : [new JsonObject
        {
            ["@type"] = "adms:Identifier",
            ["skos:notation"] = code,
            ["adms:schemaAgency"] = Text(agency),
        }];

    private string AddressOf(string id) => $"{address}/{id}";

    private static JsonObject Reference(string id) => new() { ["@id"] = id };

    private static JsonObject Text(string text) => new() { ["@value"] = text, ["@language"] = Language };

    private static JsonObject Day(DateOnly day) => new() { ["@value"] = CivilDate.Format(day), ["@type"] = "xsd:date" };

    private static string? FrequencyOf(UpdateFrequency frequency) => frequency switch
    {
        UpdateFrequency.Daily => "daily",
        UpdateFrequency.Weekly => "weekly",
        UpdateFrequency.Monthly => "monthly",
        UpdateFrequency.Yearly => "annual",
        UpdateFrequency.RealTime => "continuous",
        UpdateFrequency.OnDemand => "irregular",
        _ => null,
    };

    private static string SharingOf(SharingMode sharing) => sharing switch
    {
        SharingMode.Unconditional => "无条件共享",
        SharingMode.Conditional => "有条件共享",
        _ => "不予共享",
    };

    private static string OpeningOf(OpeningMode mode) => mode switch
    {
        OpeningMode.Unconditional => "无条件开放",
        OpeningMode.Directed => "定向开放",
        _ => "授权开放",
    };

    private static string KindOf(AccessKind kind) => kind switch
    {
        AccessKind.File => "文件",
        AccessKind.Interface => "接口",
        AccessKind.Model => "模型",
        _ => "核验",
    };
}
