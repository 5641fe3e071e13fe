using System.Text.Json;
using CsCheck;
using Ledger.Cryptography;
using Ledger.Evidence.Manifests;
using Ledger.Sdk.Fingerprint;
using Ledger.Testing;

namespace Ledger.Sdk.Tests.Fingerprint;

public sealed class FingerprinterTests : IDisposable
{
    private readonly DataFolder _data = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> VectorNames =>
        [.. Vectors().Select(vector => vector.GetProperty("name").GetString()!)];

    public void Dispose() => _data.Dispose();

    [Theory]
    [MemberData(nameof(VectorNames))]
    public async Task Data_on_disk_gives_the_manifest_of_the_vector(string name)
    {
        var vector = Vectors().Single(candidate => candidate.GetProperty("name").GetString() == name);
        var expected = System.Text.Encoding.UTF8.GetBytes(vector.GetProperty("text").GetString()!);
        Assert.True(Manifest.TryRead(expected, out var manifest, out _));
        foreach (var file in vector.GetProperty("files").EnumerateArray())
        {
            _data.Write(file.GetProperty("path").GetString()!, DataFolder.Content(
                file.GetProperty("length").GetInt32(), file.GetProperty("seed").GetInt32()));
        }

        foreach (var parallelism in new[] { 1, 2, 7 })
        {
            var (result, _) = await _data.DescribeAsync(new FingerprintOptions
            {
                Digests = manifest.Digests,
                ChunkSize = manifest.ChunkSize,
                Plain = manifest.Files[0].Plain is not null,
                Parallelism = parallelism,
            });

            Assert.Equal(expected, result.ManifestBytes.ToArray());
            Assert.Equal(DigestPair.Of(expected), result.Content);
        }
    }

    [Fact]
    public async Task The_result_does_not_depend_on_parallelism()
    {
        var cases = Gen.Select(
            Gen.Int[0, 40_000].Array[1, 5], Gen.Int[1, 3], Gen.Int[2, 9], Gen.Bool, Gen.Int[12, 14]);

        await cases.SampleAsync(
            async (lengths, digests, parallelism, plain, chunkBits) =>
            {
                using var data = new DataFolder();
                for (var i = 0; i < lengths.Length; i++)
                {
                    data.Write($"{i % 2}/{i}", DataFolder.Content(lengths[i], i));
                }

                var options = new FingerprintOptions
                {
                    Digests = (ManifestDigests)digests,
                    ChunkSize = 1 << chunkBits,
                    Plain = plain,
                    Parallelism = 1,
                };
                var (one, _) = await data.DescribeAsync(options);
                var (several, _) = await data.DescribeAsync(options with { Parallelism = parallelism });

                Assert.Equal(one.ManifestBytes.ToArray(), several.ManifestBytes.ToArray());
            },
            iter: 40,
            threads: 1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1 << 20)]
    [InlineData((3 << 20) + 77)]
    public async Task Plain_digests_are_those_that_other_tools_print(int length)
    {
        var location = _data.Write("file", DataFolder.Content(length, 5));

        var (result, _) = await _data.DescribeAsync(new FingerprintOptions { Plain = true, Parallelism = 4 });

        var plain = result.Manifest.Files[0].Plain!.Value;
        var sha256 = await RunAsync("sha256sum", location);
        var sm3 = await RunAsync("openssl", "dgst", "-sm3", "-r", location);
        Assert.Equal(sha256.Split(' ')[0], plain.Sha256.ToString());
        Assert.Equal(sm3.Split(' ')[0], plain.Sm3.ToString());
    }

    [Fact]
    public async Task A_tree_of_one_chunk_is_what_other_tools_make_of_a_zero_byte_and_the_file()
    {
        var content = DataFolder.Content(70_000, 5);
        _data.Write("file", content);
        var (result, _) = await _data.DescribeAsync(new FingerprintOptions());
        var prefixed = Path.Combine(_data.Location, "prefixed");
        await File.WriteAllBytesAsync(prefixed, [0, .. content], Cancellation);

        var tree = result.Manifest.Files[0].Tree;
        Assert.StartsWith(tree.Sha256.ToString()!, await RunAsync("sha256sum", prefixed), StringComparison.Ordinal);
        Assert.StartsWith(
            tree.Sm3.ToString()!, await RunAsync("openssl", "dgst", "-sm3", "-r", prefixed), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_single_file_is_named_by_its_own_name()
    {
        var location = _data.Write("folder/名.csv", [1, 2, 3]);

        var result = await Fingerprinter.ComputeAsync(location, cancellationToken: Cancellation);

        var file = Assert.Single(result.Manifest.Files);
        Assert.Equal(("名.csv", 3L), (file.Path, file.Length));
    }

    [Fact]
    public async Task Progress_comes_in_order_and_ends_with_everything()
    {
        _data.Write("a", new byte[10_000]);
        _data.Write("b", []);
        _data.Write("c", new byte[4_096]);
        var seen = new List<FingerprintProgress>();

        await Fingerprinter.ComputeAsync(
            _data.Location,
            new FingerprintOptions { ChunkSize = 4096, Parallelism = 3 },
            progress: new Direct(seen.Add),
            cancellationToken: Cancellation);

        Assert.Equal(["a", "a", "a", "b", "c"], seen.Select(step => step.Path));
        Assert.Equal([4096, 8192, 10_000, 10_000, 14_096], seen.Select(step => step.Bytes));
        Assert.Equal(new FingerprintProgress("c", 14_096, 14_096, 3, 3), seen[^1]);
    }

    [Fact]
    public async Task Cancellation_ends_the_work()
    {
        _data.Write("a", new byte[50 * 4096]);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var chunks = 0;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Fingerprinter.ComputeAsync(
            _data.Location,
            new FingerprintOptions { ChunkSize = 4096, Parallelism = 3 },
            progress: new Direct(_ => cancel.CancelAfterCalls(ref chunks, 5)),
            cancellationToken: cancel.Token));

        Assert.InRange(chunks, 5, 10);
    }

    [Theory]
    [InlineData(0, 1 << 20, 1)]
    [InlineData(4, 1 << 20, 1)]
    [InlineData(3, 1_000_000, 1)]
    [InlineData(3, 2048, 1)]
    [InlineData(3, 1 << 20, 0)]
    public async Task Options_out_of_range_are_refused(int digests, int chunkSize, int parallelism) =>
        await Assert.ThrowsAsync<ArgumentException>(() => Fingerprinter.ComputeAsync(
            _data.Location,
            new FingerprintOptions
            {
                Digests = (ManifestDigests)digests,
                ChunkSize = chunkSize,
                Parallelism = parallelism,
            },
            cancellationToken: Cancellation));

    private static List<JsonElement> Vectors() =>
    [
        .. JsonDocument.Parse(File.ReadAllBytes(Repository.PathOf("tests", "vectors", "manifest.json")))
            .RootElement.GetProperty("cases").EnumerateArray(),
    ];

    private static Task<string> RunAsync(string program, params string[] words) =>
        ChildProcess.RunAsync(new ChildProcessOptions(program, words), Cancellation);
}
