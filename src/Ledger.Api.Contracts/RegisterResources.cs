namespace Ledger.Api.Contracts;

/// <summary>An asset as the public register shows it.</summary>
/// <param name="Id">32 hex characters.</param>
/// <param name="Name">Its name from the application; null until the public notice.</param>
/// <param name="Kind"><c>resource</c> or <c>product</c>.</param>
/// <param name="Status"><c>registered</c>, <c>cancelled</c> or <c>lapsed</c>.</param>
/// <param name="ContentSha256">Digest of its content manifest over SHA-256, hex.</param>
/// <param name="ContentSm3">Digest of its content manifest over SM3, hex.</param>
/// <param name="Certificate">Its certificate number.</param>
/// <param name="Version">Version of its stream, decimal.</param>
/// <param name="Index">The last entry that touched it, decimal.</param>
/// <param name="State"><c>accepted</c>, <c>published</c> or <c>anchored</c>, of that entry.</param>
/// <param name="Rights">Its right instruments.</param>
public sealed record AssetResource(
    string Id,
    string? Name,
    string Kind,
    string Status,
    string ContentSha256,
    string ContentSm3,
    string? Certificate,
    string Version,
    string Index,
    string State,
    IReadOnlyList<RightResource> Rights);

/// <summary>One right instrument under an asset.</summary>
/// <param name="Number">Its ordinal under the asset, decimal.</param>
/// <param name="Kind"><c>hold</c>, <c>use</c> or <c>operate</c>.</param>
/// <param name="Holder">The holder's name under this asset, 64 hex characters; differs from asset to asset.</param>
/// <param name="From">First day, China Standard Time.</param>
/// <param name="Until">Last day; null without end.</param>
/// <param name="TermsSha256">Digest of its terms, hex.</param>
/// <param name="Status"><c>in-force</c>, <c>ended</c> or <c>revoked</c>.</param>
/// <param name="Exclusive">Whether no one else may have the same right.</param>
/// <param name="Pledged">Whether it is pledged.</param>
/// <param name="Frozen">Whether an order freezes it.</param>
public sealed record RightResource(
    string Number,
    string Kind,
    string Holder,
    string From,
    string? Until,
    string TermsSha256,
    string Status,
    bool Exclusive,
    bool Pledged,
    bool Frozen);

/// <summary>Who had which right over an asset on a day.</summary>
/// <param name="Asset">The asset's id.</param>
/// <param name="On">The day in law, China Standard Time.</param>
/// <param name="Index">The last entry known that may say something of the asset's rights, decimal.</param>
/// <param name="RecordedTime">When the log took it.</param>
/// <param name="Rights">The rights that were in force on that day, as far as was known, as they were then.</param>
public sealed record RightsOnDay(
    string Asset, string On, string Index, string RecordedTime, IReadOnlyList<RightResource> Rights);

/// <summary>That one asset comes from another, with both sides as they stand.</summary>
/// <param name="Asset">The asset that was made.</param>
/// <param name="Source">What it was made from.</param>
/// <param name="Number">The link's number under the asset, decimal.</param>
/// <param name="Relation"><c>derived</c>, <c>fused</c> or <c>version</c>.</param>
/// <param name="Basis"><c>declared</c> by a holder, or <c>observed</c> by the registrar.</param>
/// <param name="Part">The source's part in a fusion, for example <c>1/3</c>; null for other relations.</param>
/// <param name="Index">The entry that said so, decimal.</param>
/// <param name="Flags">
/// What is wrong with it: <c>source-lapsed</c>, <c>source-cancelled</c>, <c>source-frozen</c>,
/// <c>source-without-rights</c>, <c>circular</c>.
/// </param>
public sealed record ProvenanceEdge(
    AssetResource Asset,
    AssetResource Source,
    string Number,
    string Relation,
    string Basis,
    string? Part,
    string Index,
    IReadOnlyList<string> Flags);

/// <summary>A certificate as anyone may look it up.</summary>
/// <param name="Number">Certificate number (guide, annex 6).</param>
/// <param name="Asset">The asset's id.</param>
/// <param name="Status"><c>valid</c>, <c>superseded</c>, <c>cancelled</c> or <c>lapsed</c>.</param>
/// <param name="Until">Last day of validity.</param>
/// <param name="Index">The entry that issued it, decimal.</param>
public sealed record CertificateResource(string Number, string Asset, string Status, string? Until, string Index);

/// <summary>An aggregate's state for those who may read it whole.</summary>
/// <param name="Id">32 hex characters.</param>
/// <param name="Version">Version of its stream, decimal; the expected version of the next command.</param>
/// <param name="State">The state as canonical JSON text.</param>
public sealed record AggregateResource(string Id, string Version, string State);

/// <summary>The national system's receipt for a notice or for evidence.</summary>
/// <param name="Number">Its number for the record.</param>
/// <param name="Sha256">Digest of what was filed, hex.</param>
/// <param name="LegalTime">The time from which it counts, UTC.</param>
/// <param name="Development">True when a stand-in without legal effect answered.</param>
public sealed record NationalReceiptResource(string Number, string Sha256, string LegalTime, bool Development);
