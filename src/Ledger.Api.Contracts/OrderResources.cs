namespace Ledger.Api.Contracts;

/// <summary>An order or request of a court or another authority.</summary>
/// <param name="Id">32 lowercase hex characters.</param>
/// <param name="Status"><c>filed</c>, <c>verified</c>, <c>executed</c>, <c>refused</c> or <c>withdrawn</c>.</param>
/// <param name="Act"><c>disclose</c>, <c>freeze</c> or <c>lift</c>.</param>
/// <param name="Authority">
/// <c>court</c>, <c>arbitration</c>, <c>procuratorate</c>, <c>police</c>, <c>state-security</c> or <c>foreign</c>.
/// </param>
/// <param name="Body">The authority's name.</param>
/// <param name="Reference">The reference of its case or document.</param>
/// <param name="Document">SHA-256 of the document that orders it, hex.</param>
/// <param name="Asset">The asset that it is about.</param>
/// <param name="Until">The last day of a freeze or of handing out a disclosure, <c>2026-12-31</c>.</param>
/// <param name="Rights">Ordinals of the rights to be frozen.</param>
/// <param name="Remark">Number of the remark to be lifted.</param>
/// <param name="SealedUntil">The last day on which nobody outside is shown what was ordered.</param>
/// <param name="Scope">What is to be disclosed.</param>
/// <param name="Approval">Reference of the approval that the request needs.</param>
/// <param name="FiledOn">The legal date of its filing.</param>
/// <param name="Version">The version of its stream: what the next command expects.</param>
/// <param name="Entry">Index of the newest entry about it.</param>
public sealed record OrderResource(
    string Id,
    string Status,
    string Act,
    string Authority,
    string Body,
    string Reference,
    string Document,
    string Asset,
    string? Until,
    IReadOnlyList<string> Rights,
    string? Remark,
    string? SealedUntil,
    DisclosureScopeResource? Scope,
    string? Approval,
    string FiledOn,
    string Version,
    string Entry);

/// <summary>What a disclosure covers.</summary>
/// <param name="Matters"><c>rights</c>, <c>transactions</c>, <c>egress</c>, <c>cases</c>.</param>
/// <param name="From">The first legal day.</param>
/// <param name="Until">The last legal day.</param>
public sealed record DisclosureScopeResource(IReadOnlyList<string> Matters, string From, string Until);
