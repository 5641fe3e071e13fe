using System.Net.Http.Json;
using System.Security.Cryptography;
using Ledger.Api.Contracts;

namespace Ledger.Api.Tests.Commands;

[Collection(nameof(RegistryTests))]
public sealed class ParameterRefusalTests(Registry registry)
{
    private const string Id = "0123456789abcdef0123456789abcdef";

    [Theory]
    [InlineData("v1/assets/0123456789ABCDEF0123456789ABCDEF")]
    [InlineData("v1/assets/0123")]
    [InlineData("v1/assets?limit=0")]
    [InlineData("v1/assets?limit=-1")]
    [InlineData("v1/assets?limit=99999")]
    [InlineData("v1/assets?limit=many")]
    [InlineData("v1/assets?limit=99999999999999999999")]
    [InlineData("v1/assets?after=01")]
    [InlineData("v1/assets?after=x")]
    [InlineData("v1/assets/0123/state")]
    [InlineData("v1/assets/0123/provenance")]
    [InlineData("v1/assets/0123/entries")]
    [InlineData("v1/assets/" + Id + "/entries?limit=201")]
    [InlineData("v1/assets/" + Id + "/entries?after=01")]
    [InlineData("v1/cases/0123/events")]
    [InlineData("v1/assets/" + Id + "/provenance?direction=left")]
    [InlineData("v1/assets/" + Id + "/provenance?limit=0")]
    [InlineData("v1/assets/" + Id + "/provenance?limit=201")]
    [InlineData("v1/assets/" + Id + "/provenance?after=" + Id)]
    [InlineData("v1/assets/" + Id + "/provenance?after=" + Id + "-01")]
    [InlineData("v1/assets/0123/rights")]
    [InlineData("v1/assets/" + Id + "/rights?on=2026-02-29")]
    [InlineData("v1/assets/" + Id + "/rights?on=2026-2-1")]
    [InlineData("v1/assets/" + Id + "/rights?knownAt=x")]
    [InlineData("v1/assets/" + Id + "/rights?knownAt=01")]
    [InlineData("v1/assets/" + Id + "/rights?knownAt=2026-01-01T00:00:00Z")]
    [InlineData("v1/assets/0123/evidence")]
    [InlineData("v1/assets/" + Id + "/evidence?from=2026-01-01")]
    [InlineData("v1/assets/" + Id + "/evidence?to=2026-01-01")]
    [InlineData("v1/assets/" + Id + "/evidence?from=2026-01-02&to=2026-01-01")]
    [InlineData("v1/assets/" + Id + "/evidence?from=2026-02-29&to=2026-03-01")]
    [InlineData("v1/parties/0123")]
    [InlineData("v1/parties/g123456789abcdef0123456789abcdef")]
    [InlineData("v1/cases/0123456789abcdef0123456789abcdef0")]
    [InlineData("v1/log/entries?from=-1")]
    [InlineData("v1/log/entries?from=1e3")]
    [InlineData("v1/log/entries?from=18446744073709551616")]
    [InlineData("v1/log/entries?limit=0")]
    [InlineData("v1/log/entries?limit=501")]
    [InlineData("v1/log/entries?limit=x")]
    [InlineData("v1/log/entries/00")]
    [InlineData("v1/log/entries/-1")]
    [InlineData("v1/log/entries/1/proof?size=x")]
    [InlineData("v1/log/entries/x/proof")]
    [InlineData("v1/log/consistency?from=2&to=1")]
    [InlineData("v1/log/consistency?from=a&to=1")]
    [InlineData("v1/log/consistency?from=1")]
    [InlineData("v1/log/state?key=asset/1")]
    [InlineData("v1/log/state?key=")]
    [InlineData("v1/log/state")]
    [InlineData("v1/log/state?key=party/0123456789abcdef0123456789abcdef&size=01")]
    [InlineData("v1/content/sha256/0123")]
    [InlineData("v1/cases/" + Id + "/documents/sha256/0123")]
    [InlineData("v1/cases/0123/documents/sha256/" + Id + Id)]
    [InlineData("v1/cases/" + Id + "/documents/sha256/" + Id + Id + "?party=x")]
    [InlineData("v1/content/sha256/ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789")]
    public async Task A_malformed_route_or_query_is_refused(string path) =>
        (await registry.GetAsync(path, "holder")).AssertProblem(400);

    [Theory]
    [InlineData("v1/assets/" + Id)]
    [InlineData("v1/assets/" + Id + "/state")]
    [InlineData("v1/assets/" + Id + "/provenance")]
    [InlineData("v1/assets/" + Id + "/provenance?direction=down&limit=200&after=" + Id + "-1")]
    [InlineData("v1/assets/" + Id + "/rights?on=2026-02-28&knownAt=5")]
    [InlineData("v1/certificates/SJ0000000000000")]
    [InlineData("v1/cases/" + Id)]
    [InlineData("v1/parties/" + Id)]
    [InlineData("v1/log/entries/9999999999")]
    [InlineData("log/tile/0/x999/999")]
    [InlineData("log/derived/map")]
    [InlineData("log/../journal.db")]
    [InlineData("log/tile/%2e%2e/%2e%2e/journal.db")]
    [InlineData("v1/nothing")]
    public async Task What_is_not_there_is_not_found(string path) =>
        (await registry.GetAsync(path, "holder")).AssertProblem(404, "not-found");

    [Theory]
    [InlineData("2025-13-01T00:00:00.000Z")]
    [InlineData("2026-01-01T00:00:00Z")]
    [InlineData("2026-01-01T00:00:00.000+08:00")]
    [InlineData("2101-01-01T00:00:00.000Z")]
    [InlineData("2026-02-29T00:00:00.000Z")]
    [InlineData(" 2026-01-01T00:00:00.000Z")]
    [InlineData("")]
    [InlineData(null)]
    public async Task A_malformed_time_does_not_set_the_clock(string? to)
    {
        var answer = await registry.RefuseAsync(() => registry.SendAsync(
            HttpMethod.Post, "v1/development/clock", "clerk", JsonContent.Create(new ClockAdvance(to!))));
        answer.AssertProblem(400, "malformed-parameter");
    }

    [Fact]
    public async Task Content_under_another_digest_is_refused_and_not_kept()
    {
        var bytes = RandomNumberGenerator.GetBytes(100);
        var path = $"v1/content/sha256/{Convert.ToHexStringLower(SHA256.HashData(bytes[1..]))}";
        var answer = await registry.RefuseAsync(
            () => registry.SendAsync(HttpMethod.Put, path, "holder", new ByteArrayContent(bytes)));

        answer.AssertProblem(422, "digest-mismatch");
        (await registry.GetAsync(path, "clerk")).AssertProblem(404, "not-found");
    }
}
