using System.Diagnostics.CodeAnalysis;
using Ledger.Cryptography;
using Ledger.Domain.Calendars;
using Ledger.Domain.Dues;
using Ledger.Domain.Rules;

namespace Ledger.Domain.Registrars;

/// <summary>
/// The institution that keeps the registry, as the law on registrars sees it: qualification, listing, changes, annual
/// report, disclosure, sanctions, exit. It declares and reports; an authority that is not itself decides.
/// </summary>
/// <remarks>数据产权登记工作指引（试行） articles 7 to 13 and 38.</remarks>
public sealed class RegistrarAggregate : Aggregate<RegistrarState>
{
    private RegistrarAggregate()
    {
    }

    /// <summary>The only one.</summary>
    public static RegistrarAggregate Instance { get; } = new();

    /// <inheritdoc/>
    public override StreamKind Kind => StreamKind.Registrar;

    /// <inheritdoc/>
    public override RegistrarState Initial { get; } = new();

    /// <inheritdoc/>
    public override RegistrarState Fold(RegistrarState state, DomainEvent domainEvent) =>
        domainEvent is RegistrarActed acted ? RegistrarFold.After(state, acted) : throw Foreign(domainEvent);

    /// <inheritdoc/>
    public override IReadOnlyList<StreamName> Reads(RegistrarState state, Request request)
    {
        IEnumerable<StreamName> reads = request.Actor.Party is { } party ? [party.Stream] : [];
        return
        [
            .. request.Command is Designate { Successor.Party: var successor }
                ? reads.Append(successor.Stream).Distinct()
                : reads,
        ];
    }

    /// <inheritdoc/>
    public override Decision Decide(RegistrarState state, Request request, Facts facts, LegalNow now, RuleSet rules)
    {
        if (request.Stream.Kind is not StreamKind.Registrar || request.Command is not RegistrarCommand command)
        {
            return Refusals.WrongAddressee.About(request.Command.Type);
        }

        var refusal = !RegistrarAdmission.Admits(state.Status, command)
            ? Refusals.RegistrarNotInThisState.About(
                state.Status is RegistrarStatus.None ? "none" : WireName.Of(state.Status))
            : Provisions.Refuse(command, rules)
                ?? (now.Date < state.LastActOn ? Refusals.DateBeforeLastAct : null)
                ?? new RegistrarDesk(state, request, facts, now, rules).Refuse(command);
        return refusal is not null
            ? refusal
            : Accept.Own(request, state, facts, new RegistrarActed(command, Act.Of(request.Actor, now)));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Effect> Effects(
        StreamName stream, RegistrarState before, RegistrarState after, ulong version) =>
        before.Platform == after.Platform
            ? []
            : [new Effect(StateKey.Platform, version, PlatformCodecs.Value(after.Platform))];

    /// <inheritdoc/>
    public override IReadOnlyList<Due> Dues(RegistrarState state, WorkdayCalendar calendar, RuleSet rules) =>
        RegistrarClock.Dues(state, calendar, rules);

    /// <inheritdoc/>
    public override JsonObject WriteSnapshot(RegistrarState state) => (JsonObject)RegistrarSnapshot.State.Write(state);

    /// <inheritdoc/>
    public override bool TryReadSnapshot(
        JsonValue snapshot, [NotNullWhen(true)] out RegistrarState? state, [NotNullWhen(false)] out string? error) =>
        RegistrarSnapshot.State.TryRead(snapshot, out state, out error);
}
