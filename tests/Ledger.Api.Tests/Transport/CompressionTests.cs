using System.Net.Http.Headers;

namespace Ledger.Api.Tests.Transport;

/// <summary>What is compressed, and what is not since its length would tell of what is in it.</summary>
[Collection(nameof(RegistryTests))]
public sealed class CompressionTests(Registry registry)
{
    [Theory]
    [InlineData("v1/rules", null, null, "br")]
    [InlineData("v1/problems", null, null, "br")]
    [InlineData("openapi/v1.json", null, null, "br")]
    [InlineData("v1/log/entries", null, null, "br")]
    [InlineData("register", null, null, "br")]
    [InlineData("v1/feed", "holder", null, "br")]
    [InlineData("v1/rules", "holder", null, null)]
    [InlineData("v1/rules", null, "session=1", null)]
    [InlineData("v1/feed", "holder", "session=1", null)]
    [InlineData("v1/cases", "clerk", null, null)]
    [InlineData("v1/webhooks", "holder", null, null)]
    public async Task What_anybody_may_read_is_compressed_and_what_is_for_an_account_only_without_secrets(
        string path, string? account, string? cookie, string? expected)
    {
        using var answer = await SendAsync(path, account, cookie, "br, gzip");

        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Equal(expected is null ? [] : [expected], answer.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task Whoever_knows_no_brotli_gets_gzip()
    {
        using var answer = await SendAsync("v1/rules", null, null, "gzip");
        Assert.Equal(["gzip"], answer.Content.Headers.ContentEncoding);
        Assert.Contains("Accept-Encoding", answer.Headers.Vary);
    }

    [Fact]
    public async Task A_stream_of_events_comes_as_it_is_at_once()
    {
        using var http = new HttpClient { BaseAddress = registry.Address };
        using var request = Request("v1/feed/events", "holder", null, "br, gzip");
        using var answer = await http.SendAsync(
            request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        using var reader = new StreamReader(
            await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));

        // The framework says "identity" of it, so that nobody between compresses it either.
        Assert.DoesNotContain(answer.Content.Headers.ContentEncoding, static coding => coding is "br" or "gzip");
        Assert.Equal("event: position", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
    }

    private async Task<HttpResponseMessage> SendAsync(string path, string? account, string? cookie, string encodings)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false })
        {
            BaseAddress = registry.Address,
        };
        using var request = Request(path, account, cookie, encodings);
        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private HttpRequestMessage Request(string path, string? account, string? cookie, string encodings)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", encodings);
        request.Headers.TryAddWithoutValidation("Cookie", cookie is null ? [] : [cookie]);
        request.Headers.Authorization = account is null
            ? null
            : new AuthenticationHeaderValue("Bearer", registry.Token(account));
        return request;
    }
}
