using Ledger.Cryptography;

namespace Ledger.Sdk;

/// <summary>What was seen of a log, in a file that never falls back.</summary>
internal sealed class LogMemory(string path) : IDisposable
{
    private const string Create = """
        CREATE TABLE seen (
            one INTEGER PRIMARY KEY CHECK (one = 1), origin TEXT NOT NULL, size INTEGER NOT NULL, note BLOB NOT NULL,
            note_sm3 BLOB NOT NULL);
        CREATE TABLE receipt (entry INTEGER PRIMARY KEY, sha256 TEXT NOT NULL, sm3 TEXT NOT NULL);
        CREATE TABLE conflict (n INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, seen BLOB, shown BLOB);
        """;

    private readonly DurableFile _file = new(path, Create, 1);

    /// <summary>The origin and the two notes that were seen last; null before the first.</summary>
    public (string Origin, byte[] Note, byte[] NoteSm3)? Seen() => _file.Read(
        "SELECT origin, note, note_sm3 FROM seen",
        static row => ((string, byte[], byte[])?)(row.GetString(0), (byte[])row.GetValue(1), (byte[])row.GetValue(2)))
        .FirstOrDefault();

    /// <summary>Moves on to larger checkpoints; leaves alone what another process moved further.</summary>
    public void Move(string origin, ulong size, byte[] note, byte[] noteSm3) => _file.Change(write => write.Run(
        """
        INSERT INTO seen VALUES (1, $origin, $size, $note, $sm3)
        ON CONFLICT (one) DO UPDATE SET size = $size, note = $note, note_sm3 = $sm3 WHERE size < $size
        """,
        ("$origin", origin), ("$size", (long)size), ("$note", note), ("$sm3", noteSm3)));

    /// <summary>Keeps a receipt; false when another one names the same entry.</summary>
    public bool TryExpect(ulong entry, DigestPair leaf) => _file.Change(write =>
    {
        var known = write.Read(
            "SELECT sha256, sm3 FROM receipt WHERE entry = $e", static row => (row.GetString(0), row.GetString(1)),
            ("$e", (long)entry));
        if (known.Count > 0)
        {
            return known[0] == (leaf.Sha256.ToString(), leaf.Sm3.ToString());
        }

        write.Run(
            "INSERT INTO receipt VALUES ($e, $a, $b)",
            ("$e", (long)entry), ("$a", leaf.Sha256.ToString()), ("$b", leaf.Sm3.ToString()));
        return true;
    });

    /// <summary>Receipts of entries below a size, by entry.</summary>
    public IReadOnlyList<(ulong Entry, DigestPair Leaf)> Expected(ulong below, int limit) => _file.Read(
        "SELECT entry, sha256, sm3 FROM receipt WHERE entry < $below ORDER BY entry LIMIT $limit",
        static row => (
            (ulong)row.GetInt64(0), new DigestPair(Digest.Parse(row.GetString(1)), Digest.Parse(row.GetString(2)))),
        ("$below", (long)below), ("$limit", limit));

    public int Pending() => (int)_file.Read("SELECT count(*) FROM receipt", static row => row.GetInt64(0))[0];

    /// <summary>Forgets receipts that were found.</summary>
    public void Found(IEnumerable<ulong> entries) => _file.Change(write =>
        entries.Sum(entry => write.Run("DELETE FROM receipt WHERE entry = $e", ("$e", (long)entry))));

    /// <summary>Keeps both sides of a contradiction.</summary>
    public void Keep(LogContradiction kind, byte[]? seen, byte[]? shown) => _file.Change(write => write.Run(
        "INSERT INTO conflict (kind, seen, shown) VALUES ($kind, $seen, $shown)",
        ("$kind", kind.ToString()), ("$seen", seen), ("$shown", shown)));

    public void Dispose() => _file.Dispose();
}
