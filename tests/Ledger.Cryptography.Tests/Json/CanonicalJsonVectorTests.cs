using System.Text;
using System.Text.Json;

namespace Ledger.Cryptography.Tests;

public sealed class CanonicalJsonVectorTests
{
    private static readonly JsonElement s_vectors = Vectors.Load("canonical-json.json");

    [Fact]
    public void Every_canonical_text_comes_back_byte_for_byte()
    {
        foreach (var item in s_vectors.Items("valid"))
        {
            var bytes = Encoding.UTF8.GetBytes(item.Text("text"));

            Assert.True(CanonicalJson.TryParse(bytes, out var value, out var error), $"{item.Text("name")}: {error}");
            Assert.Equal(bytes, CanonicalJson.Write(value));
        }
    }

    [Fact]
    public void Everything_else_is_refused()
    {
        var accepted = s_vectors.Items("refused")
            .Where(item => CanonicalJson.TryParse(item.Bytes("bytes"), out _, out _))
            .Select(item => item.Text("name"));

        Assert.Empty(accepted);
    }

    [Fact]
    public void Every_refusal_says_why_and_where()
    {
        foreach (var item in s_vectors.Items("refused"))
        {
            Assert.False(CanonicalJson.TryParse(item.Bytes("bytes"), out _, out var error));
            Assert.Matches("^.+ \\(at byte [0-9]+\\)$", error);
        }
    }
}
