using Ledger.Sources.Parquet;
using Ledger.Sources.Rows;
using Ledger.Testing;
using Parquet;
using Parquet.Schema;

namespace Ledger.Sources.Tests.Parquet;

/// <summary>What is allocated is counted for the whole process: nothing else runs meanwhile.</summary>
[CollectionDefinition(nameof(ParquetMemoryTests), DisableParallelization = true)]
[Collection(nameof(ParquetMemoryTests))]
public sealed class ParquetMemoryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_file_that_asks_for_gigabytes_is_refused_before_it_gets_them()
    {
        var file = _folder.PathOf("bomb.parquet");
        var schema = new ParquetSchema(new DataField<long>("zeros"));
        await using (var stream = File.Create(file))
        {
            await using var writer = await ParquetWriter.CreateAsync(schema, stream, cancellationToken: Cancellation);
            using var group = writer.CreateRowGroup();
            await group.WriteAsync<long>(
                schema.DataFields[0], new long[ParquetLimits.MostRows + 1], cancellationToken: Cancellation);
            group.CompleteValidate();
        }

        Assert.InRange(new FileInfo(file).Length, 1, 1 << 24);
        await using var source = await ParquetRows.OpenAsync(file, cancellationToken: Cancellation);
        var before = GC.GetTotalAllocatedBytes();

        var refusal = await Assert.ThrowsAsync<RowException>(
            () => RowFingerprinter.ComputeAsync(source, cancellationToken: Cancellation));

        Assert.Equal(RowFault.TooLarge, refusal.Fault);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 16 << 20);
    }
}
