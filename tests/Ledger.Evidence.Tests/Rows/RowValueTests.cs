using System.Text;
using System.Text.Json;
using Ledger.Evidence.Rows;

namespace Ledger.Evidence.Tests.Rows;

public sealed class RowValueTests
{
    private static readonly JsonElement s_vectors = Vectors.Load("rows");

    public static TheoryData<string, string, bool, string?> Values =>
    [
        .. s_vectors.GetProperty("values").EnumerateArray().Select(value => (
            value.GetProperty("type").GetString()!,
            value.GetProperty("hex").GetString()!,
            value.GetProperty("valid").GetBoolean(),
            value.TryGetProperty("text", out var text) ? text.GetString() : null)),
    ];

    public static TheoryData<string, string?> Numbers =>
    [
        .. s_vectors.GetProperty("numbers").EnumerateArray().Select(number => (
            number.GetProperty("text").GetString()!, number.GetProperty("canonical").GetString())),
    ];

    [Theory]
    [MemberData(nameof(Values))]
    public void One_encoding_of_each_value_is_taken(string type, string hex, bool valid, string? text)
    {
        Assert.True(RowColumn.TryParseType(type, out var parsed, out var isArray));
        var columns = new[] { new RowColumn("a", parsed, isArray) };
        var row = Convert.FromHexString(hex);

        Assert.Equal(valid, RowReader.IsRow(row, columns));
        Assert.False(RowReader.IsRow([.. row, 0], columns));
        if (valid)
        {
            Assert.Equal([text], RowText.Of(row, columns));
        }
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Numbers_have_one_form(string text, string? canonical)
    {
        Assert.Equal(canonical, RowNumber.Canonical(text));
        Assert.True(canonical is null || RowNumber.IsCanonical(Encoding.ASCII.GetBytes(canonical)));
        Assert.Equal(canonical == text, RowNumber.IsCanonical(Encoding.ASCII.GetBytes(text)));
    }

    [Fact]
    public void Numbers_ascend_by_value()
    {
        string[] ascending =
        [
            "-Infinity", "-100", "-99.5", "-10", "-9.01", "-9", "-0.5", "-0.05", "0", "0.001", "0.01", "0.1", "1",
            "1.05", "1.5", "2", "10", "10.1", "99999999999999999999", "100000000000000000000", "Infinity", "NaN",
        ];
        for (var i = 0; i < ascending.Length; i++)
        {
            for (var j = 0; j < ascending.Length; j++)
            {
                Assert.Equal(
                    i.CompareTo(j),
                    Math.Sign(RowNumber.Compare(
                        Encoding.ASCII.GetBytes(ascending[i]), Encoding.ASCII.GetBytes(ascending[j]))));
            }
        }
    }

    [Fact]
    public void Numbers_of_a_JSON_value_are_not_written_out_beyond_what_a_row_may_have()
    {
        Assert.Equal(100_002, RowJson.Canonical("[1e99999]"u8.ToArray())?.Length);
        Assert.Null(RowJson.Canonical(
            Encoding.ASCII.GetBytes($"[{string.Join(',', Enumerable.Repeat("1e99999", 200))}]")));
    }

    [Fact]
    public void A_row_longer_than_a_row_may_be_is_refused()
    {
        var row = new RowBuilder();
        row.Octets(new byte[RowBuilder.MaxBytes - 5]);

        Assert.Throws<InvalidDataException>(row.Null);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("-1.")]
    public void A_number_within_json_is_no_longer_than_one_of_its_own(string start)
    {
        var longest = start.PadRight(RowNumber.MaxLength, '9');

        Assert.NotNull(RowJson.Canonical(Encoding.UTF8.GetBytes($"[{longest}]")));
        Assert.Null(RowJson.Canonical(Encoding.UTF8.GetBytes($"[{longest}9]")));
    }
}
