using Ledger.Evidence.Mirror;

namespace Ledger.Evm.Contract;

/// <summary>
/// The most gas a commit can use, from what its operations carry; a limit for its transaction that needs no
/// simulation, because a commit behind others that wait cannot be simulated.
/// </summary>
internal static class CommitGas
{
    // Yellow paper, appendix G, with EIP-2028, EIP-2929, EIP-3860 and EIP-7623.
    private const ulong Transaction = 21_000;
    private const ulong DataByte = 16;
    private const ulong FloorDataByte = 40;
    private const ulong NewSlot = 22_100;
    private const ulong ChangedSlot = 5_000;
    private const ulong CodeByte = 200;
    private const ulong Creation = 32_000;
    private const ulong MemoryWord = 3;
    private const ulong MemoryQuadratic = 512;

    // Measured on the contract with room: signature, roots and head (three new slots), event, loops.
    private const ulong Fixed = 125_000;
    private const ulong Group = 4_000;
    private const ulong Record = 8_000;
    private const ulong Right = NewSlot + 10_000;
    private const ulong Run = 4_000;
    private const ulong Filing = 480;

    public static ulong AtMost(MirrorTally tally, int callDataLength)
    {
        var words = (ulong)tally.Words;
        var blobs = (words + MirrorStorage.WordsPerBlob - 1) / MirrorStorage.WordsPerBlob;
        // Digests stand in memory twice, read and encoded for the event; nothing is given back before the end.
        var memory = words + (2 * (ulong)tally.Filings) + (8 * (ulong)tally.FiledRuns) + 64;
        var execution = Fixed
            + ((ulong)tally.Groups * (Group + NewSlot)) - ((ulong)tally.KnownGroups * (NewSlot - ChangedSlot))
            + ((ulong)tally.Records * Record)
            + ((ulong)tally.Rights * Right)
            + (words * 32 * CodeByte)
            + (blobs * (Creation + CodeByte + 2_000))
            + ((ulong)tally.FiledRuns * Run)
            + ((ulong)tally.Filings * Filing)
            + (MemoryWord * memory) + (memory * memory / MemoryQuadratic);
        var data = (ulong)callDataLength;
        return Transaction + Math.Max((data * DataByte) + execution, data * FloorDataByte);
    }
}
