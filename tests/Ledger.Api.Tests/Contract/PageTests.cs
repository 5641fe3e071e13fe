using System.Text.Json.Nodes;

namespace Ledger.Api.Tests.Contract;

/// <summary>Lists that are told page by page: a page names a next one where there is one, and nowhere else.</summary>
public sealed class PageTests(ContractWorld world) : IClassFixture<ContractWorld>
{
    private const int Most = 200;

    /// <summary>Who may read every list that is not for everybody.</summary>
    private const string Reader = "auditor";

    // The feed says by a word of its own whether more follows.
    [Fact]
    public void Every_operation_with_pages_is_looked_at() => Assert.Equal(
        Lists.Select(static row => row.Data.Item1).Order(StringComparer.Ordinal),
        world.Api.Operations
            .Where(static one => one.Method == "GET" && HasLimit(one.Operation))
            .Select(static one => (string)one.Operation["operationId"]!)
            .Where(static id => id != "ReadFeed").Order(StringComparer.Ordinal));

    public static TheoryData<string, string> Lists => new()
    {
        { "ListAccess", "after" },
        { "ListAssetEntries", "after" },
        { "ListAssets", "after" },
        { "ListCases", "after" },
        { "ListCatalogue", "after" },
        { "ExportCatalogue", "after" },
        { "ListCensuses", "after" },
        { "ListDemands", "after" },
        { "ListDue", "after" },
        { "ListEntries", "from" },
        { "ListNearDuplicates", "after" },
        { "ListNotices", "after" },
        { "ListOrders", "after" },
        { "ListParties", "after" },
        { "ListProvenance", "after" },
        { "ListResponsibilities", "after" },
        { "SearchRegister", "after" },
    };

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task A_last_page_that_is_full_promises_none_behind_it(string operation, string cursor)
    {
        var path = PathOf(operation);
        while (true)
        {
            var (count, next) = await ReadAsync(path, Most);
            Assert.True(count > 0 && next is null, $"{operation} tells {count} at once, and then {next}.");
            var full = await ReadAsync(path, count);
            var shorter = count > 1 ? await ReadAsync(path, count - 1) : default;
            var rest = shorter.Next is { } place
                ? await ReadAsync(path, 1, $"&{cursor}={place}")
                : default;
            if ((await ReadAsync(path, Most)).Count != count)
            {
                // Something came meanwhile.
                continue;
            }

            Assert.Equal((count, null), full);
            Assert.True(count == 1 || (shorter.Count == count - 1 && shorter.Next is not null), $"{operation} {count}");
            Assert.Equal((count > 1 ? 1 : 0, null), rest);
            return;
        }
    }

    // The path as it was called; without what narrowed the list.
    private string PathOf(string operation)
    {
        var template = world.Api.Operations
            .Single(one => (string)one.Operation["operationId"]! == operation).Path.TrimEnd('/').Split('/');
        return world.Heard
            .Where(static heard => heard is { Method: "GET", Status: 200 })
            .Select(static heard => heard.Path.Split('?')[0])
            .Last(path => path.TrimEnd('/').Split('/') is var parts && parts.Length == template.Length
                && parts.Zip(template).All(static pair => pair.Second.StartsWith('{') || pair.First == pair.Second))
            .TrimStart('/');
    }

    private async Task<(int Count, string? Next)> ReadAsync(string path, int limit, string more = "")
    {
        var answer = await world.Registry.GetAsync($"{path}?limit={limit}{more}", Reader);
        Assert.True(answer.Status == 200, answer.ToString());
        var page = JsonNode.Parse(answer.Body)!.AsObject();
        var next = (string?)page["next"] ?? (string?)page["hydra:view"]?["hydra:next"]?["@id"];
        return ((page["items"] ?? page["dcat:dataset"])!.AsArray().Count, next?.Split("after=")[^1]);
    }

    private static bool HasLimit(JsonObject operation) =>
        (operation["parameters"] as JsonArray ?? []).Any(static one =>
            ((string?)one!["name"])?.Equals("limit", StringComparison.OrdinalIgnoreCase) is true);
}
