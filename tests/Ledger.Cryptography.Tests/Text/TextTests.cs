using CsCheck;

namespace Ledger.Cryptography.Tests;

public sealed class TextTests
{
    [Fact]
    public void Bytes_come_back_from_hex_and_from_base64() =>
        Gen.Byte.Array[0, 100].Sample(bytes =>
            Hex.TryDecode(Hex.Encode(bytes), out var fromHex) && fromHex.AsSpan().SequenceEqual(bytes)
            && CanonicalBase64.TryDecode(CanonicalBase64.Encode(bytes), out var fromBase64)
            && fromBase64.AsSpan().SequenceEqual(bytes));

    [Theory]
    [InlineData(null)]
    [InlineData("a")]
    [InlineData("AB")]
    [InlineData("0x00")]
    [InlineData("0g")]
    [InlineData(" 00")]
    [InlineData("00 ")]
    [InlineData("٠٠")]
    public void Other_hex_is_refused(string? text) => Assert.False(Hex.TryDecode(text, out _));

    [Theory]
    [InlineData(null)]
    [InlineData("A")]
    [InlineData("AA")]
    [InlineData("AA=")]
    [InlineData("AA==\n")]
    [InlineData("AA= =")]
    [InlineData("A===")]
    [InlineData("====")]
    [InlineData("AB==")]
    [InlineData("AAB=")]
    [InlineData("AA==AA==")]
    [InlineData("-_==")]
    [InlineData(" AAAA")]
    [InlineData("AAA\0")]
    public void Other_base64_is_refused(string? text) => Assert.False(CanonicalBase64.TryDecode(text, out _));

    [Fact]
    public void Numbers_come_back_from_decimal() =>
        Gen.ULong.Sample(number =>
            CanonicalDecimal.TryDecode(CanonicalDecimal.Encode(number), out var read) && read == number);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("00")]
    [InlineData("01")]
    [InlineData("+1")]
    [InlineData("-0")]
    [InlineData(" 1")]
    [InlineData("1 ")]
    [InlineData("1.0")]
    [InlineData("1e3")]
    [InlineData("1,000")]
    [InlineData("１")]
    [InlineData("18446744073709551616")]
    [InlineData("100000000000000000000")]
    public void Other_decimals_are_refused(string? text) => Assert.False(CanonicalDecimal.TryDecode(text, out _));

    [Fact]
    public void What_is_read_is_what_would_be_written() =>
        Gen.Char["AQg/+=01 \n"].Array[0, 12].Select(characters => new string(characters)).Sample(text =>
            (!CanonicalBase64.TryDecode(text, out var bytes) || CanonicalBase64.Encode(bytes) == text)
            && (!CanonicalDecimal.TryDecode(text, out var number) || CanonicalDecimal.Encode(number) == text)
            && (!Hex.TryDecode(text, out var hex) || Hex.Encode(hex) == text));
}
