using System.IO.Compression;
using System.Text.Json;
using Ledger.Evidence.Bundles;
using Ledger.Evidence.Entries;

namespace Ledger.Evidence.Tests.Bundles;

/// <summary>Bundles that another program wrote from the specifications alone, and what each comes to.</summary>
internal sealed class VectorFile(string name)
{
    public JsonElement Root { get; } = Vectors.Load(name);

    public IEnumerable<string> Names => Root.Items("cases").Select(static vector => vector.Text("name"));

    public JsonElement Case(string name) => Root.Items("cases").Single(vector => vector.Text("name") == name);

    public byte[] Bundle(string name) => Inflate(Root.GetProperty("bundles").GetProperty(name));

    public TrustAnchors Anchors(string name) => ReadAnchors(Root.GetProperty("anchors").Bytes(name));

    public static TrustAnchors ReadAnchors(byte[] bytes) => TrustAnchors.TryRead(bytes, out var anchors, out var error)
        ? anchors
        : throw new InvalidDataException(error);

    /// <summary>Base64 of raw DEFLATE.</summary>
    public static byte[] Inflate(JsonElement text)
    {
        using var packed = new MemoryStream(text.GetBytesFromBase64());
        using var inflate = new DeflateStream(packed, CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        inflate.CopyTo(bytes);
        return bytes.ToArray();
    }

    public static VerificationRequest Request(JsonElement vector) => new()
    {
        At = vector.TryGetProperty("at", out var at) && EntrySyntax.TryTime(at.GetString(), out var time) ? time : null,
        Broken = BrokenAlgorithms.Of([.. vector.TryGetProperty("broken", out var broken)
            ? broken.EnumerateArray().Select(static one => one.GetString()!) : []]),
    };

    public static IEnumerable<(string Claim, string Subject, string Outcome)> Findings(JsonElement of) =>
        of.Items("findings")
            .Select(static one => (one.Text("claim"), one.Text("subject"), one.Text("outcome"))).Order();

    public static IEnumerable<(string Claim, string Subject, string Outcome)> Findings(IEnumerable<Finding> of) =>
        of.Select(static one => (one.Claim, one.Subject, VerdictText.Word(one.Outcome))).Order();
}
