using System.Diagnostics.CodeAnalysis;
using Ledger.Cryptography;
using Ledger.Domain.Calendars;
using Ledger.Domain.Dues;
using Ledger.Domain.Rules;

namespace Ledger.Domain;

/// <summary>What an aggregate is, folded from its stream. States are immutable and compare by value.</summary>
public abstract record AggregateState;

/// <summary>
/// A kind of aggregate, hosted without knowing its state. Everything here is a pure function; the same arguments give
/// the same answer on every machine.
/// </summary>
public interface IAggregate
{
    /// <summary>The kind of stream that it folds.</summary>
    StreamKind Kind { get; }

    /// <summary>The state of a stream at version 0.</summary>
    AggregateState Initial { get; }

    /// <summary>The state after one event. Never consults rules, calendars or clocks.</summary>
    /// <exception cref="InvalidOperationException">The event does not belong to this kind of stream.</exception>
    AggregateState Fold(AggregateState state, DomainEvent domainEvent);

    /// <summary>The other streams whose state the decision needs; the caller supplies each as a fact.</summary>
    IReadOnlyList<StreamName> Reads(AggregateState state, Request request);

    /// <summary>
    /// The streams that the decision needs besides, as what was read so far shows: asked again with each answer, until
    /// it names none. Bounded, whatever was read.
    /// </summary>
    IReadOnlyList<StreamName> ReadsBeyond(Request request, IReadOnlyList<Fact> seen);

    /// <summary>
    /// The regime by whose rules a stream is decided on: the first command chooses it, where there is a choice.
    /// </summary>
    /// <param name="state">The state.</param>
    /// <param name="command">What is asked; null when only the state is looked at.</param>
    string RegimeOf(AggregateState state, Command? command);

    /// <summary>Decides. Never throws for what a caller could have sent.</summary>
    Decision Decide(AggregateState state, Request request, Facts facts, LegalNow now, RuleSet rules);

    /// <summary>The absolute public state of every key that changed between two states of one stream.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="before">Its state before the entry.</param>
    /// <param name="after">Its state after the entry's events, number not yet given.</param>
    /// <param name="version">Its version after the entry.</param>
    IReadOnlyList<Effect> Effects(StreamName stream, AggregateState before, AggregateState after, ulong version);

    /// <summary>Everything in a state that waits for a day.</summary>
    IReadOnlyList<Due> Dues(AggregateState state, WorkdayCalendar calendar, RuleSet rules);

    /// <summary>
    /// The command by which the registry's timer states what time has decided of such a stream; null where it never
    /// does. Whether it is due the decision says.
    /// </summary>
    Command? TimerCommand(AggregateState state);

    /// <summary>The state as canonical JSON, for snapshots. Derived; may be thrown away.</summary>
    JsonObject WriteSnapshot(AggregateState state);

    /// <summary>Reads a snapshot; false with the path of the first fault when the bytes are not one.</summary>
    bool TryReadSnapshot(
        JsonValue snapshot, [NotNullWhen(true)] out AggregateState? state, [NotNullWhen(false)] out string? error);
}
