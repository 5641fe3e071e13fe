using System.Net;
using System.Text;
using Ledger.Api.Endpoints;
using Ledger.Domain;
using Ledger.Ports;
using Ledger.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Ledger.Api.Tests.Evidence;

/// <summary>The second verifier as the registry serves it, to everybody.</summary>
[Collection(nameof(RegistryTests))]
public sealed class ServedVerifierTests(Registry registry)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_file_is_the_built_one_and_is_kept_by_caches()
    {
        using var http = new HttpClient { BaseAddress = registry.Address };
        using var answer = await http.GetAsync(new Uri("v1/evidence/verifier", UriKind.Relative), Cancel);
        using var again = new HttpRequestMessage(HttpMethod.Get, "v1/evidence/verifier");
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        using var unchanged = await http.SendAsync(again, Cancel);

        var built = await File.ReadAllBytesAsync(Repository.PathOf("artifacts", "page", "verify.html"), Cancel);
        Assert.Equal(built, await answer.Content.ReadAsByteArrayAsync(Cancel));
        Assert.Equal("public, max-age=3600", answer.Headers.CacheControl!.ToString());
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        AssertPolicy(answer, Encoding.UTF8.GetString(built));
    }

    [Fact]
    public async Task The_page_has_the_registrys_anchors_in_it_and_asks_for_nothing()
    {
        var anchors = (await registry.GetAsync("v1/evidence/anchors")).Body;
        using var http = new HttpClient { BaseAddress = registry.Address };
        using var answer = await http.GetAsync(new Uri("verify/file", UriKind.Relative), Cancel);

        var html = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.Contains($"id=\"served-anchors\">{Convert.ToBase64String(anchors)}</script>", html);
        Assert.Equal("no-cache", answer.Headers.CacheControl!.ToString());
        AssertPolicy(answer, html);
    }

    [Fact]
    public async Task The_start_page_leads_to_both_in_both_languages()
    {
        var page = await registry.GetAsync("verify");

        Assert.Equal((200, "public, max-age=300"), (page.Status, page.CacheControl));
        foreach (var said in (string[])[
            "href=/verify/file", "href=/v1/evidence/verifier", "href=/v1/evidence/anchors", "不上传", "never uploaded"])
        {
            Assert.Contains(said, page.Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("v1/evidence/verifier")]
    [InlineData("verify/file")]
    public async Task A_server_built_without_the_page_says_so(string path)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddSingleton(new VerifierOffer(VerifierPage.TryRead([], out var page) ? page : null));
        builder.Services.AddSingleton<IEvidenceMaker>(new NeverAsked());
        await using var app = builder.Build();
        VerifierEndpoints.Map(app);
        app.Urls.Add("http://127.0.0.1:0");
        await app.StartAsync(Cancel);
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };

        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), Cancel);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("verifier-missing", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    // The policy that the page states of itself, and that no other site frames it.
    private static void AssertPolicy(HttpResponseMessage answer, string html)
    {
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        const string Frames = "; frame-ancestors 'self'";
        Assert.EndsWith(Frames, policy, StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'; script-src 'sha256-", policy, StringComparison.Ordinal);
        Assert.Contains($"content=\"{policy[..^Frames.Length]}\"", html, StringComparison.Ordinal);
    }

    private sealed class NeverAsked : IEvidenceMaker
    {
        public Task<byte[]?> MakeAsync(AssetId asset, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("Nobody asked for a bundle.");

        public Task<byte[]?> MakeAsync(
            AssetId asset, EvidenceWish wish, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("Nobody asked for a bundle.");

        public Task<byte[]> AnchorsAsync(CancellationToken cancellationToken) =>
            throw new InvalidOperationException("Anchors are for a page, and there is none.");
    }
}
