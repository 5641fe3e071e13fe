using System.Globalization;
using System.Text.Json;

namespace Ledger.Evidence.Entries;

/// <summary>Takes a leaf that was accepted before apart, token by token; what it does not expect is a fault.</summary>
internal static class LeafTokens
{
    public static string Text(ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        Name(ref reader, name);
        Expect(ref reader, JsonTokenType.String);
        return reader.GetString()!;
    }

    public static ulong Number(ref Utf8JsonReader reader, ReadOnlySpan<byte> name) =>
        ulong.Parse(Text(ref reader, name), NumberStyles.None, CultureInfo.InvariantCulture);

    public static void Name(ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        Expect(ref reader, JsonTokenType.PropertyName);
        if (!reader.ValueTextEquals(name))
        {
            throw new JsonException("A member is missing.");
        }
    }

    public static void Expect(ref Utf8JsonReader reader, JsonTokenType type)
    {
        if (!reader.Read() || reader.TokenType != type)
        {
            throw new JsonException("A leaf ends early or goes on otherwise.");
        }
    }
}
