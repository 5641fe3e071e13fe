using Ledger.Domain.Calendars;
using Ledger.Domain.Keys;
using Ledger.Domain.Lists;

namespace Ledger.Domain.Chains;

/// <summary>What the registry has decided about the chains that mirror its log.</summary>
public sealed record RegistryState : AggregateState
{
    /// <summary>All instances that the log ever went to, oldest first.</summary>
    public ValueList<InstanceStanding> Instances { get; init; } = [];

    /// <summary>The calendars that were loaded, by year.</summary>
    public ValueList<CalendarYear> Calendars { get; init; } = [];

    /// <summary>The calendar by which the registry counts working days.</summary>
    public WorkdayCalendar Calendar =>
        Calendars.Aggregate(WorkdayCalendar.China, static (calendar, year) => calendar.With(year));

    /// <summary>All versions of all lists that were loaded, each list's in order.</summary>
    public ValueList<DataList> Lists { get; init; } = [];

    /// <summary>The keys that evidence rests on.</summary>
    public KeyRegister Keys { get; init; } = new();

    /// <summary>The last seal of each access journal, the newest last.</summary>
    public ValueList<AccessSeal> Access { get; init; } = [];

    /// <summary>The version of a list in force on a day; null when none is.</summary>
    public DataList? ListOn(DataListKind kind, DateOnly day) =>
        Lists.LastOrDefault(list => list.Kind == kind && list.Effective <= day);

    /// <summary>The instance of that id; null when the log never named it.</summary>
    public InstanceStanding? Find(string id) => Instances.FirstOrDefault(known => known.Mirror.Id == id);

    /// <summary>The instance to which the log goes under a chain's name; null when there is none.</summary>
    public InstanceStanding? InUse(string name) =>
        Instances.LastOrDefault(known => known.Mirror.Name == name && known.IsInUse);
}

/// <summary>An instance that the log named, and what was recorded of it.</summary>
/// <param name="Mirror">The instance.</param>
/// <param name="IsInUse">False once it was given up; it never comes back.</param>
/// <param name="Refused">Ranges that it refused for ever.</param>
/// <param name="Voided">Ranges that go to it without their operations, by decision.</param>
public sealed record InstanceStanding(
    MirrorInstance Mirror, bool IsInUse, ValueList<LogRange> Refused, ValueList<LogRange> Voided)
{
    /// <summary>The decision about the range that begins at an index; null when there is none.</summary>
    public LogRange? VoidedFrom(ulong from) => Voided.FirstOrDefault(range => range.From == from);
}
