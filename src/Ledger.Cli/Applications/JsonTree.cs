using System.Text.Json;
using Ledger.Cryptography;

namespace Ledger.Cli.Applications;

/// <summary>Reads JSON as people write it into the tree of which canonical JSON is written.</summary>
internal static class JsonTree
{
    private static readonly JsonDocumentOptions s_options = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
        MaxDepth = JsonValue.MaxDepth,
    };

    /// <exception cref="InvalidDataException">The text is no JSON, or holds what canonical JSON cannot.</exception>
    public static JsonValue Read(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8, s_options);
            return Convert(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            throw new InvalidDataException(e.Message, e);
        }
    }

    private static JsonValue Convert(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => new JsonObject(
            element.EnumerateObject().Select(member => (member.Name, Convert(member.Value)))),
        JsonValueKind.Array => new JsonArray(element.EnumerateArray().Select(Convert)),
        JsonValueKind.String => new JsonText(element.GetString()!),
        JsonValueKind.Number when element.TryGetInt64(out var number) => new JsonNumber(number),
        JsonValueKind.True => JsonBool.Of(true),
        JsonValueKind.False => JsonBool.Of(false),
        JsonValueKind.Null => JsonNull.Instance,
        _ => throw new InvalidDataException($"{element.GetRawText()} is no whole number."),
    };
}
