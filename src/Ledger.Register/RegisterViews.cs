namespace Ledger.Register;

/// <summary>An asset as the register has it.</summary>
public sealed record AssetRow(
    string Id,
    string Kind,
    string Status,
    string? Name,
    string ContentSha256,
    string ContentSm3,
    string? Certificate,
    ulong Version,
    ulong Entry);

/// <summary>A right instrument as the register has it: the effect's value with its ordinal.</summary>
public sealed record RightRow(
    ulong Ordinal,
    string Kind,
    string Holder,
    string From,
    string? Until,
    string TermsSha256,
    string Status,
    bool Exclusive,
    bool Pledged,
    bool Frozen);

/// <summary>A certificate as the register has it.</summary>
/// <param name="Number">Its code.</param>
/// <param name="Asset">The asset's id.</param>
/// <param name="Status">Whether it still proves what it says.</param>
/// <param name="Until">Its last day.</param>
/// <param name="Entry">The entry that last said how it stands.</param>
/// <param name="Issued">The entry that issued it.</param>
/// <param name="Place">Its place among all certificates of the log, from 0.</param>
public sealed record CertificateRow(
    string Number, string Asset, string Status, string? Until, ulong Entry, ulong Issued, ulong Place);

/// <summary>That an asset comes from another one, as the register has it.</summary>
public sealed record SourceRow(
    string Asset, ulong Number, string Source, string Relation, string Basis, string? Part, ulong Entry);

/// <summary>A registration case as the register has it.</summary>
public sealed record CaseRow(string Id, string Asset, string Status, string? Name, ulong Version, ulong Entry);

/// <summary>Which assets to list.</summary>
/// <param name="Name">Text that the name contains; null for any.</param>
/// <param name="Status">Status; null for any.</param>
/// <param name="Kind"><c>resource</c> or <c>product</c>; null for any.</param>
/// <param name="CertificatePrefix">How the certificate number begins; null for any.</param>
public sealed record AssetFilter(
    string? Name = null, string? Status = null, string? Kind = null, string? CertificatePrefix = null);
