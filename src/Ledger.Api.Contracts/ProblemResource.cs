namespace Ledger.Api.Contracts;

/// <summary>A problem that the API answers with.</summary>
/// <param name="Code">Stable code; safe to program against.</param>
/// <param name="Status">The HTTP status that it comes with.</param>
/// <param name="English">What it means or what to do about it, in English.</param>
/// <param name="Chinese">The same in Chinese.</param>
/// <param name="Clause">The document and clause of the rule that refuses; null where no rule of law does.</param>
public sealed record ProblemResource(string Code, int Status, string English, string Chinese, string? Clause);
