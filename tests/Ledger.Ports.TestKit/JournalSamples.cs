using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Ledger.Cryptography;

namespace Ledger.Ports.TestKit;

/// <summary>Entries to append: well formed, each with a command of its own.</summary>
public sealed class JournalSamples
{
    public const string Alice = "party/0000000000000000000000000000000a";
    public const string Bob = "party/0000000000000000000000000000000b";

    private static readonly DateTimeOffset Start = new(2025, 4, 1, 8, 0, 0, TimeSpan.Zero);
    private int _commands;

    /// <summary>The stream of asset n.</summary>
    public static string Asset(int n) => $"asset/{n:x32}";

    public static StreamVersion At(string stream, ulong version) => new(stream, version);

    public static byte[] Salt(byte filler) => [.. Enumerable.Repeat(filler, JournalLimits.SaltBytes)];

    public static Digest DigestOf(string text) => Digest.Read(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    public static Digest DigestOf(ReadOnlySpan<byte> bytes) => Digest.Read(SHA256.HashData(bytes));

    /// <summary>An entry that writes one stream; its index is set by <see cref="Batch"/>.</summary>
    public JournalEntry Entry(string stream, ulong version, params IReadOnlyList<StreamVersion> reads)
    {
        var n = ++_commands;
        var leaf = Encoding.UTF8.GetBytes($"{{\"n\":{n.ToString(CultureInfo.InvariantCulture)}}}");
        return new JournalEntry
        {
            Index = 0,
            Leaf = leaf,
            LeafSha256 = DigestOf(leaf),
            LeafSm3 = DigestOf([.. leaf, 0]),
            Writes = [At(stream, version)],
            Reads = reads,
            Caller = Alice,
            CommandId = n.ToString("x32", CultureInfo.InvariantCulture),
            CommandDigest = DigestOf($"command {n}"),
            RecordedTime = Start,
            Bodies = [new EntryBody("command", Salt((byte)(n % 256)), Encoding.UTF8.GetBytes($"command {n}"))],
        };
    }

    /// <summary>
    /// As many entries as asked for, each writing a stream of its own from <paramref name="firstAsset"/> up.
    /// </summary>
    public List<JournalEntry> Entries(int count, int firstAsset) =>
        [.. Enumerable.Range(firstAsset, count).Select(n => Entry(Asset(n), 1))];

    /// <summary>
    /// The entries with the indexes they have when the first stands at <paramref name="firstIndex"/>.
    /// </summary>
    public static List<JournalEntry> Batch(ulong firstIndex, params IReadOnlyList<JournalEntry> entries) =>
        [.. entries.Select((entry, i) => entry with { Index = firstIndex + (ulong)i })];
}
