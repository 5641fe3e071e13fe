namespace Ledger.Api.Contracts;

/// <summary>What waits for a day.</summary>
/// <param name="Stream">The case or asset, for example <c>case/3f…</c>.</param>
/// <param name="Kind">What is due, for example <c>acceptance-reply</c>.</param>
/// <param name="Item">Which of several of a kind, from 1.</param>
/// <param name="By">The last day, <c>2026-10-08</c>; null while the calendar cannot tell it.</param>
/// <param name="Standing"><c>late</c>, <c>today</c>, <c>ahead</c>, <c>suspended</c> or <c>undeterminable</c>.</param>
/// <param name="Document">The document of the period, for example <c>G35</c>.</param>
/// <param name="Clause">The place in it.</param>
/// <param name="TimerFrom">The day from which the registry states by itself what time decided; null if never.</param>
/// <param name="Name">What the data of a case is called; null where it is not about a case, or has none.</param>
public sealed record DueResource(
    string Stream, string Kind, int Item, string? By, string Standing, string Document, string Clause,
    string? TimerFrom, string? Name = null);
