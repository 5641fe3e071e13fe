using System.Text;
using CsCheck;

namespace Ledger.Cryptography.Tests;

public sealed class CanonicalJsonTests
{
    [Fact]
    public void Every_value_comes_back_from_its_bytes() =>
        Values.Sample(value =>
        {
            var bytes = CanonicalJson.Write(value);
            return CanonicalJson.TryParse(bytes, out var read, out _)
                && read.Equals(value)
                && read.GetHashCode() == value.GetHashCode()
                && CanonicalJson.Write(read).AsSpan().SequenceEqual(bytes);
        });

    [Fact]
    public void What_is_read_is_what_would_be_written() =>
        Gen.Select(Values, Gen.Int[0, 400], Gen.Char["{}[]\",:\\0123456789-tfnu abé"]).Sample(
            (value, at, character) =>
            {
                var text = value.ToString();
                text = text[..(at % (text.Length + 1))] + character + text[(at % (text.Length + 1))..];
                var bytes = Encoding.UTF8.GetBytes(text);
                return !CanonicalJson.TryParse(bytes, out var read, out _)
                    || CanonicalJson.Write(read).AsSpan().SequenceEqual(bytes);
            },
            iter: 20_000);

    [Fact]
    public void Any_bytes_are_read_or_refused_without_a_fault() =>
        Gen.Byte.Array[0, 60].Sample(bytes =>
            !CanonicalJson.TryParse(bytes, out var read, out _)
            || CanonicalJson.Write(read).AsSpan().SequenceEqual(bytes));

    [Theory]
    [InlineData("abcd", "aXcd")]
    [InlineData("signature-of-what", "signature-of-when")]
    [InlineData("", "n")]
    public void Names_that_are_alike_are_not_taken_for_each_other(string one, string other)
    {
        foreach (var name in (string[])[one, other, one])
        {
            var bytes = Encoding.UTF8.GetBytes($$"""{"{{name}}":1}""");
            Assert.True(CanonicalJson.TryParse(bytes, out var value, out var error), error);
            Assert.Equal(name, Assert.Single(Assert.IsType<JsonObject>(value).Members).Key);
        }
    }

    [Theory]
    [InlineData("""{"a":1,"b":[{"c":"d"},2]}""", """{"a":1,"b":[{"c":"e"},2]}""")]
    [InlineData("""{"a":1,"b":2}""", """{"a":1,"c":2}""")]
    [InlineData("""{"a":1,"b":2}""", """{"a":1}""")]
    [InlineData("""[[],[1]]""", """[[1],[]]""")]
    public void Values_are_equal_when_their_bytes_are(string one, string other)
    {
        Assert.Equal(Read(one), Read(one));
        Assert.NotEqual(Read(one), Read(other));
        Assert.NotEqual(Read(other), Read(one));

        static JsonValue Read(string text) =>
            CanonicalJson.TryParse(Encoding.UTF8.GetBytes(text), out var value, out var error)
                ? value : throw new FormatException(error);
    }

    [Fact]
    public void Members_stand_in_the_order_of_utf16_code_units()
    {
        var value = new JsonObject(("\uff21", 1), ("😂", 2), ("b", 3), ("a", 4), ("A", 5));

        Assert.Equal("{\"A\":5,\"a\":4,\"b\":3,\"😂\":2,\"\uff21\":1}", value.ToString());
    }

