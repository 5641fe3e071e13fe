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
        options ??= new FingerprintOptions();
        options.Validate();
        var files = await Task.Run(() => SourceFolder.List(location, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        using var sink = new ManifestSink(files, options, chunkList);
        await ChunkRun.RunAsync(files, options, sink, progress, cancellationToken).ConfigureAwait(false);

        var manifest = sink.Finish();
        var bytes = ToBytes(manifest, location);
        return new FingerprintResult(manifest, bytes, DigestPair.Of(bytes));
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
