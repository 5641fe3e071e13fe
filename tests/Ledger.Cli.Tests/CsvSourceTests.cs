using System.Text;
using Ledger.Cli.Applications;
using Ledger.Cli.Importing;
using Ledger.Domain.Assets;
using Ledger.Testing;

namespace Ledger.Cli.Tests;

public sealed class CsvSourceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("gb18030", false)]
    public async Task A_table_is_read_in_the_encoding_that_it_is_in(string encoding, bool mark)
    {
        var text = Forms.Csv(Forms.Cells(1).With("数据名称", "𠮷野家门店数据"), Forms.Cells(2));
        var bytes = encoding == "utf-8" ? Forms.Utf8(text, mark) : TextEncodings.Gb18030.GetBytes(text);

        var rows = await new CsvSource(Write(bytes), null).ReadAsync();

        Assert.Equal([2L, 3L], rows.Select(static row => row.Number));
        var read = rows[0].Form!.Application;
        Assert.Equal("𠮷野家门店数据", read.Description.Name);
        Assert.Equal(
            (AssetKind.Resource, UpdateFrequency.Monthly, 1000ul, 38_000_000ul),
            (read.Kind, read.Description.Frequency, read.Description.Records!.Value, read.Description.Bytes));
        Assert.Equal([DataMedium.Table, DataMedium.Text], read.Description.Media);
        Assert.Equal([RightKind.Hold, RightKind.Use, RightKind.Operate], read.Rights.Select(static one => one.Right));
        Assert.Equal([Forms.Party], read.Applicants);
        Assert.Equal(4, read.Materials.Count);
        Assert.NotEqual(read.Asset, rows[1].Form!.Application.Asset);
    }

    [Fact]
    public async Task The_same_row_is_the_same_application_for_ever()
    {
        var first = await new CsvSource(Write(Forms.Utf8(Forms.Csv(Forms.Cells(1)))), null).ReadAsync();
        var again = await new CsvSource(
            Write(Forms.Utf8(Forms.Csv(Forms.Cells(7), Forms.Cells(1)), mark: true)), null).ReadAsync();

        Assert.Equal(first[0].Form!.Application, again[1].Form!.Application);
    }

    [Theory]
    [InlineData("登记对象", "设备", "row-malformed")]
    [InlineData("数据名称", "", "row-malformed")]
    [InlineData("时域起", "2025-13-01", "row-malformed")]
    [InlineData("时域起", "2023", "row-malformed")]
    [InlineData("时域起", "100000", "row-malformed")]
    [InlineData("数据量（字节）", "1.5", "row-malformed")]
    [InlineData("数据量（字节）", "-1", "row-malformed")]
    [InlineData("数据量（字节）", "18446744073709551616", "row-malformed")]
    [InlineData("所属行业", "Z99", "row-malformed")]
    [InlineData("清单摘要SM3", "B", "row-malformed")]
    [InlineData("数据概述", "从右\u202E到左", "row-malformed")]
    [InlineData("证明材料", "申请人身份佐证=../../etc/passwd", "row-malformed")]
    [InlineData("证明材料", "申请人身份佐证=/etc/passwd", "row-malformed")]
    [InlineData("证明材料", "照片=1|2|3", "row-malformed")]
    [InlineData("影响分析", "组织权益", "row-malformed")]
    public async Task What_is_wrong_with_a_row_names_its_column_in_both_languages(
        string heading, string cell, string code)
    {
        var rows = await new CsvSource(
            Write(Forms.Utf8(Forms.Csv(Forms.Cells(1).With(heading, cell), Forms.Cells(2)))), null).ReadAsync();

        Assert.Equal(code, rows[0].Fault!.Code);
        Assert.Contains(heading, heading == "数据概述" ? heading : rows[0].Fault!.Chinese, StringComparison.Ordinal);
        Assert.NotEqual(rows[0].Fault!.English, rows[0].Fault!.Chinese);
        Assert.NotNull(rows[1].Form);
    }

    [Fact]
    public async Task Days_and_numbers_are_read_as_spreadsheets_write_them()
    {
        var rows = await new CsvSource(
            Write(Forms.Utf8(Forms.Csv(
                Forms.Cells(1).With("时域起", "45658").With("数据量（字节）", "3.8E+07"),
                Forms.Cells(2).With("时域起", "2025年1月1日"), Forms.Cells(3).With("时域起", "2025/1/1")))),
            null).ReadAsync();

        Assert.All(rows, static row => Assert.Equal(
            (new DateOnly(2025, 1, 1), 38_000_000ul),
            (row.Form!.Application.Description.From, row.Form.Application.Description.Bytes)));
    }

    [Fact]
    public async Task Rows_of_another_width_and_cells_beyond_measure_are_rows_that_fail()
    {
        var wide = CsvErrors.Line(Enumerable.Repeat("x", 200_000)) + "\r\n";
        var narrow = "只有一格\r\n";
        var text = Forms.Csv(Forms.Cells(1).With("数据概述", new string('长', 40_000))) + wide + narrow
            + ",,,\r\n# 说明\r\n" + CsvErrors.Line(Forms.Cells(2));

        var rows = await new CsvSource(Write(Forms.Utf8(text)), null).ReadAsync();

        Assert.Equal(
            ["row-oversize", "row-width", "row-width", null], rows.Select(static row => row.Fault?.Code));
        Assert.Equal([2L, 3L, 4L, 7L], rows.Select(static row => row.Number));
        Assert.Contains("200000", rows[1].Fault!.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF\"a\"\"b,c\"")]
    [InlineData("\"a\nb\"")]
    [InlineData("\r\n\n")]
    public void A_million_headings_are_refused_before_they_are_read(string before)
    {
        var many = Write(Encoding.UTF8.GetBytes(before + new string(',', 1_000_000) + "\r\n"));

        Assert.True(FirstRecord.HasMore(many, SourceLimits.Columns));
        Assert.Contains(
            "more than 256 columns", Assert.Throws<ImportFileException>(() => new CsvSource(many, null)).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "256 columns", Assert.Throws<InvalidDataException>(() => CatalogueCsv.Read(new FileInfo(many))).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 255, false)]
    [InlineData("", 256, true)]
    [InlineData("数据\"名称", 256, true)]
    [InlineData("\"", 1000, false)]
    [InlineData("\uFEFF\"", 1000, false)]
    [InlineData("\"a\"\"", 1000, false)]
    [InlineData("a\n", 1000, false)]
    [InlineData("a,\"b\r\nc\"\r", 1000, false)]
    public void Columns_are_those_of_the_first_record_outside_quotes(string before, int commas, bool hasMore)
    {
        var text = before + new string(',', commas);

        Assert.Equal(hasMore, FirstRecord.HasMore(Write(Encoding.UTF8.GetBytes(text)), SourceLimits.Columns));
        var unmarked = TextEncodings.Gb18030.GetBytes(text.TrimStart('\uFEFF'));
        Assert.Equal(hasMore, FirstRecord.HasMore(Write(unmarked), SourceLimits.Columns));
    }

    [Fact]
    public void The_same_heading_twice_and_a_missing_one_are_said()
    {
        var twice = Assert.Throws<ImportFileException>(() => Map([.. Forms.Headings, "数据名称 *"]));
        Assert.Contains("comes twice", twice.Message, StringComparison.Ordinal);
        Assert.Contains("重复出现", twice.Message, StringComparison.Ordinal);
        var missing = Assert.Throws<ImportFileException>(() => Map([.. Forms.Headings.Skip(1)]));
        Assert.Contains("缺少表头“数据名称”", missing.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("未闭合,\"开始\r\n")]
    [InlineData("\"a\"b,c\r\n")]
    public async Task Quotes_that_do_not_fit_end_the_reading_where_they_stand(string broken)
    {
        var text = Forms.Csv(Forms.Cells(1)) + broken + new string('x', 3 << 20);

        var fault = await Assert.ThrowsAsync<ImportFileException>(
            () => new CsvSource(Write(Forms.Utf8(text)), null).ReadAsync());

        Assert.Contains("beyond row 3", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_of_another_encoding_are_never_characters()
    {
        var late = Forms.Csv(Enumerable.Range(1, 3000).Select(Forms.Cells));
        byte[] mixed = [.. Forms.Utf8(late), .. TextEncodings.Gb18030.GetBytes(Forms.Csv(Forms.Cells(1)))];
        var fault = await Assert.ThrowsAsync<ImportFileException>(
            () => new CsvSource(Write(mixed), null).ReadAsync());
        Assert.Contains("--encoding", fault.Message, StringComparison.Ordinal);
        byte[] marked = [.. Forms.Utf8(late, mark: true), .. TextEncodings.Gb18030.GetBytes(Forms.Csv(Forms.Cells(1)))];
        var one = Forms.Utf8(Forms.Csv(Forms.Cells(1)), mark: true);
        one[^10] = 0xFF;
        foreach (var (bytes, encoding) in new (byte[], string?)[] { (marked, null), (marked, "utf-8"), (one, null) })
        {
            var wrong = await Assert.ThrowsAsync<ImportFileException>(
                () => new CsvSource(Write(bytes), encoding).ReadAsync());
            Assert.Contains("none of utf-8", wrong.Message, StringComparison.Ordinal);
        }

        Assert.Throws<ImportFileException>(() => new CsvSource(Write(Encoding.Unicode.GetPreamble()), null));
    }

    [Fact]
    public void An_empty_file_is_said_to_be_one() =>
        Assert.Contains(
            "为空", Assert.Throws<ImportFileException>(() => new CsvSource(Write([]), null)).Message,
            StringComparison.Ordinal);

    private static void Map(string[] headings) => _ = new HeadingMap(headings, new Dictionary<FormColumn, string>());

    private string Write(byte[] bytes)
    {
        var file = _folder.PathOf($"{Guid.NewGuid():N}.csv");
        File.WriteAllBytes(file, bytes);
        return file;
    }
}
