namespace Ledger.Api.Contracts;

/// <summary>A case in a list, for its applicants and the registry's staff.</summary>
/// <param name="Id">32 hex characters.</param>
/// <param name="Asset">The asset's id.</param>
/// <param name="Status">How it stands, for example <c>noticed</c>.</param>
/// <param name="Name">What the data is called; null before anything was applied for.</param>
/// <param name="Regime"><c>G35</c> or <c>M26</c>; null before anything was applied for.</param>
/// <param name="Type">For example <c>first</c>; null before anything was applied for.</param>
/// <param name="Index">The last entry that touched it, decimal.</param>
/// <param name="Applicants">Whose case it is.</param>
public sealed record CaseSummary(
    string Id, string Asset, string Status, string? Name, string? Regime, string? Type, string Index,
    IReadOnlyList<CaseParty> Applicants);

/// <summary>An applicant of a case.</summary>
/// <param name="Party">The party's id.</param>
/// <param name="Name">The organisation's name; null for a natural person.</param>
/// <param name="Code">Its unified social credit code; null for a natural person.</param>
public sealed record CaseParty(string Party, string? Name, string? Code);
