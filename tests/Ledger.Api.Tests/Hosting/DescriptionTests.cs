using System.Text.Json;

namespace Ledger.Api.Tests.Hosting;

[Collection(nameof(RegistryTests))]
public sealed class DescriptionTests(Registry registry)
{
    private static readonly string[] s_routes =
    [
        "POST /v1/parties/{id}/commands", "POST /v1/cases/{id}/commands", "POST /v1/assets/{id}/commands",
        "POST /v1/commands:batch",
        "GET /v1/parties", "GET /v1/parties/{id}", "GET /v1/cases/{id}", "GET /v1/assets", "GET /v1/assets/{id}",
        "GET /v1/assets/{id}/rights", "GET /v1/assets/{id}/provenance", "GET /v1/assets/{id}/state",
        "GET /v1/assets/{id}/entries", "GET /v1/cases/{id}/events",
        "GET /v1/certificates/issuer", "GET /v1/certificates/numbers", "GET /v1/certificates/status/{list}",
        "GET /v1/certificates/{number}/certificate.pdf", "GET /v1/certificates/{number}/certificate.vc.jwt",
        "GET /v1/certificates/{number}/certificate.zip",
        "GET /v1/certificates/{number}", "GET /v1/assets/{id}/evidence", "GET /v1/evidence/anchors",
        "GET /v1/evidence/verifier",
        "PUT /v1/content/sha256/{digest}", "GET /v1/content/sha256/{digest}",
        "GET /v1/cases/{id}/entries", "GET /v1/cases/{id}/materials", "GET /v1/cases/{id}/near-duplicates",
        "GET /v1/cases", "GET /v1/cases/{id}/summary",
        "PUT /v1/cases/{id}/documents/sha256/{digest}",
        "GET /v1/cases/{id}/documents/sha256/{digest}",
        "POST /v1/cases/{id}/national/notice", "POST /v1/cases/{id}/national/evidence",
        "GET /v1/log", "GET /v1/log/entries", "GET /v1/log/entries/{index}", "GET /v1/log/entries/{index}/proof",
        "GET /v1/log/entries/{index}/tlog-proof",
        "GET /v1/log/consistency", "GET /v1/log/keys", "POST /v1/log/keys/{id}/changes", "GET /v1/log/witnesses",
        "GET /v1/log/preservation",
        "GET /v1/log/state", "GET /log/{path}",
        "POST /v1/operations/audit", "GET /v1/operations/health", "GET /v1/access", "POST /v1/sessions",
        "POST /v1/operations/rebuild", "GET /v1/chains/{name}", "GET /v1/registry", "POST /v1/registry/commands",
        "POST /v1/development/clock", "POST /connect/token", "GET /v1/rules", "GET /v1/lists/{kind}", "GET /v1/due",
        "GET /v1/statistics", "GET /v1/problems", "GET /v1/problems/{code}", "GET /v1/feed", "GET /v1/feed/events",
        "POST /v1/webhooks", "GET /v1/webhooks", "GET /v1/webhooks/{id}", "DELETE /v1/webhooks/{id}",
        "POST /v1/webhooks/{id}/resume", "POST /v1/webhooks/{id}/secret", "POST /v1/webhooks/{id}/test",
        "GET /v1/catalogue", "GET /v1/catalogue/{id}", "GET /v1/catalogue/{id}/state", "GET /v1/catalogue/dcat",
        "POST /v1/catalogue/{id}/commands", "GET /v1/catalogue/{id}/requests", "GET /v1/demands",
        "GET /v1/demands/{id}", "POST /v1/demands/{id}/commands", "GET /v1/responsibilities", "GET /v1/censuses",
        "POST /v1/censuses/{id}/commands",
        "GET /v1/orders", "GET /v1/orders/{id}", "GET /v1/orders/{id}/disclosure", "GET /v1/orders/{id}/state",
        "POST /v1/orders/{id}/commands",
        "GET /v1/registrar", "GET /v1/registrar/state", "POST /v1/registrar/commands",
        "GET /v1/register", "GET /v1/register/{code}", "GET /v1/notices", "GET /v1/notices/{filing}",
    ];

    [Fact]
    public async Task Every_route_is_described_in_OpenAPI_3_1_with_its_problems()
    {
        var answer = await registry.GetAsync("openapi/v1.json");
        using var document = JsonDocument.Parse(answer.Body);
        var operations = document.RootElement.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(
                operation => ($"{operation.Name.ToUpperInvariant()} {path.Name}", operation.Value)))
            .ToDictionary(pair => pair.Item1, pair => pair.Value);

        Assert.StartsWith("3.1", document.RootElement.GetProperty("openapi").GetString());
        Assert.Equal(s_routes.Order(StringComparer.Ordinal), operations.Keys.Order(StringComparer.Ordinal));
        Assert.All(s_routes, route => Assert.Contains(
            operations[route].GetProperty("responses").EnumerateObject(),
            response => response.Name[0] == '4'
                && response.Value.GetProperty("content").TryGetProperty("application/problem+json", out _)));
    }

    [Fact]
    public async Task The_reference_page_answers()
    {
        var answer = await registry.GetAsync("reference");

        Assert.Equal((200, "text/html"), (answer.Status, answer.MediaType));
    }
}
