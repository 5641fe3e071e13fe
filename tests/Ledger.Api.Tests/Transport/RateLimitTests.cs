using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Ledger.Testing;

namespace Ledger.Api.Tests.Transport;

/// <summary>Nobody asks more than their share, and everybody is told how much is left of it.</summary>
public sealed class RateLimitTests
{
    [Fact]
    public async Task Who_uses_a_quota_up_is_told_before_and_after_and_nobody_else_pays_for_it()
    {
        using var folder = new TemporaryFolder();
        await using var server = await ServerProcess.StartAsync(
            folder.Path, TestContext.Current.CancellationToken, static configuration =>
                configuration["RateLimits"] = new JsonObject
                {
                    ["Address"] = new JsonObject { ["Requests"] = 5, ["Window"] = "01:00:00" },
                });
        using var http = new HttpClient { BaseAddress = server.Address };
        var accounts = await Registry.ReadAccountsAsync(folder.Path);
        var token = await Tokens.AskAsync(http, Tokens.Assert(accounts["holder"]));

        for (var left = 3; left >= 0; left--)
        {
            using var answer = await GetAsync(http, "v1/log", null);
            Assert.Equal(200, (int)answer.StatusCode);
            Assert.Equal("\"address\";q=5;w=3600", Assert.Single(answer.Headers.GetValues("RateLimit-Policy")));
            Assert.Equal($"\"address\";r={left}", Assert.Single(answer.Headers.GetValues("RateLimit")));
        }

        using var refused = await GetAsync(http, "v1/log", null);
        var problem = new Answer(
            (int)refused.StatusCode, refused.Content.Headers.ContentType?.MediaType,
            await refused.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), null);
        problem.AssertProblem(429, "too-many-requests");
        var wait = refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds;
        Assert.InRange(wait, 1, 3600);
        Assert.Equal($"\"address\";r=0;t={wait}", Assert.Single(refused.Headers.GetValues("RateLimit")));

        using var own = await GetAsync(http, "v1/feed", token);
        Assert.Equal(200, (int)own.StatusCode);
        Assert.StartsWith("\"account\";r=", Assert.Single(own.Headers.GetValues("RateLimit")));

        // Health and pages are no part of the API.
        using var page = await GetAsync(http, "register", null);
        Assert.Equal(200, (int)page.StatusCode);
    }

    [Fact]
    public async Task Each_command_of_a_batch_is_one_of_the_share()
    {
        using var folder = new TemporaryFolder();
        await using var server = await ServerProcess.StartAsync(
            folder.Path, TestContext.Current.CancellationToken, static configuration =>
                configuration["RateLimits"] = new JsonObject
                {
                    ["Account"] = new JsonObject { ["Requests"] = 10, ["Window"] = "01:00:00" },
                });
        using var http = new HttpClient { BaseAddress = server.Address };
        var accounts = await Registry.ReadAccountsAsync(folder.Path);
        var token = await Tokens.AskAsync(http, Tokens.Assert(accounts["holder"]));

        using var first = await PostAsync(http, token, lines: 7);
        Assert.Equal(200, (int)first.StatusCode);
        using var second = await PostAsync(http, token, lines: 7);
        Assert.Equal(429, (int)second.StatusCode);
        Assert.True(second.Headers.RetryAfter is not null);
        using var third = await PostAsync(http, token, lines: 2);
        Assert.Equal(200, (int)third.StatusCode);
    }

    // What is no command has a result like any other.
    private static async Task<HttpResponseMessage> PostAsync(HttpClient http, string token, int lines)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "v1/commands:batch")
        {
            Content = new StringContent(
                string.Concat(Enumerable.Repeat("{}\n", lines)), new MediaTypeHeaderValue("application/x-ndjson")),
        };
        request.Headers.Authorization = new("Bearer", token);
        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static async Task<HttpResponseMessage> GetAsync(HttpClient http, string path, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = token is null ? null : new("Bearer", token);
        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
