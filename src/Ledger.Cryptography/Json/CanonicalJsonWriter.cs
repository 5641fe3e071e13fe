using System.Buffers;
using System.Text;

namespace Ledger.Cryptography;

// RFC 8785 section 3.2.
internal static class CanonicalJsonWriter
{
    private static readonly SearchValues<char> s_escaped = SearchValues.Create("\"\\");

    public static void Write(IBufferWriter<byte> output, JsonValue value)
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

    private static void WriteArray(IBufferWriter<byte> output, JsonArray array)
    {
        output.Write("["u8);
        for (var i = 0; i < array.Items.Count; i++)
        {
            output.Write(i == 0 ? [] : ","u8);
            Write(output, array.Items[i]);
        }

        output.Write("]"u8);
    }

    private static void WriteObject(IBufferWriter<byte> output, JsonObject members)
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
    private static void WriteText(IBufferWriter<byte> output, string text)
    {
        output.Write("\""u8);
        var rest = text.AsSpan();
        while (rest.IndexOfAny(s_escaped) is var index and >= 0)
        {
            Encoding.UTF8.GetBytes(rest[..index], output);
            output.Write(rest[index] == '"' ? "\\\""u8 : "\\\\"u8);
            rest = rest[(index + 1)..];
        }

        Encoding.UTF8.GetBytes(rest, output);
        output.Write("\""u8);
    }
}
