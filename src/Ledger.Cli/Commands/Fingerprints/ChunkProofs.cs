using Ledger.Cli.Output;
using Ledger.Evidence.Manifests;
using Ledger.Evidence.Membership;

namespace Ledger.Cli.Commands;

/// <summary>Proofs of chunks, from a manifest and its chunk list.</summary>
internal static class ChunkProofs
{
    public static MembershipProof Make(string manifestFile, string? path, long chunk)
    {
        if (!Manifest.TryRead(File.ReadAllBytes(manifestFile), out var manifest, out var error))
        {
            throw new InvalidDataException($"{manifestFile}: {error}");
        }

        var file = manifest.Files.Index()
            .Where(candidate => candidate.Item.Path == path || (path is null && manifest.Files.Count == 1))
            .Select(candidate => (int?)candidate.Index).FirstOrDefault()
            ?? throw new UsageException("Name a file of the manifest.");
        if (chunk < 0 || chunk >= manifest.Files[file].ChunksOf(manifest.ChunkSize))
        {
            throw new UsageException($"{manifest.Files[file].Path} has no chunk {chunk}.");
        }

        var listFile = manifestFile + ".chunks";
        if (!ChunkList.TryRead(File.ReadAllBytes(listFile), manifest, out var list, out error))
        {
            throw new InvalidDataException($"{listFile}: {error}");
        }

        return new MembershipProof
        {
            Manifest = manifest,
            Chunks = [new MemberChunk(manifest.Files[file].Path, chunk, list.Prove(file, chunk))],
        };
    }
}
