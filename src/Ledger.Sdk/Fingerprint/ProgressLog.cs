using System.Buffers.Binary;
using Ledger.Cryptography;
using Ledger.Evidence.Manifests;

namespace Ledger.Sdk.Fingerprint;

/// <summary>
/// The leaves of the chunks that are done, in a file beside the work. Its head names the data (a line of path, length
/// and state for each source, digested); then one record for each chunk: its leaves, and eight bytes that check them
/// and their place. Whatever a crash left of the tail is found by those and dropped.
/// </summary>
internal sealed class ProgressLog : IDisposable
{
    private const int CheckSize = 8;
    private const int FlushEvery = 64;

    private readonly FileStream _file;
    private readonly ManifestDigests _digests;
    private long _records;

    private ProgressLog(FileStream file, ManifestDigests digests) => (_file, _digests) = (file, digests);

    private int RecordSize => ((_digests == ManifestDigests.Both ? 2 : 1) * Digest.Size) + CheckSize;

    /// <summary>Opens the file, new or left by an earlier run, and gives what is done to a sink.</summary>
    /// <returns>The log, and where the work goes on.</returns>
    /// <exception cref="InvalidDataException">Something else stands there, and is left as it is.</exception>
    public static (ProgressLog Log, ChunkPlace From) Open(
        IReadOnlyList<ContentSource> sources, FingerprintOptions options, IChunkSink sink)
    {
        // Copied rather than cut: were this run killed here, the earlier one's work would still be there.
        var path = options.ProgressFile!;
        var copy = path + ".new";
        RequireLog(path);
        RequireLog(copy);
        ChunkPlace from;
        long records;
        using (var old = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
        using (var fresh = new ProgressLog(
            new FileStream(copy, FileMode.Create, FileAccess.Write, FileShare.None), options.Digests))
        {
            var head = new ProgressHead(sources, options);
            fresh._file.Write(head.Bytes);
            using var buffered = new BufferedStream(old, 1 << 16);
            from = fresh.Copy(new ProgressLog(old, options.Digests), buffered, head.InCommon(buffered), sources,
                options.ChunkSize, sink);
            records = fresh._records;
        }

        File.Move(copy, path, overwrite: true);
        var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.None);
        return (new ProgressLog(file, options.Digests) { _records = records }, from);
    }

    public void Append(DigestSet leaf)
    {
        Span<byte> record = stackalloc byte[(2 * Digest.Size) + CheckSize];
        Write(record, leaf, _records++);
        _file.Write(record[..RecordSize]);
        if (_records % FlushEvery == 0)
        {
            _file.Flush();
        }
    }

    /// <summary>The work is done and will not be taken up again.</summary>
    public void Remove()
    {
        Dispose();
        File.Delete(_file.Name);
    }

    public void Dispose() => _file.Dispose();

    // A log is written over and removed at the end: nothing else may be. A crash may have left it short.
    private static void RequireLog(string path)
    {
        if (!File.Exists(path))
        {
            return;
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.None);
        Span<byte> begin = stackalloc byte[ProgressHead.Begin.Length];
        var read = file.ReadAtLeast(begin, begin.Length, throwOnEndOfStream: false);
        if (!ProgressHead.Begin.StartsWith(begin[..read]))
        {
            throw new InvalidDataException($"{path} is no file of progress: it is left as it is.");
        }
    }

    private static void Write(Span<byte> record, DigestSet leaf, long index)
    {
        var at = 0;
        if (leaf.Sha256 is { } sha256)
        {
            sha256.CopyTo(record);
            at = Digest.Size;
        }

        if (leaf.Sm3 is { } sm3)
        {
            sm3.CopyTo(record[at..]);
            at += Digest.Size;
        }

        Span<byte> place = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(place, index);
        var check = DigestAlgorithm.Sha256.Hash(place, record[..at]);
        check.AsSpan()[..CheckSize].CopyTo(record[at..]);
    }

    // The sources that are as they were come first; behind the first other one everything is read again.
    private ChunkPlace Copy(
        ProgressLog old,
        Stream records,
        int inCommon,
        IReadOnlyList<ContentSource> sources,
        int chunkSize,
        IChunkSink sink)
    {
        for (var file = 0; file < inCommon; file++)
        {
            for (var offset = 0L; offset < sources[file].Length; offset += chunkSize)
            {
                if (!old.TryRead(records, out var leaf))
                {
                    return new ChunkPlace(file, offset);
                }

                Append(leaf);
                sink.Chunk(file, leaf);
            }

            sink.End(file, null);
        }

        return new ChunkPlace(inCommon, 0);
    }

    private bool TryRead(Stream records, out DigestSet leaf)
    {
        leaf = default;
        Span<byte> read = stackalloc byte[RecordSize];
        Span<byte> again = stackalloc byte[(2 * Digest.Size) + CheckSize];
        if (records.ReadAtLeast(read, read.Length, throwOnEndOfStream: false) < read.Length)
        {
            return false;
        }

        var first = Digest.Read(read[..Digest.Size]);
        leaf = _digests switch
        {
            ManifestDigests.Sha256 => new DigestSet(first, null),
            ManifestDigests.Sm3 => new DigestSet(null, first),
            _ => new DigestSet(first, Digest.Read(read[Digest.Size..(2 * Digest.Size)])),
        };
        Write(again, leaf, _records++);
        return read.SequenceEqual(again[..RecordSize]);
    }
}
