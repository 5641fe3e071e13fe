using Ledger.Evidence.Manifests;

namespace Ledger.Evidence.Membership;

/// <summary>That one chunk is part of a file of a manifest; its bytes come beside the proof.</summary>
/// <param name="Path">The file.</param>
/// <param name="Index">Which chunk of it.</param>
/// <param name="Proof">Its audit paths.</param>
public sealed record MemberChunk(string Path, long Index, ChunkProof Proof)
{
    /// <summary>Whether these bytes are that chunk.</summary>
    public bool Verify(Manifest manifest, ReadOnlySpan<byte> chunk)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return manifest.Files.FirstOrDefault(file => file.Path == Path) is { } file
            && Proof.Verify(manifest, file, Index, chunk);
    }
}
