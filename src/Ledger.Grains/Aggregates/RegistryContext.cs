using Ledger.Domain;
using Ledger.Domain.Calendars;
using Ledger.Domain.Rules;
using Ledger.Grains.Contracts;
using Ledger.Grains.Log;
using Ledger.Grains.Time;
using Ledger.Ports;

namespace Ledger.Grains.Aggregates;

/// <summary>What every decision of one registry stands on.</summary>
public sealed record RegistryContext(
    string Origin,
    Registrar Registrar,
    RuleSet Rules,
    WorkdayCalendar Calendar,
    ILegalClock LegalClock,
    TimeProvider Time,
    IJournal Journal)
{
    /// <summary>Where the calendar comes from: the log adds a year to it.</summary>
    public RegistryCalendar Calendars { get; } = new(Calendar);

    /// <summary>The versions of the rules of every regime.</summary>
    public RuleBook Book { get; init; } = RuleBook.National;

    /// <summary>The rules by which a stream is decided on, on a day.</summary>
    /// <param name="command">What is asked; null when only the state is looked at.</param>
    public RuleSet RulesOf(IAggregate aggregate, AggregateState state, Command? command, DateOnly day) =>
        Book.For(aggregate.RegimeOf(state, command), day);

    /// <summary>The calendar now.</summary>
    public WorkdayCalendar Calendar => Calendars.Current;
}

/// <summary>The way to the log's one writer.</summary>
public interface ILogAppender
{
    /// <summary>Appends one entry.</summary>
    Task<AppendReply> AppendAsync(AppendRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// Says that an entry may follow soon, so that the writer, if it is near, does not begin a batch of few without it.
    /// </summary>
    /// <returns>To be disposed of when the entry was handed over or none will be; null where nobody listens.</returns>
    IDisposable? Announce() => null;
}

/// <summary>Reaches the writer: in this process directly, else through its grain, wherever in the cluster that
/// is.</summary>
public sealed class LogGrainAppender(IGrainFactory grains, RegistryContext registry, LocalLogWriter local)
    : ILogAppender
{
    // A reference is an address and stays good whatever becomes of the activation; making one costs a good part of
    // a call.
    private readonly ILogGrain _log = grains.GetGrain<ILogGrain>(registry.Origin);

    /// <inheritdoc/>
    public Task<AppendReply> AppendAsync(AppendRequest request, CancellationToken cancellationToken) =>
        local.Running is { } writer
            ? writer.AppendAsync(request).WaitAsync(cancellationToken)
            : _log.AppendAsync(request, cancellationToken);

    /// <inheritdoc/>
    public IDisposable? Announce() => local.Running?.Announce();
}
