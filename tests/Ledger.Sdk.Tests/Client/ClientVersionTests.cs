using System.Net;
using Ledger.Domain;

namespace Ledger.Sdk.Tests.Client;

public sealed class ClientVersionTests
{
    private const string Id = "a2000000000000000000000000000002";

    [Fact]
    public async Task What_the_account_may_see_whole_has_the_version_of_its_state()
    {
        using var wire = new Wire().Answer(HttpStatusCode.OK, $$"""{"id":"{{Id}}","version":"7","state":"{}"}""");
        using var client = Clients.Over(wire);

        Assert.Equal(7ul, await client.FindVersionAsync(
            StreamName.Parse("case/" + Id), TestContext.Current.CancellationToken));
        Assert.Equal($"GET /v1/cases/{Id}", wire.Requests[0].Line);
    }

    [Fact]
    public async Task An_asset_of_others_has_the_version_of_the_public_register_and_what_is_nowhere_has_none()
    {
        using var wire = new Wire()
            .Answer(HttpStatusCode.NotFound, "")
            .Answer(
                HttpStatusCode.OK,
                $$"""
                {"id":"{{Id}}","name":null,"kind":"product","status":"registered","contentSha256":"","contentSm3":"",
                 "certificate":null,"version":"9","index":"3","state":"accepted","rights":[]}
                """)
            .Answer(HttpStatusCode.NotFound, "")
            .Answer(HttpStatusCode.NotFound, "");
        using var client = Clients.Over(wire);
        var asset = StreamName.Parse("asset/" + Id);

        Assert.Equal(9ul, await client.FindVersionAsync(asset, TestContext.Current.CancellationToken));
        Assert.Equal(0ul, await client.FindVersionAsync(asset, TestContext.Current.CancellationToken));
        Assert.Equal([$"GET /v1/assets/{Id}/state", $"GET /v1/assets/{Id}"],
            wire.Requests.Take(2).Select(request => request.Line));
    }
}
