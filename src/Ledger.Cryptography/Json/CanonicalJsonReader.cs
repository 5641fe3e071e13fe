using System.Runtime.InteropServices;
using System.Text;

namespace Ledger.Cryptography;

// Recursive descent over the canonical grammar only: no white space, no escape but \" and \\, names ascending.
internal ref struct CanonicalJsonReader(ReadOnlySpan<byte> utf8)
{
    private static readonly UTF8Encoding s_utf8 = new(false, throwOnInvalidBytes: true);

    private readonly ReadOnlySpan<byte> _utf8 = utf8;

    // Members of all objects that are being read, the innermost last.
    private readonly List<KeyValuePair<string, JsonValue>> _members = [];

    // And the items of all arrays.
    private readonly List<JsonValue> _items = [];
    private int _at;

    public string? Error { get; private set; }

    public JsonValue? Read()
    {
        var value = ReadValue(0);
        return value is null || _at == _utf8.Length ? value : Fail("something follows the value");
    }

    private JsonValue? ReadValue(int depth)
    {
        if (_at == _utf8.Length)
        {
            return Fail("the value is missing");
        }

        return _utf8[_at] switch
        {
            (byte)'{' => depth < JsonValue.MaxDepth ? ReadObject(depth + 1) : Fail("it nests too deep"),
            (byte)'[' => depth < JsonValue.MaxDepth ? ReadArray(depth + 1) : Fail("it nests too deep"),
            (byte)'"' => ReadText(isName: false) is { } text ? new JsonText(text, isChecked: true) : null,
            (byte)'-' or (>= (byte)'0' and <= (byte)'9') => ReadNumber(),
            _ => Take("true"u8) ? JsonBool.Of(true)
                : Take("false"u8) ? JsonBool.Of(false)
                : Take("null"u8) ? JsonNull.Instance
                : Fail("no value starts so"),
        };
    }

    private JsonArray? ReadArray(int depth)
    {
        _at++;
        var first = _items.Count;
        if (Take("]"u8))
        {
            return new JsonArray([]);
        }

        do
        {
            if (ReadValue(depth) is not { } item)
            {
                return null;
            }

            _items.Add(item);
        }
        while (Take(","u8));

        return Take("]"u8)
            ? new JsonArray(TakeFrom(_items, first))
            : Fail<JsonArray>("an array goes on with ',' or ']'");
    }

    private JsonObject? ReadObject(int depth)
    {
        _at++;
        var first = _members.Count;
        if (Take("}"u8))
        {
            return new JsonObject(Array.Empty<KeyValuePair<string, JsonValue>>());
        }

        do
        {
            if (ReadName(first) is not { } name || ReadValue(depth) is not { } value)
            {
                return null;
            }

            _members.Add(KeyValuePair.Create(name, value));
        }
        while (Take(","u8));

        return Take("}"u8)
            ? new JsonObject(TakeFrom(_members, first))
            : Fail<JsonObject>("an object goes on with ',' or '}'");
    }

    private static T[] TakeFrom<T>(List<T> read, int first)
    {
        var taken = CollectionsMarshal.AsSpan(read)[first..].ToArray();
        CollectionsMarshal.SetCount(read, first);
        return taken;
    }

    private string? ReadName(int first)
    {
        if (_at == _utf8.Length || _utf8[_at] != '"')
        {
            return Fail<string>("a name is missing");
        }

        if (ReadText(isName: true) is not { } name)
        {
            return null;
        }

        var order = _members.Count == first ? 1 : string.CompareOrdinal(name, _members[^1].Key);
        if (order <= 0)
        {
            return Fail<string>(order == 0 ? "a name comes twice" : "names are not in order");
        }

        return Take(":"u8) ? name : Fail<string>("':' is missing");
    }

    private string? ReadText(bool isName)
    {
        var start = ++_at;
        var escaped = false;
        while (true)
        {
            var plain = _utf8[_at..].IndexOfAny((byte)'"', (byte)'\\');
            if (plain < 0)
            {
                _at = _utf8.Length;
                return Fail<string>("a text does not end");
            }

            _at += plain;
            if (_utf8[_at] == '"')
            {
                return Decode(_utf8[start.._at++], escaped, isName);
            }

            escaped = true;
            if (++_at == _utf8.Length || _utf8[_at] is not ((byte)'"' or (byte)'\\'))
            {
                return Fail<string>("an escape is not canonical");
            }

            _at++;
        }
    }

    private string? Decode(ReadOnlySpan<byte> bytes, bool escaped, bool isName)
    {
        if (!escaped && TextRule.IsPlain(bytes))
        {
            return isName ? KnownNames.Of(bytes) : Encoding.ASCII.GetString(bytes);
        }

        string text;
        try
        {
            text = s_utf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Fail<string>("text is not UTF-8");
        }

        if (escaped)
        {
            // Each backslash stands before the character it escapes, so removing pairwise from the left is right.
            text = Unescape(text);
        }

        return TextRule.Refusal(text) is { } refusal ? Fail<string>(refusal) : text;
    }

    private static string Unescape(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            result.Append(text[i] == '\\' ? text[++i] : text[i]);
        }

        return result.ToString();
    }

    // RFC 8785 section 3.2.2.3 for integers: digits, no leading zero, no −0, no fraction, no exponent.
    private JsonNumber? ReadNumber()
    {
        var negative = Take("-"u8);
        var start = _at;
        var value = 0L;
        while (_at < _utf8.Length && _utf8[_at] is >= (byte)'0' and <= (byte)'9')
        {
            value = (10 * value) + (_utf8[_at++] - '0');
            if (value > JsonNumber.MaxValue)
            {
                return Fail<JsonNumber>("a number is beyond the safe integers");
            }
        }

        var digits = _at - start;
        return digits == 0 || (_utf8[start] == '0' && (digits > 1 || negative))
            ? Fail<JsonNumber>("a number is not canonical")
            : new JsonNumber(negative ? -value : value);
    }

    private bool Take(ReadOnlySpan<byte> expected)
    {
        if (!_utf8[_at..].StartsWith(expected))
        {
            return false;
        }

        _at += expected.Length;
        return true;
    }

    private JsonValue? Fail(string reason) => Fail<JsonValue>(reason);

    private T? Fail<T>(string reason)
        where T : class
    {
        Error = $"{reason} (at byte {_at})";
        return null;
    }
}
