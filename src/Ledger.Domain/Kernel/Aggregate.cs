using System.Diagnostics.CodeAnalysis;
using Ledger.Cryptography;
using Ledger.Domain.Calendars;
using Ledger.Domain.Dues;
using Ledger.Domain.Rules;

namespace Ledger.Domain;

/// <summary>An aggregate whose state is a <typeparamref name="TState"/>.</summary>
public abstract class Aggregate<TState> : IAggregate
    where TState : AggregateState
{
    /// <inheritdoc/>
    public abstract StreamKind Kind { get; }

    /// <inheritdoc cref="IAggregate.Initial"/>
    public abstract TState Initial { get; }

    AggregateState IAggregate.Initial => Initial;

    /// <inheritdoc cref="IAggregate.Fold"/>
    public abstract TState Fold(TState state, DomainEvent domainEvent);

    /// <inheritdoc cref="IAggregate.Reads"/>
    public abstract IReadOnlyList<StreamName> Reads(TState state, Request request);

    /// <inheritdoc cref="IAggregate.ReadsBeyond"/>
    public virtual IReadOnlyList<StreamName> ReadsBeyond(Request request, IReadOnlyList<Fact> seen) => [];

    /// <inheritdoc cref="IAggregate.RegimeOf"/>
    public virtual string RegimeOf(TState state, Command? command) => RuleSet.G35.Id;

    /// <inheritdoc cref="IAggregate.Decide"/>
    public abstract Decision Decide(TState state, Request request, Facts facts, LegalNow now, RuleSet rules);

    /// <inheritdoc cref="IAggregate.Effects"/>
    public abstract IReadOnlyList<Effect> Effects(StreamName stream, TState before, TState after, ulong version);

    /// <inheritdoc cref="IAggregate.Dues"/>
    public virtual IReadOnlyList<Due> Dues(TState state, WorkdayCalendar calendar, RuleSet rules) => [];

    /// <inheritdoc cref="IAggregate.TimerCommand"/>
    public virtual Command? TimerCommand(TState state) => null;

    /// <inheritdoc cref="IAggregate.WriteSnapshot"/>
    public abstract JsonObject WriteSnapshot(TState state);

    /// <inheritdoc cref="IAggregate.TryReadSnapshot"/>
    public abstract bool TryReadSnapshot(
        JsonValue snapshot, [NotNullWhen(true)] out TState? state, [NotNullWhen(false)] out string? error);

    AggregateState IAggregate.Fold(AggregateState state, DomainEvent domainEvent) => Fold((TState)state, domainEvent);

    IReadOnlyList<StreamName> IAggregate.Reads(AggregateState state, Request request) => Reads((TState)state, request);

    string IAggregate.RegimeOf(AggregateState state, Command? command) => RegimeOf((TState)state, command);

    Decision IAggregate.Decide(
        AggregateState state, Request request, Facts facts, LegalNow now, RuleSet rules) =>
        Mandate.Refuse(request, state, facts, now.Date) is { } refusal
            ? refusal
            : Decide((TState)state, Offices.Taken(request, facts, now.Date), facts, now, rules);

    IReadOnlyList<Effect> IAggregate.Effects(
        StreamName stream, AggregateState before, AggregateState after, ulong version) =>
        Effects(stream, (TState)before, (TState)after, version);

    IReadOnlyList<Due> IAggregate.Dues(AggregateState state, WorkdayCalendar calendar, RuleSet rules) =>
        Dues((TState)state, calendar, rules);

    Command? IAggregate.TimerCommand(AggregateState state) => TimerCommand((TState)state);

    JsonObject IAggregate.WriteSnapshot(AggregateState state) => WriteSnapshot((TState)state);

    bool IAggregate.TryReadSnapshot(
        JsonValue snapshot, [NotNullWhen(true)] out AggregateState? state, [NotNullWhen(false)] out string? error)
    {
        var read = TryReadSnapshot(snapshot, out var typed, out error);
        state = typed;
        return read;
    }

    /// <summary>The fault of folding an event into a stream of another kind.</summary>
    private protected InvalidOperationException Foreign(DomainEvent domainEvent) =>
        new($"{domainEvent.Type} does not belong to a stream of kind {WireName.Of(Kind)}.");
}
