namespace Ledger.Api.Contracts;

/// <summary>What the registry did, month by month; a moment behind the log.</summary>
/// <param name="Entries">Entries by legal month and type, oldest month first.</param>
/// <param name="Handled">Cases that were decided, by legal month and the working days that they took.</param>
/// <param name="Regions">Public registrations that stand, by province.</param>
/// <param name="HandlingDays">How many working days the rules give, without extensions.</param>
/// <param name="HandlingClause">The clause that gives them.</param>
/// <param name="Late">Deadlines that are over today and not met.</param>
/// <param name="Today">Deadlines that end today.</param>
public sealed record StatisticsResource(
    IReadOnlyList<MonthlyCount> Entries, IReadOnlyList<HandledCount> Handled,
    IReadOnlyList<RegionCount> Regions, int HandlingDays, string HandlingClause, string Late, string Today);

/// <summary>Public registrations of a province.</summary>
/// <param name="Province">The first two digits of the division; empty for data of no division in particular.</param>
/// <param name="Count">How many.</param>
public sealed record RegionCount(string Province, string Count);

/// <summary>A count of a month.</summary>
/// <param name="Month">The legal month in China, <c>yyyy-MM</c>.</param>
/// <param name="Type">The type of the entries, for example <c>egress.filed</c>.</param>
/// <param name="Count">How many.</param>
public sealed record MonthlyCount(string Month, string Type, string Count);

/// <summary>Cases of a month that took so long.</summary>
/// <param name="Month">The legal month in China, <c>yyyy-MM</c>.</param>
/// <param name="Days">Working days from acceptance to decision, without those of an extension and of stops.</param>
/// <param name="Count">How many.</param>
public sealed record HandledCount(string Month, int Days, string Count);
