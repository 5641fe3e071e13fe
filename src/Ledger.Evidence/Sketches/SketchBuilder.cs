using System.Buffers.Binary;
using System.Text;
using Ledger.Evidence.Rows;

namespace Ledger.Evidence.Sketches;

/// <summary>Takes records in any order and keeps the least hash of each bin. Not thread-safe.</summary>
public sealed class SketchBuilder(SketchKey key)
{
    private readonly ulong[] _least = [.. Enumerable.Repeat(ulong.MaxValue, Sketch.Bins)];
    private readonly byte[] _bins = new byte[Sketch.Bins];
    private readonly List<byte[]> _values = [];
    private byte[] _record = new byte[1024];
    private long _records;

    /// <summary>Adds a record by the texts of its values; where there is none, or an empty one, is left out.</summary>
    public void Add(IReadOnlyList<string?> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        _values.Clear();
        var length = 0;
        foreach (var value in values)
        {
            if (!string.IsNullOrEmpty(value))
            {
                _values.Add(Encoding.UTF8.GetBytes(RowNumber.Canonical(value) ?? value));
                length = checked(length + 4 + _values[^1].Length);
            }
        }

        // Neither names nor places of columns count, so that renaming and moving them does not hide a copy.
        _values.Sort(static (left, right) => left.AsSpan().SequenceCompareTo(right));
        if (length > _record.Length)
        {
            _record = new byte[Math.Max(length, 2 * _record.Length)];
        }

        var at = 0;
        foreach (var value in _values)
        {
            BinaryPrimitives.WriteInt32BigEndian(_record.AsSpan(at), value.Length);
            value.CopyTo(_record, at + 4);
            at += 4 + value.Length;
        }

        Add(_record.AsSpan(0, at));
    }

    /// <summary>The sketch of all that was added.</summary>
    public Sketch Finish() => new() { Key = key.Name, Records = _records, Values = _bins.ToArray() };

    private void Add(ReadOnlySpan<byte> record)
    {
        Span<byte> hash = stackalloc byte[32];
        key.Hash(record, hash);
        var bin = (int)(BinaryPrimitives.ReadUInt64BigEndian(hash) % Sketch.Bins);
        var rank = BinaryPrimitives.ReadUInt64BigEndian(hash[8..]);
        if (rank < _least[bin])
        {
            _least[bin] = rank;
            _bins[bin] = (byte)(1 + (BinaryPrimitives.ReadUInt64BigEndian(hash[16..]) % Sketch.Marks));
        }

        _records++;
    }
}
