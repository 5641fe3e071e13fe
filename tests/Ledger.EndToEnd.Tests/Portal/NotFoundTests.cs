using System.Net;
using System.Net.Http.Headers;
using Ledger.Sdk;

namespace Ledger.EndToEnd.Tests.Portal;

/// <summary>
/// Where there is nothing, a person gets a page and a program a problem, each with the status that says so.
/// </summary>
[Collection(nameof(PortalTests))]
public sealed class NotFoundTests(PortalRegistry registry)
{
    private const string English = "ledger.language=c%3Den%7Cuic%3Den";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/portal/nowhere")]
    [InlineData("/portal/cases/nothing/nobody/nowhere?at=all")]
    [InlineData("/portal/not-found")]
    public async Task A_page_says_in_the_readers_language_that_there_is_nothing_and_leads_back(string address)
    {
        using var http = new HttpClient { BaseAddress = registry.Address };

        var chinese = await AskAsync(http, HttpMethod.Get, address);
        var english = await AskAsync(http, HttpMethod.Get, address, English);

        foreach (var (page, language, title) in ((string, string, string)[])
            [(chinese, "zh-CN", "页面不存在"), (english, "en", "No such page")])
        {
            Assert.Contains($"<html lang=\"{language}\">", page, StringComparison.Ordinal);
            Assert.Contains($"<title>{title}</title>", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
            Assert.Contains($"<h1>{title}</h1>", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
            Assert.Contains("<p><a href=\"/portal\">", page, StringComparison.Ordinal);
        }

        Assert.Empty(await AskAsync(http, HttpMethod.Head, address));
    }

    [Fact]
    public async Task A_program_is_told_by_a_problem()
    {
        using var http = new HttpClient { BaseAddress = registry.Address };

        using var answer = await http.GetAsync(new Uri("/v1/nowhere", UriKind.Relative), Cancel);

        // Whoever is unknown is not told what is there.
        Assert.Equal(
            (HttpStatusCode.Unauthorized, "application/problem+json"),
            (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task A_program_that_is_known_is_told_so_too()
    {
        var account = await LedgerAccount.LoadAsync(Path.Combine(registry.Accounts, "clerk.json"), Cancel);
        using var seen = new SeenAuthorization();
        using var http = new HttpClient(seen);
        using var client = new LedgerClient(http, registry.Address, account);
        await client.ListRulesAsync(Cancel);
        http.DefaultRequestHeaders.Authorization = seen.Last;

        using var answer = await http.GetAsync(new Uri(registry.Address, "/v1/nowhere"), Cancel);

        Assert.NotNull(seen.Last);
        Assert.Equal(
            (HttpStatusCode.NotFound, "application/problem+json"),
            (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }

    private static async Task<string> AskAsync(
        HttpClient http, HttpMethod method, string address, string? cookie = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie);
        }

        using var answer = await http.SendAsync(request, Cancel);
        Assert.Equal(
            (HttpStatusCode.NotFound, "text/html", true),
            (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType,
                answer.Headers.CacheControl is { NoStore: true }));
        Assert.StartsWith(
            "default-src 'none'; script-src 'self'",
            Assert.Single(answer.Headers.GetValues("Content-Security-Policy")),
            StringComparison.Ordinal);
        return await answer.Content.ReadAsStringAsync(Cancel);
    }

    /// <summary>Remembers what a client shows to be known.</summary>
    private sealed class SeenAuthorization() : DelegatingHandler(new SocketsHttpHandler())
    {
        public AuthenticationHeaderValue? Last { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Last = request.Headers.Authorization ?? Last;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
