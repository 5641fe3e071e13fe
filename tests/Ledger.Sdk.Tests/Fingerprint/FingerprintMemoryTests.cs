using Ledger.Evidence.Manifests;
using Ledger.Sdk.Fingerprint;

namespace Ledger.Sdk.Tests.Fingerprint;

[CollectionDefinition(nameof(FingerprintMemoryTests), DisableParallelization = true)]
[Collection(nameof(FingerprintMemoryTests))]
public sealed class FingerprintMemoryTests : IDisposable
{
    private const long MiB = 1 << 20;

    private readonly DataFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Theory]
    [InlineData(Manifest.DefaultChunkSize, 2, false)]
    [InlineData(Manifest.DefaultChunkSize, 64, false)]
    [InlineData(Manifest.DefaultChunkSize, 64, true)]
    [InlineData(Manifest.MaxChunkSize, 64, false)]
    [InlineData(Manifest.MaxChunkSize, 64, true)]
    public async Task Memory_is_bounded_for_any_size_of_data_and_chunk(int chunkSize, int parallelism, bool plain)
    {
        var options = new FingerprintOptions
        {
            Digests = ManifestDigests.Sha256,
            ChunkSize = chunkSize,
            Parallelism = parallelism,
            Plain = plain,
        };
        var small = await AllocatedAsync(128 * MiB, options);
        var large = await AllocatedAsync(512 * MiB, options);

        // All that was ever allocated, not only what was held: the buffers, and a little for each chunk.
        Assert.InRange(large, 0, 80 * MiB);
        Assert.InRange(large - small, -80 * MiB, 16 * MiB);
    }

    private async Task<long> AllocatedAsync(long length, FingerprintOptions options)
    {
        using (var file = File.Create(_data.PathOf("sparse")))
        {
            file.SetLength(length);
        }

        var before = GC.GetTotalAllocatedBytes(precise: true);
        await Fingerprinter.ComputeAsync(
            _data.Location, options, cancellationToken: TestContext.Current.CancellationToken);
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }
}
