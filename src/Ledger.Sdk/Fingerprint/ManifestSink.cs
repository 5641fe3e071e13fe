using Ledger.Cryptography;
using Ledger.Evidence.Manifests;

namespace Ledger.Sdk.Fingerprint;

/// <summary>Builds a manifest; the chunk list goes to a stream as it grows, so that memory does not.</summary>
internal sealed class ManifestSink : IChunkSink, IDisposable
{
    private const int BufferSize = 1 << 16;

    private readonly IReadOnlyList<ContentSource> _sources;
    private readonly FingerprintOptions _options;
    private readonly BufferedStream _list;
    private readonly IncrementalDigest _listDigest = DigestAlgorithm.Sha256.CreateIncremental();
    private readonly List<ManifestFile> _files = [];
    private ChunkTree _tree;

    public ManifestSink(IReadOnlyList<ContentSource> sources, FingerprintOptions options, Stream? list)
    {
        (_sources, _options) = (sources, options);
        _list = new BufferedStream(list ?? Stream.Null, BufferSize);
        _tree = new ChunkTree(options.Digests);
    }

    public void Chunk(int file, DigestSet leaf)
    {
        _tree.Append(leaf);
        Write(leaf.Sha256);
        Write(leaf.Sm3);
    }

    public void End(int file, DigestSet? plain)
    {
        var source = _sources[file];
        _files.Add(new ManifestFile(source.Path, source.Length, _tree.Root(), plain));
        _tree = new ChunkTree(_options.Digests);
    }

    public Manifest Finish()
    {
        _list.Flush();
        return new Manifest
        {
            Digests = _options.Digests,
            ChunkSize = _options.ChunkSize,
            Files = _files,
            ChunkList = _listDigest.Finish(),
        };
    }

    // The stream below stays the caller's: BufferedStream would close it.
    public void Dispose() => _listDigest.Dispose();

    private void Write(Digest? digest)
    {
        if (digest is { } carried)
        {
            _list.Write(carried.AsSpan());
            _listDigest.Append(carried.AsSpan());
        }
    }
}
