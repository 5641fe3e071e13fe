using System.Text.Json;

namespace Ledger.Cryptography.Tests;

/// <summary>The published and constructed cases that all our implementations share.</summary>
internal static class Vectors
{
    public static JsonElement Load(string file) =>
        JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "vectors", file))).RootElement;

    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var items) ? items.EnumerateArray() : [];

    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString()!;

    public static bool Has(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;

    public static byte[] Bytes(this JsonElement element, string name) =>
        Convert.FromHexString(element.Text(name));

    public static Digest Digest(this JsonElement element, string name) =>
        Cryptography.Digest.Parse(element.Text(name));

    public static ulong Number(this JsonElement element, string name) =>
        element.GetProperty(name) is { ValueKind: JsonValueKind.Number } number
            ? number.GetUInt64()
            : CanonicalDecimal.TryDecode(element.Text(name), out var value)
                ? value
                : throw new FormatException(name);

    public static List<Digest> Digests(this JsonElement element, string name) =>
        [.. element.Items(name).Select(item => Cryptography.Digest.Parse(item.GetString()!))];

    public static DigestAlgorithm DigestAlgorithm(this JsonElement element) =>
        Cryptography.DigestAlgorithm.TryGet(element.Text("algorithm"), out var algorithm)
            ? algorithm
            : throw new FormatException(element.Text("algorithm"));

    public static SignatureAlgorithm SignatureAlgorithm(this JsonElement element) =>
        Cryptography.SignatureAlgorithm.TryGet(element.Text("algorithm"), out var algorithm)
            ? algorithm
            : throw new FormatException(element.Text("algorithm"));
}
