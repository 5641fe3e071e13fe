using System.Buffers.Binary;
using Ledger.Cryptography;
using Ledger.Evidence.Manifests;
using Ledger.Evidence.Rows;

namespace Ledger.Sources.Rows;

/// <summary>
/// Sees to it that rows come in the order of their key, and cuts them into blocks of some thousand.
/// </summary>
internal sealed class BlockBuilder : IDisposable
{
    // One row in 1,024 ends a block on average; a block without any ends here.
    private const int Mask = 1023;
    private const int MostRows = 1 << 14;

    private readonly string _location;
    private readonly IReadOnlyList<RowColumn> _columns;
    private readonly int[] _key;
    private readonly IncrementalDigest _digest = DigestAlgorithm.Sha256.CreateIncremental();
    private readonly List<RowBlock> _blocks = [];
    private byte[][] _last = [];
    private IReadOnlyList<string> _first = [];
    private long _rows;
    private long _total;

    public BlockBuilder(string location, IReadOnlyList<RowColumn> columns, IReadOnlyList<string> key)
    {
        (_location, _columns) = (location, columns);
        _key = [.. key.Select(name => columns.Index().Single(column => column.Item.Name == name).Index)];
    }

    public void Append(ReadOnlySpan<byte> row, DigestSet leaf)
    {
        var key = KeyOf(row);
        _total++;
        if (_last.Length > 0 && Compare(_last, key) >= 0)
        {
            throw new RowException(
                RowFault.Order,
                _location,
                $"Row {_total} does not come behind the one before it in the order of the key.",
                $"第 {_total} 行未按主键次序排在前一行之后。");
        }

        _last = key;
        _first = _rows == 0 ? TextOf(key) : _first;
        _rows++;
        var hash = leaf.Sha256 ?? leaf.Sm3!.Value;
        _digest.Append(hash.AsSpan());
        if ((BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan()) & Mask) == 0 || _rows == MostRows)
        {
            End();
        }
    }

    public IReadOnlyList<RowBlock> Finish()
    {
        if (_rows > 0)
        {
            End();
        }

        return _blocks;
    }

    public void Dispose() => _digest.Dispose();

    private void End()
    {
        _blocks.Add(new RowBlock(_first, TextOf(_last), _rows, _digest.Finish()));
        _rows = 0;
    }

    private byte[][] KeyOf(ReadOnlySpan<byte> row)
    {
        var key = new byte[_key.Length][];
        var reader = new RowReader(row);
        for (var (column, left) = (0, _key.Length); left > 0; column++)
        {
            reader.TryRead(_columns[column], out var value);
            if (Array.IndexOf(_key, column) is var place and >= 0)
            {
                key[place] = value.Type is null
                    ? throw new RowException(
                        RowFault.Order,
                        _location,
                        $"Row {_total + 1} has nothing in '{_columns[column].Name}', which is part of the key.",
                        $"第 {_total + 1} 行的主键列“{_columns[column].Name}”为空。")
                    : value.Payload.ToArray();
                left--;
            }
        }

        return key;
    }

    private int Compare(byte[][] left, byte[][] right)
    {
        for (var i = 0; i < _key.Length; i++)
        {
            if (RowOrder.Compare(_columns[_key[i]].Type, left[i], right[i]) is var order and not 0)
            {
                return order;
            }
        }

        return 0;
    }

    private List<string> TextOf(byte[][] key) =>
        [.. key.Select((value, i) => RowText.OfPayload(_columns[_key[i]].Type, value))];
}
