using Ledger.Cryptography;
using Ledger.Evidence.Manifests;

namespace Ledger.Sdk.Fingerprint;

/// <summary>
/// Computes the manifest of a file or a folder where it lies: each byte is read once and hashed once in each digest,
/// chunks in parallel, in less than 100 MiB whatever the size of the data. Nothing of the content leaves the process.
/// </summary>
public static class Fingerprinter
{
    /// <summary>Fingerprints a file or all files of a folder, hidden ones and those of its folders included.</summary>
    /// <param name="location">The file or folder. A symbolic link here is followed; one inside is refused.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="chunkList">
    /// Where the chunk list is written as it grows (32 bytes for each digest and chunk); null: dropped. It stays open.
    /// </param>
    /// <param name="progress">Told after each chunk, in order, on a thread that reads: answer quickly.</param>
    /// <param name="cancellationToken">Ends the work after the chunks in hand.</param>
    /// <exception cref="FingerprintException">The data cannot be described, or changed meanwhile.</exception>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static async Task<FingerprintResult> ComputeAsync(
        string location,
        FingerprintOptions? options = null,
        Stream? chunkList = null,
        IProgress<FingerprintProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(location);
        options?.Validate();
        var files = await Task.Run(() => SourceFolder.List(location, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        return await ComputeSourcesAsync(files, options, chunkList, progress, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Fingerprints content wherever it lies.</summary>
    /// <param name="sources">One or more, each with a path of its own; in any order.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="chunkList">
    /// Where the chunk list is written as it grows (32 bytes for each digest and chunk); null: dropped. It stays open.
    /// </param>
    /// <param name="progress">Told after each chunk, in order, on a thread that reads: answer quickly.</param>
    /// <param name="cancellationToken">Ends the work after the chunks in hand.</param>
    /// <exception cref="FingerprintException">The data cannot be described, or changed meanwhile.</exception>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static async Task<FingerprintResult> ComputeSourcesAsync(
        IReadOnlyList<ContentSource> sources,
        FingerprintOptions? options = null,
        Stream? chunkList = null,
        IProgress<FingerprintProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        options ??= new FingerprintOptions();
        options.Validate();
        var files = InOrder(sources);
        using var sink = new ManifestSink(files, options, chunkList);
        await ChunkRun.RunAsync(files, options, sink, progress, cancellationToken).ConfigureAwait(false);

        var manifest = sink.Finish();
        var bytes = ToBytes(manifest, files[0].Location);
        return new FingerprintResult(manifest, bytes, DigestPair.Of(bytes));
    }

    /// <summary>The sources in the order of a manifest, whose rules their paths keep.</summary>
    internal static IReadOnlyList<ContentSource> InOrder(IReadOnlyList<ContentSource> sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentOutOfRangeException.ThrowIfZero(sources.Count, nameof(sources));

        // An object store may hold what no folder can: a file that is a folder besides.
        var paths = new HashSet<string>(sources.Count, StringComparer.Ordinal);
        var wrong = sources.FirstOrDefault(source => !ManifestPath.IsValid(source.Path) || !paths.Add(source.Path))
            ?? sources.FirstOrDefault(source => IsBelowFile(source.Path, paths));
        if (wrong is not null)
        {
            throw new FingerprintException(FingerprintFault.Name, wrong.Location);
        }

        var files = sources.ToList();
        files.Sort((left, right) => ManifestPath.Compare(left.Path, right.Path));
        return files;
    }

    private static bool IsBelowFile(string path, HashSet<string> files)
    {
        var folders = files.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var slash = path.IndexOf('/'); slash >= 0; slash = path.IndexOf('/', slash + 1))
        {
            if (folders.Contains(path.AsSpan(0, slash)))
            {
                return true;
            }
        }

        return false;
    }

    // Every other rule of a manifest was seen to on the way.
    private static byte[] ToBytes(Manifest manifest, string location)
    {
        try
        {
            return manifest.ToBytes();
        }
        catch (ArgumentException e)
        {
            throw new FingerprintException(FingerprintFault.TooManyFiles, location, e);
        }
    }
}
