namespace Ledger.Api.Contracts;

/// <summary>The one error shape: RFC 9457 problem details with a stable code.</summary>
/// <param name="Type">A URN made of the code: <c>urn:ledger:problem:{code}</c>.</param>
/// <param name="Title">What went wrong, in English.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">Stable code; safe to program against.</param>
/// <param name="Detail">What to do about it, in English.</param>
/// <param name="DetailChinese">The same in Chinese.</param>
/// <param name="Clause">The document and clause of the rule that refused, where a rule did.</param>
/// <param name="Trace">The request's trace id, to quote when asking for help.</param>
public sealed record Problem(
    string Type,
    string Title,
    int Status,
    string Code,
    string? Detail,
    string? DetailChinese,
    string? Clause,
    string? Trace);
