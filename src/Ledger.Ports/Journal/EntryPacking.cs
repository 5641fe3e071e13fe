using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Ledger.Ports;

/// <summary>
/// The compact form in which journals keep an entry's streams and bodies, one row an entry instead of one a body.
/// Each value has one form; the readers refuse any other.
/// </summary>
/// <remarks>
/// A name is its length in one byte, then ASCII. Streams: the number of writes in one byte, then writes and reads as
/// name and version (8 bytes, big endian). Bodies: name, salt (32 bytes), length (4 bytes, big endian), bytes.
/// </remarks>
public static class EntryPacking
{
    /// <summary>Writes what an entry writes and reads.</summary>
    public static void WriteStreams(IBufferWriter<byte> output, JournalEntry entry)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(entry);
        output.GetSpan(1)[0] = (byte)entry.Writes.Count;
        output.Advance(1);
        WriteVersions(output, entry.Writes);
        WriteVersions(output, entry.Reads);
    }

    /// <summary>Writes an entry's bodies.</summary>
    public static void WriteBodies(IBufferWriter<byte> output, IReadOnlyList<EntryBody> bodies)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(bodies);
        for (var i = 0; i < bodies.Count; i++)
        {
            var body = bodies[i];
            WriteName(output, body.Name);
            output.Write(body.Salt.Span);
            BinaryPrimitives.WriteInt32BigEndian(output.GetSpan(4), body.Bytes.Length);
            output.Advance(4);
            output.Write(body.Bytes.Span);
        }
    }

    /// <summary>Reads what <see cref="WriteStreams"/> wrote; false for anything else.</summary>
    public static bool TryReadStreams(
        ReadOnlySpan<byte> packed,
        [NotNullWhen(true)] out IReadOnlyList<StreamVersion>? writes,
        [NotNullWhen(true)] out IReadOnlyList<StreamVersion>? reads)
    {
        (writes, reads) = (null, null);
        if (packed.IsEmpty)
        {
            return false;
        }

        var written = new StreamVersion[packed[0]];
        var rest = packed[1..];
        for (var i = 0; i < written.Length; i++)
        {
            if (!TryReadVersion(ref rest, out written[i]))
            {
                return false;
            }
        }

        var read = new List<StreamVersion>();
        while (!rest.IsEmpty)
        {
            if (!TryReadVersion(ref rest, out var version))
            {
                return false;
            }

            read.Add(version);
        }

        (writes, reads) = (written, read);
        return written.Length > 0;
    }

    /// <summary>Reads what <see cref="WriteBodies"/> wrote, without copying; false for anything else.</summary>
    public static bool TryReadBodies(
        ReadOnlyMemory<byte> packed, [NotNullWhen(true)] out IReadOnlyList<EntryBody>? bodies)
    {
        var found = new List<EntryBody>();
        var rest = packed;
        bodies = null;
        while (!rest.IsEmpty)
        {
            var span = rest.Span;
            if (!TryReadName(ref span, out var name) || span.Length < JournalLimits.SaltBytes + 4)
            {
                return false;
            }

            var length = BinaryPrimitives.ReadInt32BigEndian(span[JournalLimits.SaltBytes..]);
            rest = rest[(rest.Length - span.Length)..];
            var salt = rest[..JournalLimits.SaltBytes];
            rest = rest[(JournalLimits.SaltBytes + 4)..];
            if (length < 0 || length > rest.Length)
            {
                return false;
            }

            found.Add(new EntryBody(name, salt, rest[..length]));
            rest = rest[length..];
        }

        bodies = found;
        return true;
    }

    private static void WriteVersions(IBufferWriter<byte> output, IReadOnlyList<StreamVersion> versions)
    {
        for (var i = 0; i < versions.Count; i++)
        {
            WriteName(output, versions[i].Stream);
            BinaryPrimitives.WriteUInt64BigEndian(output.GetSpan(8), versions[i].Version);
            output.Advance(8);
        }
    }

    private static void WriteName(IBufferWriter<byte> output, string name)
    {
        var span = output.GetSpan(1 + name.Length);
        span[0] = (byte)name.Length;
        output.Advance(1 + Encoding.ASCII.GetBytes(name, span[1..]));
    }

    private static bool TryReadVersion(ref ReadOnlySpan<byte> rest, out StreamVersion version)
    {
        version = default;
        if (!TryReadName(ref rest, out var stream) || rest.Length < 8)
        {
            return false;
        }

        version = new StreamVersion(stream, BinaryPrimitives.ReadUInt64BigEndian(rest));
        rest = rest[8..];
        return version.Version <= long.MaxValue;
    }

    private static bool TryReadName(ref ReadOnlySpan<byte> rest, [NotNullWhen(true)] out string? name)
    {
        name = null;
        if (rest.IsEmpty || rest.Length < 1 + rest[0])
        {
            return false;
        }

        name = Encoding.ASCII.GetString(rest.Slice(1, rest[0]));
        rest = rest[(1 + rest[0])..];
        return JournalNames.IsName(name);
    }
}
