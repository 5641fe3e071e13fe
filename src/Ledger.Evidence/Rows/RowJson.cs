using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Ledger.Evidence.Rows;

/// <summary>
/// The canonical form of a JSON value in a row: RFC 8785, but for numbers, which stand in the exact form of
/// <see cref="RowNumber"/>: a database keeps more digits than the binary64 numbers of the RFC.
/// </summary>
public static class RowJson
{
    private const int MaxDepth = 128;

    /// <summary>The canonical form of JSON text.</summary>
    /// <returns>
    /// UTF-8, or null when it is no JSON, names a member twice, is nested too deep, or has numbers that written out
    /// are longer than <see cref="RowNumber.MaxLength"/> or make it longer than a row may be: a few bytes with an
    /// exponent stand for a hundred thousand digits.
    /// </returns>
    public static byte[]? Canonical(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = MaxDepth });
            var text = new StringBuilder();
            return Write(document.RootElement, text) ? Encoding.UTF8.GetBytes(text.ToString()) : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The second is what a lone surrogate gives.
            return null;
        }
    }

    private static bool Write(JsonElement value, StringBuilder text)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                return WriteObject(value, text);
            case JsonValueKind.Array:
                return WriteArray(value, text);
            case JsonValueKind.String:
                WriteString(value.GetString()!, text);
                return true;
            case JsonValueKind.Number:
                var number = RowNumber.Canonical(value.GetRawText());
                if (number is null || text.Length + number.Length > RowBuilder.MaxBytes)
                {
                    return false;
                }

                text.Append(number);
                return true;
            default:
                text.Append(value.GetRawText());
                return true;
        }
    }

    private static bool WriteObject(JsonElement value, StringBuilder text)
    {
        var members = value.EnumerateObject().ToList();
        members.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        text.Append('{');
        for (var i = 0; i < members.Count; i++)
        {
            if (i > 0 && members[i].Name == members[i - 1].Name)
            {
                return false;
            }

            text.Append(i > 0 ? "," : "");
            WriteString(members[i].Name, text);
            text.Append(':');
            if (!Write(members[i].Value, text))
            {
                return false;
            }
        }

        text.Append('}');
        return true;
    }

    private static bool WriteArray(JsonElement value, StringBuilder text)
    {
        text.Append('[');
        var isFirst = true;
        foreach (var item in value.EnumerateArray())
        {
            text.Append(isFirst ? "" : ",");
            isFirst = false;
            if (!Write(item, text))
            {
                return false;
            }
        }

        text.Append(']');
        return true;
    }

    // RFC 8785 section 3.2.2.2.
    private static void WriteString(string value, StringBuilder text)
    {
        text.Append('"');
        foreach (var unit in value)
        {
            _ = unit switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\t' => text.Append("\\t"),
                '\n' => text.Append("\\n"),
                '\f' => text.Append("\\f"),
                '\r' => text.Append("\\r"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}"),
                _ => text.Append(unit),
            };
        }

        text.Append('"');
    }
}
