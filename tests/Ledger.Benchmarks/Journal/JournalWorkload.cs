using Ledger.Cryptography;
using Ledger.Ports;

namespace Ledger.Benchmarks.Journal;

/// <summary>
/// Entries shaped as the registry writes them: a leaf of 622 bytes; command, payload and events as bodies; one asset
/// stream written and one party stream read. Command ids grow with time, as our own clients make them, or are random,
/// which is the worst case for the index on them.
/// </summary>
internal sealed class JournalWorkload
{
    internal const int LeafBytes = 622;
    private const int Assets = 20_000;
    private const int Parties = 500;
    private static readonly int[] BodySizes = [430, 180, 240];
    private static readonly string[] BodyNames = ["command", "payload", "events"];

    private readonly Random _random = new(2025);
    private readonly string[] _assets;
    private readonly string[] _parties;
    private readonly ulong[] _versions = new ulong[Assets];
    private readonly byte[] _noise = new byte[1 << 20];
    private readonly DateTimeOffset _start = new(2025, 4, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly bool _randomIds;
    private ulong _next;

    internal JournalWorkload(bool randomIds)
    {
        _randomIds = randomIds;
        _random.NextBytes(_noise);
        _assets = [.. Enumerable.Range(0, Assets).Select(_ => $"asset/{Id()}")];
        _parties = [.. Enumerable.Range(0, Parties).Select(_ => $"party/{Id()}")];
    }

    internal ulong Size => _next;

    /// <summary>The entries that bring the parties into being, so that there is something to read.</summary>
    internal List<JournalEntry> Founding() =>
        [.. _parties.Select(party => Entry(party, 1, []))];

    internal List<JournalEntry> Batch(int count)
    {
        var batch = new List<JournalEntry>(count);
        for (var i = 0; i < count; i++)
        {
            var asset = _random.Next(Assets);
            var party = _parties[_random.Next(Parties)];
            batch.Add(Entry(_assets[asset], ++_versions[asset], [new StreamVersion(party, 1)]));
        }

        return batch;
    }

    private JournalEntry Entry(string stream, ulong version, IReadOnlyList<StreamVersion> reads)
    {
        var index = _next++;
        return new JournalEntry
        {
            Index = index,
            Leaf = Noise(LeafBytes),
            LeafSha256 = Digest.Read(Noise(Digest.Size).Span),
            LeafSm3 = Digest.Read(Noise(Digest.Size).Span),
            Writes = [new StreamVersion(stream, version)],
            Reads = reads,
            Caller = _parties[_random.Next(Parties)],
            CommandId = CommandId(index),
            CommandDigest = Digest.Read(Noise(Digest.Size).Span),
            RecordedTime = _start.AddMilliseconds(index / 40),
            Bodies = [.. BodySizes.Select((size, i) => new EntryBody(BodyNames[i], Noise(32), Noise(size)))],
        };
    }

    private string CommandId(ulong index) => _randomIds ? Id() : $"{0x0195_0000_0000 + (index / 40):x12}{Id()[12..]}";

    private ReadOnlyMemory<byte> Noise(int length) => _noise.AsMemory(_random.Next(_noise.Length - length), length);

    private string Id()
    {
        Span<byte> id = stackalloc byte[16];
        _random.NextBytes(id);
        return Convert.ToHexStringLower(id);
    }
}
