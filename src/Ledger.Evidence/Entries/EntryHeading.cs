using System.Text.Json;
using Ledger.Domain;
using static Ledger.Evidence.Entries.LeafTokens;

namespace Ledger.Evidence.Entries;

/// <summary>
/// What happened in an entry and which streams it wrote: all that most of those want to know of it who follow the log.
/// </summary>
/// <param name="Index">The position in the log, from 0.</param>
/// <param name="Type">What happened, for example <c>registration.filed</c>.</param>
/// <param name="Writes">At least one stream, each with the version it has after the entry; sorted by name.</param>
public sealed record EntryHeading(ulong Index, string Type, ValueList<StreamVersion> Writes)
{
    /// <summary>
    /// Reads the heading of a leaf that was accepted before, and nothing else of it. Untrusted bytes go through
    /// <see cref="EntryLeaf.TryRead"/>.
    /// </summary>
    /// <param name="index">Where the leaf stands in the log.</param>
    /// <param name="leaf">A leaf as a draft was finished to.</param>
    /// <exception cref="FormatException">The bytes are not a leaf that was ever accepted.</exception>
    public static EntryHeading Read(ulong index, ReadOnlySpan<byte> leaf)
    {
        var reader = new Utf8JsonReader(leaf);
        try
        {
            Expect(ref reader, JsonTokenType.StartObject);
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("type"u8))
                {
                    Expect(ref reader, JsonTokenType.String);
                    var type = reader.GetString()!;

                    // Members are in order: the last one stands behind it.
                    Name(ref reader, "writes"u8);
                    var writes = ReadWrites(ref reader);
                    Expect(ref reader, JsonTokenType.EndObject);
                    return new EntryHeading(index, type, writes);
                }

                reader.Skip();
            }

            throw new JsonException("The type is missing.");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or OverflowException)
        {
            throw new FormatException("Not a leaf that was ever accepted.", e);
        }
    }

    private static ValueList<StreamVersion> ReadWrites(ref Utf8JsonReader reader)
    {
        Expect(ref reader, JsonTokenType.StartArray);
        var writes = new List<StreamVersion>(1);
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            // Canonical order: stream, version.
            var stream = StreamName.Parse(Text(ref reader, "stream"u8));
            writes.Add(new StreamVersion(stream, Number(ref reader, "version"u8)));
            Expect(ref reader, JsonTokenType.EndObject);
        }

        return writes.Count > 0 ? [.. writes] : throw new JsonException("A leaf writes at least one stream.");
    }
}
