using System.Text.Json;
using Ledger.Cryptography;

namespace Ledger.Evm.Tests;

internal static class Vectors
{
    public static JsonElement Transactions { get; } = JsonDocument.Parse(File.ReadAllBytes(
        Path.Combine(AppContext.BaseDirectory, "vectors", "transaction.json"))).RootElement;

    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.GetProperty(name).EnumerateArray();

    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString()!;

    public static byte[] FromHex(this JsonElement element, string name) => Convert.FromHexString(element.Text(name));

    public static Digest Digest(this JsonElement element, string name) => Cryptography.Digest.Parse(element.Text(name));

    public static ulong Number(this JsonElement element, string name) =>
        ulong.Parse(element.GetProperty(name).ToString(), System.Globalization.CultureInfo.InvariantCulture);
}
