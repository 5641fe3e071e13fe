using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ledger.Api.Contracts;

namespace Ledger.Api.Batches;

/// <summary>
/// A <see cref="SignedCommand"/> as it comes among many: envelope and payload straight as the bytes that are signed and
/// kept, for as text they would be most of what a request takes in memory.
/// </summary>
internal sealed record ReceivedCommand(
    [property: JsonConverter(typeof(ReceivedCommand.TextBytes))] byte[]? Envelope,
    [property: JsonConverter(typeof(ReceivedCommand.TextBytes))] byte[]? Payload,
    string? Salt,
    CommandSignature? Signature)
{
    /// <summary>Reads a text of JSON as the bytes of its UTF-8.</summary>
    internal sealed class TextBytes : JsonConverter<byte[]>
    {
        /// <inheritdoc/>
        public override byte[] Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.String)
            {
                throw new JsonException();
            }

            // Escapes are longer than what they stand for.
            var most = reader.HasValueSequence ? (int)reader.ValueSequence.Length : reader.ValueSpan.Length;
            var rented = ArrayPool<byte>.Shared.Rent(most);
            try
            {
                return rented.AsSpan(0, reader.CopyString(rented)).ToArray();
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(rented);
            }
        }

        /// <inheritdoc/>
        public override void Write(Utf8JsonWriter writer, byte[] value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value);
    }
}
