using CsCheck;
using Ledger.Evidence.Manifests;
using Ledger.Sdk.Fingerprint;
using Microsoft.Extensions.Time.Testing;

namespace Ledger.Sdk.Tests.Fingerprint;

public sealed class FingerprintResumeTests : IDisposable
{
    private const int ChunkSize = 4096;

    private readonly DataFolder _data = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Log => Path.Combine(Path.GetDirectoryName(_data.Location)!, "progress");

    private FingerprintOptions Options => new() { ChunkSize = ChunkSize, Parallelism = 2, ProgressFile = Log };

    public void Dispose() => _data.Dispose();

    [Theory]
    [InlineData(ManifestDigests.Both)]
    [InlineData(ManifestDigests.Sm3)]
    public async Task Work_cut_off_goes_on_where_it_was(ManifestDigests digests)
    {
        Write();
        var options = Options with { Digests = digests };
        await CutAsync(options, 30);

        var (bytes, result) = await GoOnAsync(options);

        Assert.InRange(bytes[0], 29 * ChunkSize, 33 * ChunkSize);
        var (whole, _) = await _data.DescribeAsync(options with { ProgressFile = null });
        Assert.Equal(whole.ManifestBytes.ToArray(), result.ManifestBytes.ToArray());
        Assert.False(File.Exists(Log));
    }

    [Fact]
    public async Task Whatever_a_crash_left_of_the_log_the_result_is_right()
    {
        Write();
        var (whole, _) = await _data.DescribeAsync(Options with { ProgressFile = null });
        await CutAsync(Options, 40);
        var log = await File.ReadAllBytesAsync(Log, Cancellation);

        // How it begins stands there or is cut: a file that begins in another way is none of these.
        const int begin = 16;
        await Gen.Select(Gen.Int[0, log.Length], Gen.Int[begin, log.Length - 1], Gen.Byte, Gen.Bool).SampleAsync(
            async (length, place, bits, extend) =>
            {
                var left = log[..length];
                if (place < length)
                {
                    left[place] ^= bits;
                }

                await File.WriteAllBytesAsync(
                    Log, extend && length >= begin ? [.. left, .. new byte[200]] : left, Cancellation);
                var (_, result) = await GoOnAsync(Options);
                Assert.Equal(whole.ManifestBytes.ToArray(), result.ManifestBytes.ToArray());
            },
            iter: 100,
            threads: 1);
    }

    [Theory]
    [InlineData("progress", "my thesis")]
    [InlineData("progress", "ledger-progress, a history")]
    [InlineData("progress.new", "l3dger")]
    public async Task What_is_no_log_is_left_as_it_is(string name, string content)
    {
        Write();
        var other = Path.Combine(Path.GetDirectoryName(Log)!, name);
        await File.WriteAllTextAsync(other, content, Cancellation);

        var refusal = await Assert.ThrowsAsync<InvalidDataException>(() => GoOnAsync(Options));

        Assert.Contains(other, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(content, await File.ReadAllTextAsync(other, Cancellation));
        Assert.Equal(other, Assert.Single(Directory.GetFiles(Path.GetDirectoryName(Log)!)));
    }

    [Fact]
    public async Task What_changed_meanwhile_is_read_again_with_all_behind_it()
    {
        Write();
        await CutAsync(Options, 50);
        _data.Write("c", DataFolder.Content((20 * ChunkSize) + 1, 9));

        var (bytes, result) = await GoOnAsync(Options);

        Assert.Equal(41 * ChunkSize, bytes[0]);
        var (whole, _) = await _data.DescribeAsync(Options with { ProgressFile = null });
        Assert.Equal(whole.ManifestBytes.ToArray(), result.ManifestBytes.ToArray());
    }

    [Fact]
    public async Task A_log_of_other_options_is_not_taken()
    {
        Write();
        await CutAsync(Options, 30);

        var (bytes, _) = await GoOnAsync(Options with { ChunkSize = 2 * ChunkSize });

        Assert.Equal(2 * ChunkSize, bytes[0]);
    }

    [Fact]
    public async Task Plain_digests_cannot_be_interrupted() => await Assert.ThrowsAsync<ArgumentException>(
        () => Fingerprinter.ComputeAsync(
            _data.Location, Options with { Plain = true }, cancellationToken: Cancellation));

    [Fact]
    public void The_pace_is_kept_over_all_readers_and_not_made_up_for()
    {
        var clock = new FakeTimeProvider();
        var pace = new Pace(1000, clock);

        Assert.Equal(TimeSpan.Zero, pace.Take(500));
        Assert.Equal(TimeSpan.FromSeconds(0.5), pace.Take(1000));
        Assert.Equal(TimeSpan.FromSeconds(1.5), pace.Take(1000));
        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(TimeSpan.Zero, pace.Take(1000));
        Assert.Equal(TimeSpan.FromSeconds(1), pace.Take(1));
    }

    [Fact]
    public async Task The_pace_ends_with_the_work()
    {
        Write();
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);

        // At this rate the second chunk would come after hours, and whoever waits for it may keep the first from us.
        cut.CancelAfter(TimeSpan.FromSeconds(5));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Fingerprinter.ComputeAsync(
            _data.Location,
            new FingerprintOptions { ChunkSize = ChunkSize, Parallelism = 2, BytesPerSecond = 1 },
            progress: new Direct(_ => cut.Cancel()),
            cancellationToken: cut.Token));
    }

    private void Write()
    {
        foreach (var name in new[] { "a", "b", "c", "d" })
        {
            _data.Write(name, DataFolder.Content(20 * ChunkSize, name[0]));
        }
    }

    private async Task CutAsync(FingerprintOptions options, int chunks)
    {
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var seen = 0;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Fingerprinter.ComputeAsync(
            _data.Location,
            options,
            progress: new Direct(_ => cut.CancelAfterCalls(ref seen, chunks)),
            cancellationToken: cut.Token));
    }

    private async Task<(List<long> Bytes, FingerprintResult Result)> GoOnAsync(FingerprintOptions options)
    {
        var bytes = new List<long>();
        var result = await Fingerprinter.ComputeAsync(
            _data.Location,
            options,
            progress: new Direct(step => bytes.Add(step.Bytes)),
            cancellationToken: Cancellation);
        return (bytes, result);
    }
}
