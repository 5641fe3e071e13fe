using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Ledger.Cryptography;

namespace Ledger.Domain.Json;

/// <summary>JSON that people wrote: any layout and any order of members, but each member once.</summary>
internal static class LooseJson
{
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    public static bool TryRead(
        ReadOnlyMemory<byte> utf8, [NotNullWhen(true)] out JsonValue? value, [NotNullWhen(false)] out string? error)
    {
        value = null;
        try
        {
            using var document = JsonDocument.Parse(utf8, Options);
            value = Of(document.RootElement);
            error = value is null ? "$: only objects, lists, texts, whole numbers, true and false are read" : null;
        }
        catch (Exception fault) when (fault is JsonException or ArgumentException or FormatException)
        {
            error = "$: " + fault.Message;
        }

        return error is null && value is not null;
    }

    private static JsonValue? Of(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => Members(element),
        JsonValueKind.Array => Items(element),
        JsonValueKind.String => new JsonText(element.GetString()!),
        JsonValueKind.Number => element.TryGetInt32(out var number) ? new JsonNumber(number) : null,
        JsonValueKind.True => JsonBool.Of(true),
        JsonValueKind.False => JsonBool.Of(false),
        _ => null,
    };

    private static JsonObject? Members(JsonElement element)
    {
        var members = element.EnumerateObject()
            .Select(static member => (member.Name, Value: Of(member.Value))).ToList();
        return members.TrueForAll(static member => member.Value is not null)
            ? new JsonObject(members.Select(static member => (member.Name, member.Value!)))
            : null;
    }

    private static JsonArray? Items(JsonElement element)
    {
        var items = element.EnumerateArray().Select(Of).ToList();
        return items.TrueForAll(static item => item is not null) ? new JsonArray(items.OfType<JsonValue>()) : null;
    }
}
