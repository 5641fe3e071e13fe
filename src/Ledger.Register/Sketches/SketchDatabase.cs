using System.Text.Json;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Evidence.Sketches;
using Ledger.Ports.Documents;
using Ledger.Ports.Sketches;

namespace Ledger.Register.Sketches;

/// <summary>
/// The sketches of cases, in a file of its own. Losing it loses nothing: it is filled anew from the log and the
/// documents. What is taken out is overwritten.
/// </summary>
public sealed class SketchDatabase : ISketchStore, IDisposable
{
    // Raised with every change of the tables or of what is written into them.
    private const long Format = 1;

    // With one mark shared by so many, the first of them say enough.
    private const int MostHits = 100_000;

    private const string Create = """
        CREATE TABLE place (size INTEGER NOT NULL);
        INSERT INTO place VALUES (0);
        CREATE TABLE sketch (
            n INTEGER PRIMARY KEY AUTOINCREMENT, filing TEXT NOT NULL UNIQUE, party TEXT NOT NULL, asset TEXT NOT NULL,
            sha256 TEXT NOT NULL, standing INTEGER NOT NULL, tries INTEGER NOT NULL, due INTEGER NOT NULL,
            key TEXT, records INTEGER, bins BLOB);
        CREATE INDEX sketch_awaited ON sketch (due) WHERE standing = 1;
        CREATE TABLE band (mark INTEGER NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (mark, n)) WITHOUT ROWID;
        """;

    private readonly DerivedFile _file;

    /// <summary>Opens the file, or makes an empty one where there is none or one of another format.</summary>
    /// <param name="path">The file.</param>
    public SketchDatabase(string path)
    {
        _file = new DerivedFile(path, Format, Create);
        Write("PRAGMA secure_delete = ON");
    }

    /// <inheritdoc/>
    public ulong Size => Read("SELECT size FROM place", static row => (ulong)row.GetInt64(0))[0];

    /// <inheritdoc/>
    public void Put(ulong size, IReadOnlyList<CaseSketch> named)
    {
        ArgumentNullException.ThrowIfNull(named);
        lock (_file.Gate)
        {
            var taken = false;
            using (var transaction = _file.Begin())
            {
                foreach (var one in named)
                {
                    taken |= Put(one);
                }

                Write("UPDATE place SET size = $size", ("$size", (long)size));
                transaction.Commit();
            }

            if (taken)
            {
                EmptyLog();
            }
        }
    }

