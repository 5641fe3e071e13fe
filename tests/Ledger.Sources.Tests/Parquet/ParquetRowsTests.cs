using Ledger.Evidence.Rows;
using Ledger.Sources.Csv;
using Ledger.Sources.Parquet;
using Ledger.Sources.Rows;
using Ledger.Testing;
using Parquet;
using Parquet.Schema;

namespace Ledger.Sources.Tests.Parquet;

public sealed class ParquetRowsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static string Flights => NpmTools.PathOf("vega-datasets", "data", "flights-3m.parquet");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Three_million_flights_are_read_in_one_pass()
    {
        await using var source = await ParquetRows.OpenAsync(Flights, cancellationToken: Cancellation);

        var made = await RowFingerprinter.ComputeAsync(source, cancellationToken: Cancellation);

        Assert.Equal(3_000_000, made.Rows.Rows);
        Assert.Equal(RowsOrder.Digest, made.Rows.Order);
        Assert.Equal(
            "date:timestamp delay:number distance:number origin:text destination:text",
            string.Join(' ', made.Rows.Columns.Select(column => $"{column.Name}:{column.TypeName}")));
    }

    [Fact]
    public async Task Equal_rows_in_CSV_and_parquet_have_one_fingerprint()
    {
        var parquet = await WriteAsync();
        var csv = _folder.PathOf("same.csv");
        await File.WriteAllTextAsync(
            csv,
            "flag,small,big,exact,ratio,name,raw,day\n"
            + "false,-7,18446744073709551615,-1.2500,0.5,武汉,\\x00ff,2024-02-29\n"
            + "true,8,0,12345678901234567890.123,1e300,\"\",\\x,1969-12-31\n"
            + ",,,,,,,\n",
            Cancellation);
        var types = new Dictionary<string, RowType>
        {
            ["flag"] = RowType.Boolean, ["small"] = RowType.Number, ["big"] = RowType.Number,
            ["exact"] = RowType.Number,
            ["ratio"] = RowType.Float, ["raw"] = RowType.Bytes, ["day"] = RowType.Date,
        };

        await using var left = await ParquetRows.OpenAsync(parquet, cancellationToken: Cancellation);
        await using var right = CsvRows.Open(csv, new CsvOptions { Types = types });

        Assert.Equal(
            (await RowFingerprinter.ComputeAsync(left, cancellationToken: Cancellation)).Content,
            (await RowFingerprinter.ComputeAsync(right, cancellationToken: Cancellation)).Content);
    }

    [Fact]
    public async Task A_file_with_a_broken_byte_is_read_or_refused_and_nothing_else_is_thrown()
    {
        var whole = await File.ReadAllBytesAsync(await WriteAsync(), Cancellation);
        var file = _folder.PathOf("broken.parquet");
        var random = new Random(7);
        for (var i = 0; i < 150; i++)
        {
            var broken = whole.ToArray();
            broken[random.Next(broken.Length)] ^= (byte)random.Next(1, 256);
            await File.WriteAllBytesAsync(
                file, i % 4 == 0 ? broken[..random.Next(broken.Length)] : broken, Cancellation);
            try
            {
                await using var source = await ParquetRows.OpenAsync(file, cancellationToken: Cancellation);
                await RowFingerprinter.ComputeAsync(source, cancellationToken: Cancellation);
            }
            catch (RowException refusal)
            {
                Assert.NotEqual(refusal.Message, refusal.Chinese);
            }
        }
    }

    [Fact]
    public async Task More_columns_than_a_fingerprint_has_are_refused_before_a_row_is_read()
    {
        var file = _folder.PathOf("wide.parquet");
        var schema = new ParquetSchema(
            Enumerable.Range(0, RowColumn.MaxCount + 1).Select(i => new DataField<int>($"c{i}")));
        await using (var stream = File.Create(file))
        {
            await using var writer = await ParquetWriter.CreateAsync(schema, stream, cancellationToken: Cancellation);
        }

        var refusal = await Assert.ThrowsAsync<RowException>(
            () => ParquetRows.OpenAsync(file, cancellationToken: Cancellation));

        Assert.Equal(RowFault.Type, refusal.Fault);
        Assert.Contains("1,601 columns: a fingerprint has 1 to 1,600", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("1,600", refusal.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_parquet_is_refused()
    {
        var file = _folder.PathOf("a.parquet");
        foreach (var content in new[]
        {
            "", "PAR1", "PAR1PAR1", "PAR1\u0000\u0000\u0000\u007fPAR1", "not at all a parquet file",
        })
        {
            await File.WriteAllTextAsync(file, content, Cancellation);
            var refusal = await Assert.ThrowsAsync<RowException>(
                () => ParquetRows.OpenAsync(file, cancellationToken: Cancellation));
            Assert.Equal(RowFault.Malformed, refusal.Fault);
        }

        var missing = await Assert.ThrowsAsync<RowException>(
            () => ParquetRows.OpenAsync(file + "x", cancellationToken: Cancellation));
        Assert.Equal(RowFault.Missing, missing.Fault);
    }

    private async Task<string> WriteAsync()
    {
        var file = _folder.PathOf("same.parquet");
        var schema = new ParquetSchema(
            new DataField<bool?>("flag"),
            new DataField<short?>("small"),
            new DataField<ulong?>("big"),
            new BigDecimalDataField("exact", 30, 4, isNullable: true),
            new DataField<double?>("ratio"),
            new DataField<string>("name"),
            new DataField<byte[]>("raw"),
            new DataField<DateOnly?>("day"));
        await using var stream = File.Create(file);
        await using var writer = await ParquetWriter.CreateAsync(schema, stream, cancellationToken: Cancellation);
        using var group = writer.CreateRowGroup();
        var fields = schema.DataFields;
        await group.WriteAsync<bool>(fields[0], new bool?[] { true, null, false });
        await group.WriteAsync<short>(fields[1], new short?[] { 8, null, -7 });
        await group.WriteAsync<ulong>(fields[2], new ulong?[] { 0, null, ulong.MaxValue });
        await group.WriteAsync<global::Parquet.Data.BigDecimal>(fields[3], new global::Parquet.Data.BigDecimal?[]
        {
            new(System.Numerics.BigInteger.Parse("123456789012345678901230", null), 30, 4), null, new(-12500, 30, 4),
        });
        await group.WriteAsync<double>(fields[4], new double?[] { 1e300, null, 0.5 });
        await group.WriteAsync(fields[5], new string[] { "", null!, "武汉" });
        await group.WriteAsync(fields[6], new byte[][] { [], null!, [0, 255] });
        await group.WriteAsync<DateOnly>(fields[7], new DateOnly?[] { new(1969, 12, 31), null, new(2024, 2, 29) });
        group.CompleteValidate();
        return file;
    }
}
