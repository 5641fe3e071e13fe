using Ledger.Cryptography;
using Ledger.Evidence.Manifests;
using Microsoft.JSInterop;

namespace Ledger.Portal.Applying;

/// <summary>Makes a manifest of the leaf hashes that a browser sends; the data itself stays where it is.</summary>
/// <param name="onProgress">Told how many bytes were read.</param>
internal sealed class BrowserFingerprint(Func<long, Task> onProgress)
{
    private const int LeafBytes = 2 * Digest.Size;

    private readonly List<ManifestFile> _files = [];
    private readonly List<byte> _list = [];
    private (string Name, long Length, ChunkTree Tree)? _open;

    /// <summary>The next file; the browser sends them by name.</summary>
    [JSInvokable]
    public void BeginFile(string name, long length)
    {
        EndFile();
        _open = (name, length, new ChunkTree(ManifestDigests.Both));
    }

    /// <summary>Leaf hashes of the file: SHA-256 and SM3 of each chunk, side by side.</summary>
    [JSInvokable]
    public async Task TakeLeaves(string leaves, long read)
    {
        var bytes = Convert.FromBase64String(leaves);
        for (var at = 0; at + LeafBytes <= bytes.Length && _open is { } open; at += LeafBytes)
        {
            var leaf = bytes.AsSpan(at, LeafBytes);
            open.Tree.Append(new DigestSet(Digest.Read(leaf[..Digest.Size]), Digest.Read(leaf[Digest.Size..])));
        }

        _list.AddRange(bytes);
        await onProgress(read);
    }

    /// <summary>The manifest and its chunk list, which are what the registry keeps.</summary>
    /// <exception cref="ArgumentException">The files make no manifest: none, or one name twice.</exception>
    public (byte[] Manifest, byte[] ChunkList) Finish()
    {
        EndFile();
        var list = _list.ToArray();
        var manifest = new Manifest
        {
            Digests = ManifestDigests.Both,
            ChunkSize = Manifest.DefaultChunkSize,
            Files = _files,
            ChunkList = DigestAlgorithm.Sha256.Hash(list),
        };
        return (manifest.ToBytes(), list);
    }

    private void EndFile()
    {
        if (_open is { } open)
        {
            _files.Add(new ManifestFile(open.Name, open.Length, open.Tree.Root()));
        }

        _open = null;
    }
}
