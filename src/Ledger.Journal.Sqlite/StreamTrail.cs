using System.Buffers.Binary;
using Ledger.Ports;

namespace Ledger.Journal.Sqlite;

/// <summary>
/// The entries of one stream, followed backwards from the last: every entry names, for each stream that it writes, the
/// entry before it.
/// </summary>
/// <remarks>
/// A step is the stream's number and one more than the index of the entry before, 0 when there is none: 8 bytes each,
/// big endian, in the order of the entry's writes.
/// </remarks>
internal sealed class StreamTrail(SqliteConnection connection)
{
    private const int StepBytes = 16;

    private readonly SqliteStatement _head = connection.Prepare(
        "SELECT s.id, s.version, s.last FROM stream s WHERE s.id = (SELECT id FROM name WHERE text = ?1)");

    private readonly SqliteStatement _before = connection.Prepare("SELECT before FROM entry WHERE idx = ?1");

    /// <summary>The stream's version; 0 when it does not exist.</summary>
    internal long Version(string stream) => Head(stream)?.Version ?? 0;

    /// <summary>Indexes of the entries behind a version, oldest first.</summary>
    internal long[] After(string stream, ulong version)
    {
        if (Head(stream) is not { } head || (ulong)head.Version <= version)
        {
            return [];
        }

        var indexes = new long[head.Version - (long)version];
        var at = head.Last;
        for (var i = indexes.Length - 1; i >= 0; i--)
        {
            indexes[i] = at;
            at = Before(at, head.Id) - 1;
        }

        // The first entry of a stream has none before it, and only the first.
        return (at < 0) == (version == 0)
            ? indexes
            : throw new JournalCorruptException($"The entries of {stream} do not make up its version.");
    }

    /// <summary>Writes the step of one stream.</summary>
    internal static void Write(Span<byte> steps, int write, long stream, long before)
    {
        BinaryPrimitives.WriteInt64BigEndian(steps[(write * StepBytes)..], stream);
        BinaryPrimitives.WriteInt64BigEndian(steps[((write * StepBytes) + 8)..], before);
    }

    /// <summary>How many bytes the steps of so many writes take.</summary>
    internal static int Length(int writes) => writes * StepBytes;

    private (long Id, long Version, long Last)? Head(string stream)
    {
        _head.Bind(1, stream);
        try
        {
            return _head.Step() ? (_head.Int64(0), _head.Int64(1), _head.Int64(2)) : null;
        }
        finally
        {
            _head.Reset();
        }
    }

    private long Before(long index, long stream)
    {
        _before.Bind(1, index);
        try
        {
            var steps = _before.Step() ? _before.Blob(0) : default;
            for (; steps.Length >= StepBytes; steps = steps[StepBytes..])
            {
                if (BinaryPrimitives.ReadInt64BigEndian(steps) == stream
                    && BinaryPrimitives.ReadInt64BigEndian(steps[8..]) is >= 0 and var before && before <= index)
                {
                    return before;
                }
            }
        }
        finally
        {
            _before.Reset();
        }

        throw new JournalCorruptException($"Entry {index} does not name the entry before it.");
    }
}
