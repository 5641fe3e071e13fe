using System.Text.Json.Nodes;
using Ledger.Testing;

namespace Ledger.Api.Tests.Transport;

/// <summary>Those behind a proxy that is trusted have shares of their own; nobody gets another by saying so.</summary>
public sealed class TrustedProxyTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.0/8")]
    public async Task Behind_a_trusted_proxy_each_address_has_a_share_and_what_the_caller_wrote_is_passed_over(
        string proxy)
    {
        Assert.Equal(
            ["2", "2", "1", "0", "1", "2"],
            await AskAsync(
                [proxy],
                "203.0.113.1", "203.0.113.2", "198.51.100.7, 203.0.113.1", "203.0.113.2, 203.0.113.1",
                "203.0.113.2", "2001:db8::1"));
    }

    [Fact]
    public async Task Several_trusted_proxies_in_a_row_are_believed_back_to_the_first()
    {
        Assert.Equal(
            ["2", "1", "0"],
            await AskAsync(
                ["127.0.0.1", "192.0.2.0/24"],
                "203.0.113.1", "203.0.113.1, 192.0.2.9", "1.1.1.1, 203.0.113.1, 192.0.2.9, 192.0.2.10"));
    }

    [Theory]
    [InlineData("192.0.2.0/24")]
    [InlineData(null)]
    public async Task An_untrusted_sender_gets_no_other_share_by_any_header(string? proxy)
    {
        Assert.Equal(
            ["2", "1", "0"],
            await AskAsync(proxy is null ? [] : [proxy], "203.0.113.1", "192.0.2.1", "203.0.113.3, 192.0.2.1"));
    }

    /// <summary>What is left of a share of three after each request.</summary>
    private static async Task<List<string>> AskAsync(string[] proxies, params string[] forwardedFor)
    {
        using var folder = new TemporaryFolder();
        await using var server = await ServerProcess.StartAsync(folder.Path, Cancel, configuration =>
        {
            configuration["RateLimits"] = new JsonObject
            {
                ["Address"] = new JsonObject { ["Requests"] = 3, ["Window"] = "01:00:00" },
            };
            configuration["Ledger"]!["Inbound"] = new JsonObject
            {
                ["Proxies"] = new JsonArray([.. proxies.Select(static proxy => (JsonNode)proxy)]),
            };
        });
        using var http = new HttpClient { BaseAddress = server.Address };
        List<string> left = [];
        foreach (var header in forwardedFor)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "v1/log");
            request.Headers.TryAddWithoutValidation("X-Forwarded-For", header);
            using var answer = await http.SendAsync(request, Cancel);
            Assert.Equal(200, (int)answer.StatusCode);
            left.Add(Assert.Single(answer.Headers.GetValues("RateLimit")).Split("r=")[1]);
        }

        return left;
    }
}
