using System.Text.Json;

namespace Ledger.Register;

public sealed partial class RegisterQueries
{
    private const string CaseColumns =
        """
        SELECT r.id, r.asset, r.status, n.name, n.regime, n.type, r.entry
        FROM registration r LEFT JOIN notice n ON n.number = r.number
        """;

    /// <summary>Cases with what was applied for, newest entry first; for those whom they concern.</summary>
    /// <param name="status">Only what stands so; null for all.</param>
    /// <param name="applicant">Only that party's; null for everybody's.</param>
    /// <param name="before">Only entries below this index; null for the first page.</param>
    /// <param name="limit">How many at most.</param>
    public IReadOnlyList<FiledCase> ListFiledCases(string? status, string? applicant, ulong? before, int limit) =>
        WithApplicants(Read(
            CaseColumns + """
             WHERE ($status IS NULL OR r.status = $status) AND r.entry < $before AND ($applicant IS NULL
                OR r.number IN (SELECT notice FROM notice_holder WHERE party = $applicant AND kind IS NULL))
            ORDER BY r.entry DESC LIMIT $limit
            """,
            ReadFiledCase, ("$status", status), ("$applicant", applicant), ("$before", Below(before)),
            ("$limit", Math.Clamp(limit, 1, MaxRows))));

    /// <summary>A case with what was applied for, or null.</summary>
    public FiledCase? FindFiledCase(string id) =>
        WithApplicants(Read(CaseColumns + " WHERE r.id = $id", ReadFiledCase, ("$id", id))).FirstOrDefault();

    /// <summary>What the data of cases are called, by case; those without a name are not in it.</summary>
    public IReadOnlyDictionary<string, string> NamesOfCases(IEnumerable<string> ids) => Read(
        """
        SELECT r.id, n.name FROM registration r JOIN notice n ON n.number = r.number
        WHERE n.name IS NOT NULL AND r.id IN (SELECT value FROM json_each($ids))
        """,
        static row => (Id: row.GetString(0), Name: row.GetString(1)),
        ("$ids", JsonSerializer.Serialize(ids))).ToDictionary(static row => row.Id, static row => row.Name);

    private List<FiledCase> WithApplicants(List<FiledCase> cases)
    {
        var applicants = Read(
            """
            SELECT r.id, h.party, p.name, p.code
            FROM registration r JOIN notice_holder h ON h.notice = r.number LEFT JOIN party p ON p.id = h.party
            WHERE h.kind IS NULL AND r.id IN (SELECT value FROM json_each($ids)) ORDER BY h.notice, h.n
            """,
            static row => (Id: row.GetString(0), Party: new CaseApplicant(
                row.GetString(1), TextOrNull(row, 2), TextOrNull(row, 3))),
            ("$ids", JsonSerializer.Serialize(cases.Select(static row => row.Id))))
            .ToLookup(static row => row.Id, static row => row.Party);
        return [.. cases.Select(row => row with { Applicants = [.. applicants[row.Id]] })];
    }

    private static FiledCase ReadFiledCase(Microsoft.Data.Sqlite.SqliteDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), TextOrNull(row, 3), TextOrNull(row, 4),
        TextOrNull(row, 5), (ulong)row.GetInt64(6), []);
}

/// <summary>A case with what was applied for.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Asset">The asset's id.</param>
/// <param name="Status">How it stands.</param>
/// <param name="Name">What the data is called.</param>
/// <param name="Regime"><c>G35</c> or <c>M26</c>; null before anything was applied for.</param>
/// <param name="Type">For example <c>first</c>; null before anything was applied for.</param>
/// <param name="Entry">The last entry that touched it.</param>
/// <param name="Applicants">Whose it is.</param>
public sealed record FiledCase(
    string Id, string Asset, string Status, string? Name, string? Regime, string? Type, ulong Entry,
    IReadOnlyList<CaseApplicant> Applicants);

/// <summary>An applicant.</summary>
/// <param name="Party">The party's id.</param>
/// <param name="Name">The organisation's name; null for a natural person.</param>
/// <param name="Code">Its unified social credit code; null for a natural person.</param>
public sealed record CaseApplicant(string Party, string? Name, string? Code);