    /// <inheritdoc/>
    public void Empty()
    {
        lock (_file.Gate)
        {
            _file.Execute("DELETE FROM band; DELETE FROM sketch; UPDATE place SET size = 0;");
            EmptyLog();
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<AwaitedSketch> ListAwaited(DateTimeOffset now, int limit) => Read(
        "SELECT filing, party, sha256, tries FROM sketch WHERE standing = 1 AND due <= $now ORDER BY due LIMIT $limit",
        static row => new AwaitedSketch(
            new DocumentSubject(CaseId.Parse(row.GetString(0)), PartyId.Parse(row.GetString(1))),
            Digest.Parse(row.GetString(2)), row.GetInt32(3)),
        ("$now", now.ToUnixTimeMilliseconds()), ("$limit", limit));

    /// <inheritdoc/>
    public void Found(AwaitedSketch awaited, Sketch? sketch)
    {
        ArgumentNullException.ThrowIfNull(awaited);
        lock (_file.Gate)
        {
            using var transaction = _file.Begin();
            var taken = WriteAwaited(
                "SET standing = $standing, key = $key, records = $records, bins = $bins", awaited,
                ("$standing", (int)(sketch is null ? SketchStanding.Unreadable : SketchStanding.Compared)),
                ("$key", sketch?.Key), ("$records", sketch?.Records), ("$bins", sketch?.Values.ToArray()));
            foreach (var mark in taken && sketch is not null ? SketchBands.Of(sketch) : [])
            {
                Write(
                    "INSERT OR IGNORE INTO band SELECT $mark, n FROM sketch WHERE filing = $filing", ("$mark", mark),
                    ("$filing", awaited.Subject.Case.ToString()));
            }

            transaction.Commit();
        }
    }

    /// <inheritdoc/>
    public void Missed(AwaitedSketch awaited, DateTimeOffset next)
    {
        ArgumentNullException.ThrowIfNull(awaited);
        lock (_file.Gate)
        {
            WriteAwaited(
                "SET tries = $tries, due = $due", awaited, ("$tries", awaited.Tries + 1),
                ("$due", next.ToUnixTimeMilliseconds()));
        }
    }

    /// <inheritdoc/>
    public NearSketches FindNear(CaseId id)
    {
        lock (_file.Gate)
        {
            return Find(id) is not { } known ? new NearSketches(SketchStanding.None, null, [])
                : known.Sketch is null ? new NearSketches(known.Standing, null, [])
                : new NearSketches(known.Standing, known.Sketch, Near(id, known.Asset, known.Sketch));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private SketchMatch[] Near(CaseId id, string asset, Sketch sketch) =>
    [
        .. Read(
            """
            SELECT s.filing, s.asset, s.key, s.records, s.bins
            FROM (
                SELECT n, count(*) AS shared
                FROM (SELECT n FROM band WHERE mark IN (SELECT value FROM json_each($marks)) LIMIT $hits)
                GROUP BY n) hit
                JOIN sketch s ON s.n = hit.n
            WHERE s.filing <> $filing AND s.asset <> $asset AND s.key = $key
            ORDER BY hit.shared DESC, s.n LIMIT $limit
            """,
            row => (Case: row.GetString(0), Asset: row.GetString(1), Sketch: SketchOf(row, 2)!),
            ("$marks", JsonSerializer.Serialize(SketchBands.Of(sketch))), ("$hits", MostHits),
            ("$filing", id.ToString()), ("$asset", asset), ("$key", sketch.Key), ("$limit", NearSketches.MostCompared))
            .Select(one => new SketchMatch(
                one.Case, one.Asset, one.Sketch.Records, Sketch.Compare(sketch, one.Sketch)))
            .Where(static match => SketchBands.AreNear(match.Similarity))
            .OrderByDescending(static match => match.Similarity.Estimate)
            .ThenBy(static match => match.Case, StringComparer.Ordinal),
    ];

    private (string Asset, string Party, string Sha256, SketchStanding Standing, Sketch? Sketch)? Find(CaseId id) =>
        Read(
            "SELECT asset, party, sha256, standing, key, records, bins FROM sketch WHERE filing = $filing",
            static row => (
                row.GetString(0), row.GetString(1), row.GetString(2), (SketchStanding)row.GetInt32(3),
                SketchOf(row, 4)),
            ("$filing", id.ToString())) is [var found] ? found : null;

    // The pages that it replaced are in the write-ahead log as well.
    private void EmptyLog() => Write("PRAGMA wal_checkpoint(TRUNCATE)");

    /// <summary>Whether another was taken out.</summary>
    private bool Put(CaseSketch one)
    {
        var taken = false;
        var (filing, party) = (one.Subject.Case.ToString(), one.Subject.Party.ToString());
        if (Find(one.Subject.Case) is { } known)
        {
            if (known.Sha256 == one.Sha256?.ToString() && known.Party == party)
            {
                Write(
                    "UPDATE sketch SET asset = $asset WHERE filing = $filing", ("$asset", one.Asset.ToString()),
                    ("$filing", filing));
                return false;
            }

            TakeOut(filing, known.Sketch);
            taken = true;
        }

        if (one.Sha256 is { } sha256)
        {
            Write(
                """
                INSERT INTO sketch (filing, party, asset, sha256, standing, tries, due)
                VALUES ($filing, $party, $asset, $sha256, 1, 0, 0)
                """,
                ("$filing", filing), ("$party", party), ("$asset", one.Asset.ToString()),
                ("$sha256", sha256.ToString()));
        }

        return taken;
    }

    private void TakeOut(string filing, Sketch? sketch)
    {
        foreach (var mark in sketch is null ? [] : SketchBands.Of(sketch))
        {
            Write(
                "DELETE FROM band WHERE mark = $mark AND n = (SELECT n FROM sketch WHERE filing = $filing)",
                ("$mark", mark), ("$filing", filing));
        }

        Write("DELETE FROM sketch WHERE filing = $filing", ("$filing", filing));
    }

    private static Sketch? SketchOf(Row row, int column) => row.IsDBNull(column) ? null : new Sketch
    {
        Key = row.GetString(column),
        Records = row.GetInt64(column + 1),
        Values = row.GetBytes(column + 2),
    };

    // What was looked for may have been replaced by another, or taken out, meanwhile.
    private bool WriteAwaited(string set, AwaitedSketch awaited, params (string Name, object? Value)[] parameters) =>
        Write(
            $"UPDATE sketch {set} WHERE filing = $filing AND party = $party AND sha256 = $sha256 AND standing = 1",
            [
                .. parameters, ("$filing", awaited.Subject.Case.ToString()),
                ("$party", awaited.Subject.Party.ToString()), ("$sha256", awaited.Sha256.ToString()),
            ]) > 0;

    private int Write(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        _file.Write(sql, parameters);

    private List<T> Read<T>(
        string sql, Func<Row, T> read, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        _file.Read(sql, read, parameters);
}
