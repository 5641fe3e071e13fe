namespace Ledger.Api.Contracts;

/// <summary>The version of a list that is in force.</summary>
/// <param name="Kind"><c>circulation</c> or <c>important-data</c>.</param>
/// <param name="Number">Which version, from 1.</param>
/// <param name="Document">The document that sets it.</param>
/// <param name="Effective">Its first day, <c>2026-09-01</c>.</param>
/// <param name="Entries">What is on it.</param>
public sealed record ListResource(
    string Kind, int Number, string Document, string Effective, IReadOnlyList<ListEntryResource> Entries);

/// <summary>One entry of a list: the data that has all that it names.</summary>
/// <param name="Id">Its number in the document.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Asset">One asset; null when it names none.</param>
/// <param name="Content">SHA-256 of a manifest; null when it names none.</param>
/// <param name="Category"><c>public</c>, <c>enterprise</c>, <c>personal</c> or null.</param>
/// <param name="AssetKind"><c>resource</c>, <c>product</c> or null.</param>
/// <param name="Industry">An industry of GB/T 4754 or one of its doors; null when it names none.</param>
public sealed record ListEntryResource(
    string Id, string Title, string? Asset, string? Content, string? Category, string? AssetKind, string? Industry);
