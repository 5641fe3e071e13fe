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
public sealed record CertificateRow(string Number, string Asset, string Status, string? Until, ulong Entry);

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
