using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace Ledger.Cryptography;

/// <summary>
/// JSON of RFC 8785 with one encoding of each value, narrowed: numbers are safe integers, text is as
/// <see cref="JsonText"/> says, nesting is at most <see cref="JsonValue.MaxDepth"/>.
/// </summary>
public static class CanonicalJson
{
    private const int KeptBytes = 16 * 1024;

    // What is written most is short; a buffer for it is kept on each thread, and one that has grown long is not.
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? t_output;

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
        var output = t_output ?? new ArrayBufferWriter<byte>(KeptBytes / 4);
        output.ResetWrittenCount();
        CanonicalJsonWriter.Write(output, value);
        t_output = output.Capacity <= KeptBytes ? output : null;
        return output.WrittenSpan.ToArray();
    }
}