    [Fact]
    public void A_value_that_could_not_be_read_cannot_be_made()
    {
        Assert.Throws<ArgumentException>(() => new JsonText("e\u0301"));
        Assert.Throws<ArgumentException>(() => new JsonText("\ud800"));
        Assert.Throws<ArgumentException>(() => new JsonText("line\nend"));
        Assert.Throws<ArgumentException>(() => new JsonObject(("a\u202e", 1)));
        Assert.Throws<ArgumentException>(() => new JsonObject(("a", 1), ("b", 2), ("a", 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new JsonNumber(1L << 53));
        Assert.Throws<ArgumentOutOfRangeException>(() => new JsonNumber(long.MinValue));
        Assert.Throws<ArgumentException>(() => new JsonArray(Nest(32)));
        Assert.Throws<ArgumentException>(() => new JsonObject(("a", Nest(32))));
        Assert.Equal(64, Nest(32).ToString().Length);
    }

    [Fact]
    public void An_object_answers_for_the_members_it_has()
    {
        var value = new JsonObject(
            ("text", "a"), ("number", 1), ("bool", true), ("null", JsonNull.Instance), ("size", "18446744073709551615"),
            ("array", new JsonArray(1, 2)), ("object", new JsonObject()), ("digest", new string('0', 64)));

        Assert.True(value.TryGetText("text", out var text) && text == "a");
        Assert.True(value.TryGetNumber("number", out var number) && number == 1);
        Assert.True(value.TryGetBool("bool", out var boolean) && boolean);
        Assert.True(value.TryGetDecimal("size", out var size) && size == ulong.MaxValue);
        Assert.True(value.TryGetArray("array", out var items) && items.Count == 2);
        Assert.True(value.TryGetObject("object", out var inner) && inner.Members.Count == 0);
        Assert.True(value.TryGetDigest("digest", out var digest) && digest == default);
        Assert.True(value.TryGet("null", out var nothing) && nothing is JsonNull);
        Assert.Null(value["missing"]);
    }

    [Fact]
    public void A_member_that_is_missing_or_of_another_kind_is_not_got()
    {
        var value = new JsonObject(("text", "a"), ("number", 1));

        Assert.False(value.TryGetText("number", out _) || value.TryGetText("missing", out _));
        Assert.False(value.TryGetNumber("text", out _) || value.TryGetBool("text", out _));
        Assert.False(value.TryGetArray("text", out _) || value.TryGetObject("text", out _));
        Assert.False(value.TryGetDecimal("text", out _) || value.TryGetDecimal("number", out _));
        Assert.False(value.TryGetDigest("text", out _) || value.TryGet("missing", out _));
    }

    [Fact]
    public void The_names_are_exactly_those_asked_for_or_not()
    {
        var value = new JsonObject(("b", 1), ("a", 2));

        Assert.True(value.HasExactly("a", "b") && value.HasExactly("b", "a"));
        Assert.False(value.HasExactly("a") || value.HasExactly("a", "b", "c") || value.HasExactly("a", "c"));
        Assert.False(value.HasExactly("a", "a") || value.HasExactly());
    }

    private static Gen<string> Texts => Gen.OneOf(
        Gen.Char[' ', '~'].Array[0, 8].Select(characters => new string(characters)),
        Gen.OneOf("中文", "𠮷〇", "é", "각", "\"", "\\", "\\\"", "a/b", "\u2028", "x\u0323\u0301", "😂"));

    private static Gen<JsonValue> Values => ValuesTo(4);

    private static Gen<JsonValue> ValuesTo(int depth)
    {
        var scalars = Gen.OneOf(
            Texts.Select(text => (JsonValue)text),
            Gen.Long[-JsonNumber.MaxValue, JsonNumber.MaxValue].Select(number => (JsonValue)new JsonNumber(number)),
            Gen.Bool.Select(boolean => (JsonValue)boolean),
            Gen.Const<JsonValue>(JsonNull.Instance));
        return depth == 0
            ? scalars
            : Gen.OneOf(
                scalars,
                ValuesTo(depth - 1).Array[0, 4].Select(items => (JsonValue)new JsonArray(items.AsEnumerable())),
                Gen.Select(Texts, ValuesTo(depth - 1)).Array[0, 4].Select(members =>
                    (JsonValue)new JsonObject(members.DistinctBy(member => member.Item1))));
    }

    private static JsonValue Nest(int depth)
    {
        JsonValue value = new JsonArray();
        for (var i = 1; i < depth; i++)
        {
            value = new JsonArray(value);
        }

        return value;
    }
}
