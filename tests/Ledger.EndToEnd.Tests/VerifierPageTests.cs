using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Ledger.EndToEnd.Tests.Verifiers;
using Ledger.Testing;

namespace Ledger.EndToEnd.Tests;

/// <summary>The verification page from a stick, in a browser that has no network.</summary>
public sealed class VerifierPageTests
{
    private const string Usual = "usual";

    private static readonly Uri s_page = new(Repository.PathOf("artifacts", "page", "verify.html"));

    [Fact]
    public async Task A_bundle_and_anchors_dropped_on_the_file_give_the_verdict()
    {
        using var vectors = Vectors();
        await using var browser = await PageInBrowser.OpenAsync(s_page, offline: true);

        await browser.DropAsync(("证据.zip", Bundle(vectors, Usual)), ("anchors.json", Anchors(vectors)));

        Assert.Equal("全部主张均已证明", await browser.HeadlineAsync());
        Assert.Equal((8, 0, 0), (
            await browser.CountAsync("proven"), await browser.CountAsync("refuted"),
            await browser.CountAsync("not-shown")));
        Assert.Equal([s_page.AbsoluteUri], browser.Asked);
    }

    [Theory]
    [InlineData("a changed leaf", "Not every claim is proven")]
    [InlineData("signed by a stranger", "The bundle as a whole is refused")]
    public async Task What_does_not_hold_is_said_in_English_too(string bundle, string headline)
    {
        using var vectors = Vectors();
        await using var browser = await PageInBrowser.OpenAsync(new Uri(s_page.AbsoluteUri + "#en"), offline: true);

        await browser.DropAsync(("b.zip", Bundle(vectors, bundle)), ("anchors.json", Anchors(vectors)));

        Assert.Equal(headline, await browser.HeadlineAsync());
    }

    private static JsonDocument Vectors() =>
        JsonDocument.Parse(File.ReadAllBytes(Repository.PathOf("tests", "vectors", "bundle.json")));

    private static byte[] Anchors(JsonDocument vectors) =>
        Encoding.UTF8.GetBytes(vectors.RootElement.GetProperty("anchors").GetProperty(Usual).GetString()!);

    private static byte[] Bundle(JsonDocument vectors, string name)
    {
        using var packed = new MemoryStream(
            vectors.RootElement.GetProperty("bundles").GetProperty(name).GetBytesFromBase64());
        using var inflate = new DeflateStream(packed, CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        inflate.CopyTo(bytes);
        return bytes.ToArray();
    }
}
