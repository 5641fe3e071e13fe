using System.Buffers;
using System.Text;

namespace Ledger.Cryptography;

// RFC 8785 section 3.2.
internal static class CanonicalJsonWriter
{
    private static readonly SearchValues<char> s_escaped = SearchValues.Create("\"\\");

    public static void Write(ArrayBufferWriter<byte> output, JsonValue value)
    {
        switch (value)
        {
            case JsonText text:
                WriteText(output, text.Value);
                break;
            case JsonNumber number:
                Encoding.UTF8.GetBytes(number.Text, output);
                break;
            case JsonBool boolean:
                output.Write(boolean.Value ? "true"u8 : "false"u8);
                break;
            case JsonNull:
                output.Write("null"u8);
                break;
            case JsonArray array:
                WriteArray(output, array);
                break;
            case JsonObject members:
                WriteObject(output, members);
                break;
            default:
                throw new ArgumentException("Not a JSON value.", nameof(value));
        }
    }

    private static void WriteArray(ArrayBufferWriter<byte> output, JsonArray array)
    {
        output.Write("["u8);
        for (var i = 0; i < array.Items.Count; i++)
        {
            output.Write(i == 0 ? [] : ","u8);
            Write(output, array.Items[i]);
        }

        output.Write("]"u8);
    }

    private static void WriteObject(ArrayBufferWriter<byte> output, JsonObject members)
    {
        output.Write("{"u8);
        for (var i = 0; i < members.Members.Count; i++)
        {
            output.Write(i == 0 ? [] : ","u8);
            WriteText(output, members.Members[i].Key);
            output.Write(":"u8);
            Write(output, members.Members[i].Value);
        }

        output.Write("}"u8);
    }

    // Control characters need escapes too (section 3.2.2.2), but no text here holds one.
    private static void WriteText(ArrayBufferWriter<byte> output, string text)
    {
        output.Write("\""u8);
        var rest = text.AsSpan();
        while (rest.IndexOfAny(s_escaped) is var index and >= 0)
        {
            WritePlain(output, rest[..index]);
            output.Write(rest[index] == '"' ? "\\\""u8 : "\\\\"u8);
            rest = rest[(index + 1)..];
        }

        WritePlain(output, rest);
        output.Write("\""u8);
    }

    private static void WritePlain(ArrayBufferWriter<byte> output, ReadOnlySpan<char> text) =>
        output.Advance(Encoding.UTF8.GetBytes(text, output.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length))));
}
