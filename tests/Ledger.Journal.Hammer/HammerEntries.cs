using System.Globalization;
using System.Security.Cryptography;
using Ledger.Cryptography;
using Ledger.Ports;

namespace Ledger.Journal.Hammer;

/// <summary>
/// Entries that are a function of their index alone, so that whoever reads them can tell what they must be.
/// </summary>
public static class HammerEntries
{
    /// <summary>The log that the hammer writes.</summary>
    public const string Origin = "dev-hammer.example/registry";

    private const int Assets = 37;
    private static readonly DateTimeOffset Start = new(2025, 4, 1, 8, 0, 0, TimeSpan.Zero);

    /// <summary>The entry at an index.</summary>
    public static JournalEntry At(ulong index)
    {
        var random = new Random((int)index);
        var leaf = Bytes(random, random.Next(1, 1500));
        return new JournalEntry
        {
            Index = index,
            Leaf = leaf,
            LeafSha256 = Digest.Read(SHA256.HashData(leaf)),
            LeafSm3 = Digest.Read(Bytes(random, Digest.Size)),
            Writes = [StreamOf(index)],
            Reads = index == 0 ? [] : [StreamOf(index - 1)],
            Caller = $"party/{index % 5:x32}",
            CommandId = index.ToString("x32", CultureInfo.InvariantCulture),
            CommandDigest = Digest.Read(Bytes(random, Digest.Size)),
            RecordedTime = Start.AddMilliseconds(index / 10),
            Bodies = [new EntryBody("command", Bytes(random, 32), Bytes(random, random.Next(0, 2000)))],
            NumberSeries = index % 100 == 0 ? "SJ4212" : null,
            NumberSerial = index % 100 == 0 ? (uint)(index / 100) + 1 : 0,
        };
    }

    /// <summary>The batch that the hammer appends at an index; one in four is large.</summary>
    public static IReadOnlyList<JournalEntry> BatchAt(ulong index, int seed)
    {
        var random = new Random((int)((index * 31) + (ulong)seed));
        var count = random.Next(4) == 0 ? random.Next(256, 600) : random.Next(1, 40);
        return [.. Enumerable.Range(0, count).Select(i => At(index + (ulong)i))];
    }

    private static StreamVersion StreamOf(ulong index) => new($"asset/{index % Assets:x32}", (index / Assets) + 1);

    private static byte[] Bytes(Random random, int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }
}
