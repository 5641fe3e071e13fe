using System.Buffers.Binary;

namespace Ledger.Evidence.Mirror;

/// <summary>How much operations or marks ask of a chain; read from their heads, for an estimate of the cost.</summary>
/// <param name="Groups">How many assets they touch.</param>
/// <param name="Records">How many records they set.</param>
/// <param name="Rights">How many rights they set.</param>
/// <param name="Filings">How many transactions and egress records they file.</param>
/// <param name="FiledRuns">In how many events.</param>
/// <param name="KnownGroups">
/// How many of the assets the chain surely holds already, by numbers above 1: their slot is not a new one.
/// </param>
public readonly record struct MirrorTally(
    int Groups, int Records, int Rights, int Filings, int FiledRuns, int KnownGroups)
{
    private const int FormLength = 3;
    private const int GroupHeader = 23;
    private const int RecordHead = 9;
    private const int RightHead = 20;
    private const int OrdinalLength = 4;
    private const int MarkLength = 31;
    private const int FirstLength = 5;
    private const int WordLength = 32;

    private static ReadOnlySpan<byte> KeyToken => "\"key\":\""u8;

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

    /// <summary>
    /// What the effects of one leaf can ask at most, if no other leaf's join their groups. Read by their keys alone,
    /// because every entry passes here on its way into the log: in canonical bytes a quote inside a text is escaped,
    /// and a member of that name elsewhere could only make it more.
    /// </summary>
    /// <param name="leaf">A leaf as a draft was finished to.</param>
    public static MirrorTally OfLeaf(ReadOnlySpan<byte> leaf)
    {
        var tally = default(MirrorTally);
        ReadOnlySpan<byte> group = default;
        ReadOnlySpan<byte> run = default;
        for (int at; (at = leaf.IndexOf(KeyToken)) >= 0;)
        {
            leaf = leaf[(at + KeyToken.Length)..];
            var kind = leaf[..(leaf.IndexOf((byte)'/') + 1)];
            var asset = leaf.Slice(kind.Length, Math.Min(2 * MirrorAsset.Size, leaf.Length - kind.Length));
            var prefix = leaf[..(kind.Length + asset.Length)];
            var (records, rights, filings) = CountKey(kind);
            if (records + rights + filings > 0)
            {
                var joins = asset.SequenceEqual(group);
                // Of an asset's keys of one kind the first one has the number 1 if any has.
                var isKnown = records == 0 && !leaf[prefix.Length..].StartsWith("/1\""u8);
                tally = tally.Plus(new MirrorTally(
                    joins ? 0 : 1, records, rights, filings, filings == 0 || prefix.SequenceEqual(run) ? 0 : 1,
                    isKnown && !joins ? 1 : 0));
                group = asset;
                run = filings == 0 ? run : prefix;
            }
        }

        return tally;
    }

    /// <summary>Of both together, in groups of their own.</summary>
    public MirrorTally Plus(MirrorTally other) => new(
        Groups + other.Groups,
        Records + other.Records,
        Rights + other.Rights,
        Filings + other.Filings,
        FiledRuns + other.FiledRuns,
        KnownGroups + other.KnownGroups);

    /// <summary>With one more group, of so many of each.</summary>
    /// <param name="records">1 or 0.</param>
    /// <param name="rights">How many, and the lowest number.</param>
    /// <param name="transactions">How many, and the first number.</param>
    /// <param name="egress">How many, and the first number.</param>
    internal MirrorTally Plus(
        int records, (int Count, ulong First) rights, (int Count, ulong First) transactions,
        (int Count, ulong First) egress) => Plus(new MirrorTally(
            1,
            records,
            rights.Count,
            transactions.Count + egress.Count,
            (transactions.Count > 0 ? 1 : 0) + (egress.Count > 0 ? 1 : 0),
            rights.First > 1 || transactions.First > 1 || egress.First > 1 ? 1 : 0));

    private static (int Records, int Rights, int Filings) CountKey(ReadOnlySpan<byte> kind) => (
        kind.SequenceEqual("asset/"u8) ? 1 : 0,
        kind.SequenceEqual("right/"u8) ? 1 : 0,
        kind.SequenceEqual("transaction/"u8) || kind.SequenceEqual("egress/"u8) ? 1 : 0);

    private static bool TryCountGroup(ReadOnlySpan<byte> operations, ref int offset, ref MirrorTally tally)
    {
        if (operations.Length - offset < GroupHeader)
        {
            return false;
        }

        var header = operations.Slice(offset + MirrorAsset.Size, GroupHeader - MirrorAsset.Size);
        int records = header[0];
        var rights = BinaryPrimitives.ReadUInt16BigEndian(header[1..]);
        var transactions = BinaryPrimitives.ReadUInt16BigEndian(header[3..]);
        var egress = BinaryPrimitives.ReadUInt16BigEndian(header[5..]);
        offset += GroupHeader + (RecordHead * records);
        var lowest = First(operations, offset, rights, OrdinalLength);
        offset += RightHead * rights;
        var firstTransaction = First(operations, offset, transactions, FirstLength);
        offset += transactions > 0 ? FirstLength + (WordLength * transactions) : 0;
        var firstEgress = First(operations, offset, egress, FirstLength);
        offset += egress > 0 ? FirstLength + (WordLength * egress) : 0;
        tally = tally.Plus(records, (rights, lowest), (transactions, firstTransaction), (egress, firstEgress));
        return records <= 1;
    }

    // Big endian; 0 when there is none, or not here.
    private static ulong First(ReadOnlySpan<byte> operations, int offset, int count, int width)
    {
        var number = 0UL;
        for (var i = 0; count > 0 && i < width && offset + i < operations.Length; i++)
        {
            number = (number << 8) | operations[offset + i];
        }

        return number;
    }
}
