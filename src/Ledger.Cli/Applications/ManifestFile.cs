using Ledger.Cryptography;
using Ledger.Evidence.Manifests;

namespace Ledger.Cli.Applications;

/// <summary>A manifest in a file, with the chunk list beside it where there is one.</summary>
internal sealed record ManifestFile(DigestPair Content, ulong DataBytes, IReadOnlyList<ReadOnlyMemory<byte>> Objects)
{
    public static async Task<ManifestFile> ReadAsync(string file, CancellationToken cancellationToken)
    {
        var bytes = await File.ReadAllBytesAsync(file, cancellationToken);
        if (!Manifest.TryRead(bytes, out var manifest, out var error))
        {
            throw new InvalidDataException($"{file} is no manifest: {error}");
        }

        List<ReadOnlyMemory<byte>> objects = [bytes];
        if (File.Exists(file + ".chunks"))
        {
            var list = await File.ReadAllBytesAsync(file + ".chunks", cancellationToken);
            objects.Add(DigestAlgorithm.Sha256.Hash(list) == manifest.ChunkList
                ? list
                : throw new InvalidDataException($"{file}.chunks is not the chunk list of {file}."));
        }

        return new ManifestFile(
            DigestPair.Of(bytes), checked((ulong)manifest.Files.Sum(described => described.Length)), objects);
    }
}
