using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace Ledger.Cryptography;

/// <summary>
/// JSON of RFC 8785 with one encoding of each value, narrowed: numbers are safe integers, text is as
/// <see cref="JsonText"/> says, nesting is at most <see cref="JsonValue.MaxDepth"/>.
/// </summary>
public static class CanonicalJson
{
    /// <summary>
    /// Reads exactly the bytes that <see cref="Write"/> gives for the value; anything else is refused.
    /// </summary>
    /// <param name="utf8">The bytes. The caller bounds their length; time and memory are linear in it.</param>
    /// <param name="value">The value.</param>
    /// <param name="error">Why the bytes are refused and at which byte, for people.</param>
    public static bool TryParse(
        ReadOnlySpan<byte> utf8,
        [NotNullWhen(true)] out JsonValue? value,
        [NotNullWhen(false)] out string? error)
    {
        var reader = new CanonicalJsonReader(utf8);
        value = reader.Read();
        error = reader.Error;
        return value is not null;
    }

    /// <summary>The canonical bytes of a value.</summary>
    public static byte[] Write(JsonValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var output = new ArrayBufferWriter<byte>();
        CanonicalJsonWriter.Write(output, value);
        return output.WrittenSpan.ToArray();
    }
}
