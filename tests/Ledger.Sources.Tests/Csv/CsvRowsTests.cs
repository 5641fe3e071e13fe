using System.Text;
using Ledger.Evidence.Rows;
using Ledger.Sources.Csv;
using Ledger.Sources.Rows;
using Ledger.Testing;

namespace Ledger.Sources.Tests.Csv;

public sealed class CsvRowsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("a,b\n1,2\n", "1|2")]
    [InlineData("a,b\r\n1,2\r\n", "1|2")]
    [InlineData("a,b\n1,2", "1|2")]
    [InlineData("a,b\n1,", "1|-")]
    [InlineData("a,b\n,\"\"\n", "-|")]
    [InlineData("\ufeffa,b\n1,2\n", "1|2")]
    [InlineData("a,b\n\"x,\r\ny\",\"\"\"\"\n", "x,\r\ny|\"")]
    [InlineData("a\n\n1\n", "-;1")]
    [InlineData("a,b\n", "")]
    public async Task Values_are_read_as_they_stand(string text, string expected) =>
        Assert.Equal(expected, await ReadAsync(text));

    [Theory]
    [InlineData("a;b\n1,5;2\n", ';', "1,5|2")]
    [InlineData("a\tb\n1\t2\n", '\t', "1|2")]
    public async Task Separators_are_chosen(string text, char separator, string expected) =>
        Assert.Equal(expected, await ReadAsync(text, new CsvOptions { Separator = separator }));

    [Theory]
    [InlineData("", RowFault.Malformed, ":1:")]
    [InlineData("a,a\n", RowFault.Malformed, ":1:")]
    [InlineData("a,\n", RowFault.Malformed, ":1:")]
    [InlineData("a,b\n1\n", RowFault.Malformed, ":2:")]
    [InlineData("a,b\n1,2,3\n", RowFault.Malformed, ":2:")]
    [InlineData("a,b\n1,2\n\n", RowFault.Malformed, ":3:")]
    [InlineData("a,b\n1,x\"y\n", RowFault.Malformed, ":2:")]
    [InlineData("a,b\n1,\"x\"y\n", RowFault.Malformed, ":2:")]
    [InlineData("a,b\n1,\"x\n\n\n", RowFault.Malformed, ":2:")]
    [InlineData("a,b\n1,x\ry\n", RowFault.Malformed, ":2:")]
    public async Task What_is_no_CSV_is_refused_with_its_line(string text, RowFault fault, string line)
    {
        var refusal = await Assert.ThrowsAsync<RowException>(() => ReadAsync(text));

        Assert.Equal(fault, refusal.Fault);
        Assert.Contains(line, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("：", refusal.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_encoding_is_refused_with_its_line()
    {
        byte[] text = [.. "a\nb\n"u8, 0xce, 0xe4, 0xba, 0xba, (byte)'\n'];

        var refusal = await Assert.ThrowsAsync<RowException>(() => ReadAsync(text, null));

        Assert.Equal(RowFault.Malformed, refusal.Fault);
        Assert.Contains(":3:", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RowType.Boolean, "yes")]
    [InlineData(RowType.Number, "1,5")]
    [InlineData(RowType.Number, "０")]
    [InlineData(RowType.Float, "1e999")]
    [InlineData(RowType.Bytes, "ff")]
    [InlineData(RowType.Bytes, "\\xf")]
    [InlineData(RowType.Date, "2023-02-29")]
    [InlineData(RowType.Date, "2023-2-1")]
    [InlineData(RowType.Time, "24:00:01")]
    [InlineData(RowType.Time, "12:00")]
    [InlineData(RowType.Timestamp, "2023-01-01T00:00:00Z")]
    [InlineData(RowType.Timestamp, "2023-01-01")]
    [InlineData(RowType.Instant, "2023-01-01T00:00:00")]
    [InlineData(RowType.Instant, "2023-01-01T00:00:00+8")]
    [InlineData(RowType.Uuid, "{00010203-0405-0607-0809-0a0b0c0d0e0f}")]
    [InlineData(RowType.Json, "{\"a\":1,\"a\":2}")]
    public async Task A_value_of_another_type_is_refused_with_its_line_and_column(RowType type, string value)
    {
        var text = "n,v\n1,\"" + value.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"\n";
        var options = new CsvOptions { Types = new Dictionary<string, RowType> { ["v"] = type } };

        var refusal = await Assert.ThrowsAsync<RowException>(() => ReadAsync(text, options));

        Assert.Equal(RowFault.Value, refusal.Fault);
        Assert.Contains("'v'", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cell_without_end_is_refused_before_it_fills_the_memory()
    {
        using var cell = new EndlessCell();
        await using var source = CsvRows.Open(cell, "endless.csv");

        var refusal = await Assert.ThrowsAsync<RowException>(
            () => source.ReadAsync(new RowBuilder(), Cancellation).AsTask());

        Assert.Equal(RowFault.TooLarge, refusal.Fault);
        Assert.InRange(cell.Given, 0, RowBuilder.MaxBytes + (1 << 20));
    }

    [Fact]
    public async Task A_file_that_changes_while_it_is_read_is_refused()
    {
        using var folder = new TemporaryFolder();
        var file = folder.PathOf("a.csv");
        await File.WriteAllTextAsync(file, "a\n" + string.Concat(Enumerable.Repeat("x\n", 100_000)), Cancellation);
        await using var source = CsvRows.Open(file);
        var row = new RowBuilder();
        Assert.True(await source.ReadAsync(row, Cancellation));

        await File.AppendAllTextAsync(file, "y\n", Cancellation);

        var refusal = await Assert.ThrowsAsync<RowException>(() => RowFingerprinter.ComputeAsync(
            source, cancellationToken: Cancellation));
        Assert.Equal(RowFault.Changed, refusal.Fault);
    }

    [Theory]
    [InlineData("a", "a")]
    [InlineData("v")]
    public async Task What_can_be_no_key_is_refused(params string[] key)
    {
        var options = new CsvOptions
        {
            Key = key,
            Types = new Dictionary<string, RowType> { ["v"] = RowType.Float },
        };
        await using var source = CsvRows.Open(new MemoryStream("a,v\n1,1\n"u8.ToArray()), "some.csv", options);

        var refusal = await Assert.ThrowsAsync<RowException>(
            () => RowFingerprinter.ComputeAsync(source, cancellationToken: Cancellation));

        Assert.Equal(RowFault.Missing, refusal.Fault);
    }

    private static Task<string> ReadAsync(string text, CsvOptions? options = null) =>
        ReadAsync(Encoding.UTF8.GetBytes(text), options);

    private static async Task<string> ReadAsync(byte[] text, CsvOptions? options)
    {
        await using var source = CsvRows.Open(new MemoryStream(text), "some.csv", options);
        var rows = new List<string>();
        for (var row = new RowBuilder(); await source.ReadAsync(row, Cancellation); row.Clear())
        {
            rows.Add(string.Join('|', RowText.Of(row.Bytes, source.Columns).Select(value => value ?? "-")));
        }

        return string.Join(';', rows);
    }
}
