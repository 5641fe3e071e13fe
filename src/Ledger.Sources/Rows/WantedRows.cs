using Ledger.Evidence.Membership;
using Ledger.Evidence.Rows;

namespace Ledger.Sources.Rows;

/// <summary>Picks the rows that are to be shown out of all that pass by.</summary>
internal sealed class WantedRows(IRowSource source, Func<IReadOnlyList<string?>, bool> isWanted)
{
    private const int MostBytes = 1 << 25;

    private readonly List<WantedRow> _rows = [];
    private int _bytes;

    public IReadOnlyList<WantedRow> Rows => _rows;

    public void Collect(RowBatch batch)
    {
        for (var i = 0; i < batch.Count; i++)
        {
            if (isWanted(RowText.Of(batch.Row(i), source.Columns)))
            {
                Add(new WantedRow(batch.Leaves[i], batch.Row(i).ToArray(), batch.Salt(i).ToArray()));
            }
        }
    }

    private void Add(WantedRow row)
    {
        _bytes += row.Row.Length;
        if (_rows.Count == MembershipProof.MaxMembers || _bytes > MostBytes)
        {
            throw new RowException(
                RowFault.TooLarge,
                source.Location,
                $"More than {MembershipProof.MaxMembers} rows, or {MostBytes} bytes, are to be shown.",
                $"需出示的行超过 {MembershipProof.MaxMembers} 行或 {MostBytes} 字节。");
        }

        _rows.Add(row);
    }
}
