using Ledger.Evidence.Manifests;

namespace Ledger.Sdk.Fingerprint;

/// <summary>Compares data where it lies with a manifest, as fast as it is fingerprinted.</summary>
public static class ContentComparer
{
    /// <summary>Reads a file or folder and says what differs, by path; nothing when the data is the same.</summary>
    /// <param name="location">The file or folder.</param>
    /// <param name="manifest">What it should be.</param>
    /// <param name="chunkList">The manifest's chunk list, to name changed chunks; null to name files only.</param>
    /// <param name="parallelism">How many chunks are read and hashed at once.</param>
    /// <param name="progress">Told after each chunk, in order, on a thread that reads: answer quickly.</param>
    /// <param name="cancellationToken">Ends the work after the chunks in hand.</param>
    /// <exception cref="FingerprintException">The data cannot be described, or changed meanwhile.</exception>
    public static async Task<IReadOnlyList<FileDifference>> CompareAsync(
        string location,
        Manifest manifest,
        ChunkList? chunkList = null,
        int? parallelism = null,
        IProgress<FingerprintProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(location);
        var files = await Task.Run(() => SourceFolder.List(location, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        return await CompareSourcesAsync(files, manifest, chunkList, parallelism, progress, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>Compares content, wherever it lies, with a manifest.</summary>
    /// <param name="sources">One or more, each with a path of its own; in any order.</param>
    /// <param name="manifest">What it should be.</param>
    /// <param name="chunkList">The manifest's chunk list, to name changed chunks; null to name files only.</param>
    /// <param name="parallelism">How many chunks are read and hashed at once.</param>
    /// <param name="progress">Told after each chunk, in order, on a thread that reads: answer quickly.</param>
    /// <param name="cancellationToken">Ends the work after the chunks in hand.</param>
    /// <exception cref="FingerprintException">The data cannot be described, or changed meanwhile.</exception>
    public static async Task<IReadOnlyList<FileDifference>> CompareSourcesAsync(
        IReadOnlyList<ContentSource> sources,
        Manifest manifest,
        ChunkList? chunkList = null,
        int? parallelism = null,
        IProgress<FingerprintProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var options = new FingerprintOptions
        {
            Digests = manifest.Digests,
            ChunkSize = manifest.ChunkSize,
            Parallelism = parallelism ?? Environment.ProcessorCount,
        };
        options.Validate();
        var files = Fingerprinter.InOrder(sources);
        var sink = new ComparisonSink(files, manifest, chunkList);
        await ChunkRun.RunAsync(files, options, sink, progress, cancellationToken).ConfigureAwait(false);
        return sink.Finish();
    }
}
