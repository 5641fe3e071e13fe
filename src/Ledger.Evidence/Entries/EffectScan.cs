using System.Text.Json;
using Ledger.Cryptography;
using static Ledger.Evidence.Entries.LeafTokens;

namespace Ledger.Evidence.Entries;

/// <summary>An effect as it stands in a leaf.</summary>
/// <param name="Key">The state key.</param>
/// <param name="Version">Its version.</param>
/// <param name="Value">The value's canonical bytes, a slice of the leaf.</param>
public readonly record struct ScannedEffect(string Key, ulong Version, ReadOnlyMemory<byte> Value);

/// <summary>
/// Takes effects and map roots out of leaves that have been accepted before, without reading anything else of them:
/// what the state map needs of every entry. Untrusted bytes go through <see cref="EntryLeaf.TryRead"/>.
/// </summary>
public static class EffectScan
{
    /// <summary>Reads a leaf.</summary>
    /// <param name="leaf">A leaf as a draft was finished to.</param>
    /// <param name="effects">Gets the effects, in order.</param>
    /// <returns>The roots in a map leaf, null for an act.</returns>
    /// <exception cref="FormatException">The bytes are not a leaf that was ever accepted.</exception>
    public static MapRoots? Read(ReadOnlyMemory<byte> leaf, ICollection<ScannedEffect> effects)
    {
        ArgumentNullException.ThrowIfNull(effects);
        var reader = new Utf8JsonReader(leaf.Span);
        try
        {
            MapRoots? map = null;
            Expect(ref reader, JsonTokenType.StartObject);
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("effects"u8))
                {
                    ReadEffects(ref reader, leaf, effects);
                }
                else if (reader.ValueTextEquals("map"u8))
                {
                    map = ReadMap(ref reader);
                }
                else if (reader.ValueTextEquals("origin"u8))
                {
                    // Members are in order: effects and map stand before it.
                    return map;
                }
                else
                {
                    reader.Skip();
                }
            }

            throw new JsonException("The origin is missing.");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or OverflowException)
        {
            throw new FormatException("Not a leaf that was ever accepted.", e);
        }
    }

    /// <summary>The effects of a leaf, in order.</summary>
    /// <param name="leaf">A leaf as a draft was finished to.</param>
    /// <exception cref="FormatException">The bytes are not a leaf that was ever accepted.</exception>
    public static IReadOnlyList<EntryEffect> ReadEffects(ReadOnlyMemory<byte> leaf)
    {
        var scanned = new List<ScannedEffect>();
        Read(leaf, scanned);
        return [.. scanned.Select(EntryEffect.OfAccepted)];
    }

    private static void ReadEffects(
        ref Utf8JsonReader reader, ReadOnlyMemory<byte> leaf, ICollection<ScannedEffect> effects)
    {
        Expect(ref reader, JsonTokenType.StartArray);
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            // Canonical order: key, value, version.
            var key = Text(ref reader, "key"u8);
            Name(ref reader, "value"u8);
            Expect(ref reader, JsonTokenType.StartObject);
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            var value = leaf[start..(int)reader.BytesConsumed];
            effects.Add(new ScannedEffect(key, Number(ref reader, "version"u8), value));
            Expect(ref reader, JsonTokenType.EndObject);
        }
    }

    private static MapRoots ReadMap(ref Utf8JsonReader reader)
    {
        Expect(ref reader, JsonTokenType.StartObject);
        var sha256 = Digest.Parse(Text(ref reader, "sha256"u8));
        var size = Number(ref reader, "size"u8);
        var sm3 = Digest.Parse(Text(ref reader, "sm3"u8));
        Expect(ref reader, JsonTokenType.EndObject);
        return new MapRoots(size, new DigestPair(sha256, sm3));
    }
}
