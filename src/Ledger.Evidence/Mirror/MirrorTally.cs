using System.Buffers.Binary;

namespace Ledger.Evidence.Mirror;

/// <summary>How much operations or marks ask of a chain; read from their heads, for an estimate of the cost.</summary>
/// <param name="Groups">How many assets they touch.</param>
/// <param name="Records">How many records they set.</param>
/// <param name="Rights">How many rights they set.</param>
/// <param name="Filings">How many transactions and egress records they file.</param>
/// <param name="FiledRuns">In how many events.</param>
public readonly record struct MirrorTally(int Groups, int Records, int Rights, int Filings, int FiledRuns)
{
    private const int FormLength = 3;
    private const int GroupHeader = 23;
    private const int RecordHead = 9;
    private const int RightHead = 20;
    private const int MarkLength = 31;
    private const int FirstLength = 5;
    private const int WordLength = 32;

    /// <summary>How many words the chain keeps as code.</summary>
    public int Words => Records + (2 * Rights);

    /// <summary>How many bytes operations of this tally have.</summary>
    public int Length => FormLength + (GroupHeader * Groups) + (RecordHead * Records) + (RightHead * Rights)
        + (FirstLength * FiledRuns) + (WordLength * (Filings + Words));

    /// <summary>Counts; false when the heads or the length are not those of operations or marks.</summary>
    public static bool TryCount(ReadOnlySpan<byte> operations, out MirrorTally tally)
    {
        tally = default;
        if (operations.Length < FormLength)
        {
            return false;
        }

        var groups = BinaryPrimitives.ReadUInt16BigEndian(operations[1..]);
        if (operations[0] == MirrorOperations.MarksForm)
        {
            tally = tally with { Groups = groups };
            return operations.Length == FormLength + (groups * MarkLength);
        }

        var offset = FormLength;
        for (var i = 0; i < groups; i++)
        {
            if (!TryCountGroup(operations, ref offset, ref tally))
            {
                return false;
            }
        }

        return operations[0] == MirrorOperations.OperationsForm && operations.Length == tally.Length;
    }

    /// <summary>With one more group, of so many of each.</summary>
    internal MirrorTally Plus(int records, int rights, int transactions, int egress) => new(
        Groups + 1,
        Records + records,
        Rights + rights,
        Filings + transactions + egress,
        FiledRuns + (transactions > 0 ? 1 : 0) + (egress > 0 ? 1 : 0));

    private static bool TryCountGroup(ReadOnlySpan<byte> operations, ref int offset, ref MirrorTally tally)
    {
        if (operations.Length - offset < GroupHeader)
        {
            return false;
        }

        var header = operations.Slice(offset + MirrorAsset.Size, GroupHeader - MirrorAsset.Size);
        int records = header[0];
        int rights = BinaryPrimitives.ReadUInt16BigEndian(header[1..]);
        int transactions = BinaryPrimitives.ReadUInt16BigEndian(header[3..]);
        int egress = BinaryPrimitives.ReadUInt16BigEndian(header[5..]);
        var before = tally.Length;
        tally = tally.Plus(records, rights, transactions, egress);
        // Words stand behind all heads.
        offset += tally.Length - before - (WordLength * (records + (2 * rights)));
        return records <= 1;
    }
}
