using System.Text;
using System.Text.Json;

namespace Ledger.Evidence.Tests;

internal static class Vectors
{
    public static JsonElement Load(string format) => JsonDocument.Parse(
        File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "vectors", format + ".json"))).RootElement;

    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.GetProperty(name).EnumerateArray();

    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString()!;

    public static byte[] Bytes(this JsonElement element, string name) => Encoding.UTF8.GetBytes(element.Text(name));

    public static byte[] FromHex(this JsonElement element, string name) => Convert.FromHexString(element.Text(name));

    public static Digest Digest(this JsonElement element, string name) => Cryptography.Digest.Parse(element.Text(name));

    public static DigestPair Digests(this JsonElement element) => new(element.Digest("sha256"), element.Digest("sm3"));

    public static DigestAlgorithm Algorithm(this JsonElement element) =>
        DigestAlgorithm.TryGet(element.Text("digest"), out var found) ? found : throw new FormatException();

    public static IReadOnlyList<Digest> Hashes(this JsonElement element, string name) =>
        [.. element.Items(name).Select(item => Cryptography.Digest.Parse(item.GetString()!))];
}
