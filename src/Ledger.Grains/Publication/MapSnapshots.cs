using System.Buffers.Binary;
using System.Text;
using Ledger.Cryptography;

namespace Ledger.Grains.Publication;

/// <summary>
/// Snapshots of the state map in the object store, so that a start need not replay all entries. Derived: one that is
/// missing, damaged or of another format costs time and nothing else. Layout, big endian: the 8 ASCII bytes of the
/// format,
/// size, number of keys; for each key its length (2 bytes), UTF-8, version, index of its last entry, both value hashes;
/// SHA-256 of everything before.
/// </summary>
internal static class MapSnapshots
{
    private const int HeadBytes = 24;
    private const int MaxKeyBytes = 256;
    private const int FixedBytes = 2 + 8 + 8 + (2 * Digest.Size);

    private static ReadOnlySpan<byte> Format => "ledgmap1"u8;

    /// <summary>The size of the newest snapshot of at most <paramref name="most"/> entries.</summary>
    public static async ValueTask<ulong?> NewestAsync(LogStore store, ulong most, CancellationToken cancellationToken)
    {
        ulong? newest = null;
        await foreach (var name in store.ListAsync(LogObjects.Derived, cancellationToken).ConfigureAwait(false))
        {
            if (LogObjects.TryMapSnapshot(name, out var size) && size <= most && size >= (newest ?? 0))
            {
                newest = size;
            }
        }

        return newest;
    }

    /// <summary>Saves a view unless one of its size is there.</summary>
    public static async ValueTask SaveAsync(LogStore store, StateView view, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        Write(view, content);
        content.Position = 0;
        await store.CreateAsync(LogObjects.MapSnapshot(view.Size), content, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The map of a snapshot; null when it is damaged.</summary>
    public static async ValueTask<StateMap?> LoadAsync(LogStore store, ulong size, CancellationToken cancellationToken)
    {
        var stream = await store.OpenAsync(LogObjects.MapSnapshot(size), null, cancellationToken).ConfigureAwait(false);
        if (stream is null)
        {
            return null;
        }

        await using (stream.ConfigureAwait(false))
        {
            using var content = new MemoryStream();
            await stream.CopyToAsync(content, cancellationToken).ConfigureAwait(false);
            return Read(content.GetBuffer().AsSpan(0, (int)content.Length), size);
        }
    }

    private static void Write(StateView view, MemoryStream output)
    {
        using var digest = DigestAlgorithm.Sha256.CreateIncremental();
        Span<byte> record = stackalloc byte[FixedBytes + MaxKeyBytes];
        Format.CopyTo(record);
        BinaryPrimitives.WriteUInt64BigEndian(record[8..], view.Size);
        BinaryPrimitives.WriteUInt64BigEndian(record[16..], (ulong)view.Count);
        Put(record[..HeadBytes]);
        foreach (var (key, write) in view.All())
        {
            Put(record[..Record(view, key, write, record)]);
        }

        output.Write(digest.Finish().AsSpan());

        void Put(ReadOnlySpan<byte> bytes)
        {
            digest.Append(bytes);
            output.Write(bytes);
        }
    }

    private static int Record(StateView view, string key, KeyWrite write, Span<byte> record)
    {
        if (!view[DigestAlgorithm.Sha256].TryGet(key, out var version, out var sha256)
            || !view[DigestAlgorithm.Sm3].TryGet(key, out _, out var sm3)
            || version != write.Version)
        {
            throw new InvalidOperationException($"The map and the writes of '{key}' do not fit together.");
        }

        var length = Encoding.UTF8.GetBytes(key, record[2..]);
        BinaryPrimitives.WriteUInt16BigEndian(record, (ushort)length);
        var rest = record[(2 + length)..];
        BinaryPrimitives.WriteUInt64BigEndian(rest, version);
        BinaryPrimitives.WriteUInt64BigEndian(rest[8..], write.Index);
        sha256.CopyTo(rest[16..]);
        sm3.CopyTo(rest[(16 + Digest.Size)..]);
        return FixedBytes + length;
    }

    private static StateMap? Read(ReadOnlySpan<byte> bytes, ulong size)
    {
        if (bytes.Length < HeadBytes + Digest.Size
            || !bytes.StartsWith(Format)
            || DigestAlgorithm.Sha256.Hash(bytes[..^Digest.Size]) != Digest.Read(bytes[^Digest.Size..])
            || BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]) != size)
        {
            return null;
        }

        // Behind the digest the bytes are our own; how long they are follows from what they say.
        var map = new StateMap();
        var rest = bytes[HeadBytes..^Digest.Size];
        for (var left = BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]); left > 0; left--)
        {
            var length = BinaryPrimitives.ReadUInt16BigEndian(rest);
            var key = Encoding.UTF8.GetString(rest.Slice(2, length));
            rest = rest[(2 + length)..];
            var hashes = new DigestPair(
                Digest.Read(rest.Slice(16, Digest.Size)), Digest.Read(rest.Slice(16 + Digest.Size, Digest.Size)));
            map.Set(
                key,
                BinaryPrimitives.ReadUInt64BigEndian(rest),
                hashes,
                BinaryPrimitives.ReadUInt64BigEndian(rest[8..]));
            rest = rest[(16 + (2 * Digest.Size))..];
        }

        return rest.IsEmpty ? map : null;
    }
}
