namespace Ledger.Evidence.Manifests;

/// <summary>
/// Compares the leaves of one file, in order, with what a manifest and, if at hand, its chunk list say. Not
/// thread-safe. Constant memory.
/// </summary>
public sealed class FileVerifier
{
    /// <summary>How many changed chunks are named at most.</summary>
    public const int MaxReported = 1024;

    private const int PieceSize = 1 << 17;

    private readonly Manifest _manifest;
    private readonly ChunkList? _list;
    private readonly int _file;
    private readonly long _chunks;
    private readonly ChunkTree _tree;
    private readonly List<long> _changed = [];
    private long _index;

    /// <summary>Begins with a file of a manifest.</summary>
    /// <param name="manifest">What the file should be.</param>
    /// <param name="list">The chunk list of the manifest; null when only the whole is to be compared.</param>
    /// <param name="file">Index into <see cref="Manifest.Files"/>.</param>
    public FileVerifier(Manifest manifest, ChunkList? list, int file)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        (_manifest, _list, _file) = (manifest, list, file);
        _chunks = manifest.Files[file].ChunksOf(manifest.ChunkSize);
        _tree = new ChunkTree(manifest.Digests);
    }

    /// <summary>Reads a stream to its end and compares it.</summary>
    public static FileCheck Check(Manifest manifest, ChunkList? list, int file, Stream content)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(content);
        var verifier = new FileVerifier(manifest, list, file);
        using var hasher = new ChunkHasher(manifest.Digests);
        var piece = new byte[Math.Min(PieceSize, manifest.ChunkSize)];
        var length = 0L;
        for (var read = piece.Length; read == piece.Length; length += read)
        {
            // Pieces divide chunks, so a chunk is full exactly when the length so far is a multiple of its size.
            read = content.ReadAtLeast(piece, piece.Length, throwOnEndOfStream: false);
            hasher.Append(piece.AsSpan(0, read));
            var inChunk = (length % manifest.ChunkSize) + read;
            if (inChunk == manifest.ChunkSize || (read < piece.Length && inChunk > 0))
            {
                verifier.Append(hasher.Finish());
            }
        }

        return verifier.Finish(length);
    }

    /// <summary>Takes the leaf hash of the next chunk of the file as it is.</summary>
    public void Append(DigestSet leaf)
    {
        _tree.Append(leaf);
        if (_list is not null && (_index >= _chunks || _list.LeafOf(_file, _index) != leaf))
        {
            Report(_index);
        }

        _index++;
    }

    /// <summary>The result after all leaves; <paramref name="length"/> is the file's length as it is.</summary>
    public FileCheck Finish(long length)
    {
        for (; _list is not null && _index < _chunks && _changed.Count < MaxReported; _index++)
        {
            Report(_index);
        }

        var expected = _manifest.Files[_file];
        var tree = _tree.Root();
        return new FileCheck(length, tree, length == expected.Length && tree == expected.Tree, _changed);
    }

    private void Report(long chunk)
    {
        if (_changed.Count < MaxReported)
        {
            _changed.Add(chunk);
        }
    }
}
