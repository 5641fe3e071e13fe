namespace Ledger.Register;

public sealed partial class RegisterQueries
{
    /// <summary>Parties by their ids.</summary>
    /// <param name="name">Only those with that in their name, or of that code; null for all.</param>
    /// <param name="after">Only ids behind this one; null for the first page.</param>
    /// <param name="limit">How many at most.</param>
    public IReadOnlyList<PartyRow> ListParties(string? name, string? after, int limit) => Read(
        """
        SELECT p.id, p.name, p.code, p.ended, s.name FROM party p LEFT JOIN party s ON s.id = p.successor
        WHERE p.id > $after AND ($name IS NULL OR p.code = $name OR instr(p.name, $name) > 0)
        ORDER BY p.id LIMIT $limit
        """,
        static row => new PartyRow(
            row.GetString(0), TextOrNull(row, 1), TextOrNull(row, 2), TextOrNull(row, 3), TextOrNull(row, 4)),
        ("$after", after ?? ""), ("$name", name), ("$limit", Math.Clamp(limit, 1, MaxRows)));
}

/// <summary>A party as the register has it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">An organisation's name; null for a natural person.</param>
/// <param name="Code">Its unified social credit code; null for a natural person.</param>
/// <param name="EndedOn">The day on which its end was put on record; null while it is.</param>
/// <param name="Successor">The name of the organisation that it merged into; null where there is none.</param>
public sealed record PartyRow(string Id, string? Name, string? Code, string? EndedOn, string? Successor);
