using Ledger.Cryptography;
using Ledger.Evidence.Manifests;
using Ledger.Sdk;
using Microsoft.JSInterop;

namespace Ledger.Portal.Applying;

/// <summary>Makes a manifest of the leaf hashes that a browser sends; the data itself stays where it is.</summary>
/// <param name="onProgress">Told how many bytes were read.</param>
internal sealed class BrowserFingerprint(Func<long, Task> onProgress)
{
    private const string Script = "./_content/Ledger.Portal/fingerprint.js";
    private const int LeafBytes = 2 * Digest.Size;

    private readonly List<ManifestFile> _files = [];
    private readonly List<byte> _list = [];
    private (string Name, long Length, ChunkTree Tree)? _open;

    /// <summary>Fingerprints the files that an input of the page has, and has the registry keep the manifest.</summary>
    /// <exception cref="InvalidDataException">The files make no manifest: none, or one name twice.</exception>
    public async Task<(DigestPair Content, ulong Bytes)> OfAsync(string input, IJSRuntime browser, LedgerClient client)
    {
        using var page = DotNetObjectReference.Create(this);
        await using var script = await browser.InvokeAsync<IJSObjectReference>("import", Script);
        var bytes = await script.InvokeAsync<long>("fingerprint", CancellationToken.None, input, page);
        var (manifest, list) = Finish();
        if (list.Length > 0)
        {
            await client.PutContentAsync(list);
        }

        return (await client.PutContentAsync(manifest), (ulong)bytes);
    }

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

    // The manifest and its chunk list, which are what the registry keeps.
    private (byte[] Manifest, byte[] ChunkList) Finish()
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
        try
        {
            return (manifest.ToBytes(), list);
        }
        catch (ArgumentException none)
        {
            throw new InvalidDataException(none.Message, none);
        }
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
