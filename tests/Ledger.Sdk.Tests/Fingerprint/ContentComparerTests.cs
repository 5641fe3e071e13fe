using CsCheck;
using Ledger.Evidence.Manifests;
using Ledger.Sdk.Fingerprint;

namespace Ledger.Sdk.Tests.Fingerprint;

public sealed class ContentComparerTests : IDisposable
{
    private const int ChunkSize = 4096;

    private static readonly FingerprintOptions s_options = new() { ChunkSize = ChunkSize };

    private readonly DataFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task A_changed_byte_is_located_to_its_chunk()
    {
        await Gen.Select(Gen.Int[1, 50_000], Gen.Int[0, int.MaxValue], Gen.Int[1, 255], Gen.Int[1, 5]).SampleAsync(
            async (length, place, bits, parallelism) =>
            {
                using var data = new DataFolder();
                data.Write("same", DataFolder.Content(9_000, 2));
                var content = DataFolder.Content(length, 1);
                data.Write("changed", content);
                var (described, list) = await data.DescribeAsync(s_options);
                var at = place % length;
                content[at] ^= (byte)bits;
                data.Write("changed", content);

                var differences = await CompareAsync(data, described, list, parallelism);

                var difference = Assert.Single(differences);
                Assert.Equal(("changed", DifferenceKind.Changed), (difference.Path, difference.Kind));
                Assert.Equal([at / ChunkSize], difference.ChangedChunks);
            },
            iter: 40,
            threads: 1);
    }

    [Fact]
    public async Task Unchanged_data_has_no_differences()
    {
        _data.Write("a/b", DataFolder.Content(50_000, 1));
        _data.Write("c", []);
        var (described, list) = await _data.DescribeAsync(s_options);

        Assert.Empty(await CompareAsync(_data, described, list));
        Assert.Empty(await CompareAsync(_data, described, null));
    }

    [Fact]
    public async Task Files_cut_continued_renamed_added_and_gone_are_told_apart()
    {
        foreach (var name in new[] { "cut", "continued", "old-name", "gone", "same" })
        {
            _data.Write(name, DataFolder.Content((2 * ChunkSize) + 10, name.Length));
        }

        var (described, list) = await _data.DescribeAsync(s_options);
        _data.Write("cut", DataFolder.Content(ChunkSize, 3));
        _data.Write("continued", DataFolder.Content((3 * ChunkSize) + 1, 9));
        File.Move(_data.PathOf("old-name"), _data.PathOf("new-name"));
        File.Delete(_data.PathOf("gone"));
        _data.Write("folder/added", [1]);

        var differences = await CompareAsync(_data, described, list);

        Assert.Equal(
            [
                ("continued", DifferenceKind.Longer, "2,3"),
                ("cut", DifferenceKind.Shorter, "1,2"),
                ("folder/added", DifferenceKind.Added, ""),
                ("gone", DifferenceKind.Missing, ""),
                ("new-name", DifferenceKind.Added, ""),
                ("old-name", DifferenceKind.Missing, ""),
            ],
            differences.Select(found => (found.Path, found.Kind, string.Join(',', found.ChangedChunks))));
    }

    [Fact]
    public async Task Without_a_chunk_list_the_file_alone_is_named()
    {
        _data.Write("a", DataFolder.Content(9_000, 1));
        var (described, _) = await _data.DescribeAsync(s_options);
        _data.Write("a", DataFolder.Content(9_000, 2));

        var difference = Assert.Single(await CompareAsync(_data, described, null));

        Assert.Equal((DifferenceKind.Changed, 0), (difference.Kind, difference.ChangedChunks.Count));
    }

    private static Task<IReadOnlyList<FileDifference>> CompareAsync(
        DataFolder data, FingerprintResult described, ChunkList? list, int parallelism = 2) =>
        ContentComparer.CompareAsync(
            data.Location,
            described.Manifest,
            list,
            parallelism,
            cancellationToken: TestContext.Current.CancellationToken);
}
