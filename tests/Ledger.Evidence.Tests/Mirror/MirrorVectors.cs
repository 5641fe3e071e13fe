using System.Text.Json;
using Ledger.Domain;
using Ledger.Evidence.Entries;

namespace Ledger.Evidence.Tests.Mirror;

internal static class MirrorVectors
{
    /// <summary>The effects of a case; null when a key or value is none at all.</summary>
    public static EntryEffect[]? Effects(this JsonElement element)
    {
        var effects = new List<EntryEffect>();
        foreach (var effect in element.Items("effects"))
        {
            if (!StateKey.TryParse(effect.Text("key"), out var key)
                || !CanonicalDecimal.TryDecode(effect.Text("version"), out var version)
                || !EntryEffect.TryRead(key, version, Canonical(effect.GetProperty("value")), out var read))
            {
                return null;
            }

            effects.Add(read);
        }

        return [.. effects];
    }

    public static byte[] Canonical(JsonElement value) => CanonicalJson.Write(Convert(value));

    private static JsonValue Convert(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => new JsonObject(value.EnumerateObject().Select(m => (m.Name, Convert(m.Value)))),
        JsonValueKind.Array => new JsonArray(value.EnumerateArray().Select(Convert)),
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number => new JsonNumber(value.GetInt64()),
        JsonValueKind.Null => JsonNull.Instance,
        _ => value.GetBoolean(),
    };
}
