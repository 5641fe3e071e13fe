namespace Ledger.Api.Contracts;

/// <summary>What an audit or a rebuild found and did.</summary>
/// <param name="Agrees">True when nothing was found.</param>
/// <param name="Entries">Entries read, decimal.</param>
/// <param name="Notes">What was done, a line each.</param>
/// <param name="Findings">What disagrees, a line each, with the first byte where one can be named.</param>
public sealed record OperationResource(
    bool Agrees, string Entries, IReadOnlyList<string> Notes, IReadOnlyList<string> Findings);
