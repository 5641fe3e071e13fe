namespace Ledger.Register;

public sealed partial class RegisterQueries
{
    // What was reached is kept once, so that a circle of false declarations ends too.
    private const string Up = """
        WITH RECURSIVE reached (id) AS (
            SELECT $id UNION
            SELECT l.source FROM source_link l JOIN reached r ON l.asset = r.id WHERE l.stands = 1)
        SELECT l.asset, l.n, l.source, l.relation, l.basis, l.part, l.entry
        FROM source_link l JOIN reached r ON l.asset = r.id
        WHERE l.stands = 1 AND (l.asset, l.n) > ($asset, $n) ORDER BY l.asset, l.n LIMIT $limit
        """;

    private const string Down = """
        WITH RECURSIVE reached (id) AS (
            SELECT $id UNION
            SELECT l.asset FROM source_link l JOIN reached r ON l.source = r.id WHERE l.stands = 1)
        SELECT l.asset, l.n, l.source, l.relation, l.basis, l.part, l.entry
        FROM source_link l JOIN reached r ON l.source = r.id
        WHERE l.stands = 1 AND (l.asset, l.n) > ($asset, $n) ORDER BY l.asset, l.n LIMIT $limit
        """;

    /// <summary>
    /// The links by which an asset comes from others, near and far, or by which others come from it: what a lapse or a
    /// freeze of it touches.
    /// </summary>
    /// <param name="asset">The asset.</param>
    /// <param name="down">Whether to follow what was made of it, instead of what it was made of.</param>
    /// <param name="after">The asset and number of the last link of the page before; null for the first page.</param>
    /// <param name="limit">How many at most.</param>
    public IReadOnlyList<SourceRow> ListSources(
        string asset, bool down, (string Asset, ulong Number)? after, int limit) => Read(
        down ? Down : Up,
        static row => new SourceRow(
            row.GetString(0), (ulong)row.GetInt64(1), row.GetString(2), row.GetString(3), row.GetString(4),
            TextOrNull(row, 5), (ulong)row.GetInt64(6)),
        ("$id", asset), ("$asset", after?.Asset ?? ""), ("$n", (long)(after?.Number ?? 0)),
        ("$limit", Math.Clamp(limit, 1, MaxRows)));
}
