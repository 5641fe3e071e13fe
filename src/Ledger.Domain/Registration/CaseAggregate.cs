using System.Diagnostics.CodeAnalysis;
using Ledger.Cryptography;
using Ledger.Domain.Calendars;
using Ledger.Domain.Dues;
using Ledger.Domain.Lists;
using Ledger.Domain.Parties;
using Ledger.Domain.PublicData;
using Ledger.Domain.Registrars;
using Ledger.Domain.Registration.Inquiries;
using Ledger.Domain.Rules;

namespace Ledger.Domain.Registration;

/// <summary>A registration from its filing to its certificate: the first (初次登记), or one that follows it.</summary>
public sealed class CaseAggregate : Aggregate<CaseState>
{
    private CaseAggregate()
    {
    }

    /// <summary>The only one.</summary>
    public static CaseAggregate Instance { get; } = new();

    /// <inheritdoc/>
    public override StreamKind Kind => StreamKind.Case;

    /// <inheritdoc/>
    public override CaseState Initial { get; } = new();

    /// <inheritdoc/>
    public override CaseState Fold(CaseState state, DomainEvent domainEvent) =>
        CaseFold.After(state, domainEvent) ?? throw Foreign(domainEvent);

    /// <inheritdoc/>
    public override IReadOnlyList<StreamName> Reads(CaseState state, Request request)
    {
        var application = request.Command switch
        {
            FileRegistration file => file.Application,
            CorrectRegistration correct => correct.Application,
            CertifyRegistration => state.Application,
            _ => null,
        };
        IEnumerable<StreamName> reads = request.Actor.Party is { } actor ? [actor.Stream] : [];
        if (application is not null)
        {
            reads = reads
                .Concat(application.Applicants.Select(static party => party.Stream))
                .Append(application.Asset.Stream)
                .Concat(application.Source.Assets.Select(static asset => asset.Stream))
                .Concat(application.PublicRegistration is { } registered ? [registered.Stream] : [])
                .Append(StreamName.Registry);
        }

        var later = request.Command switch
        {
            ApplyForRegistration apply => apply.Application,
            AmendApplication amend => amend.Application,
            OpenCancellation open => open.Application,
            JoinApplication or CompleteRegistration => state.Later,
            _ => null,
        };
        reads = reads.Concat(later is not null ? Of(later)
            : request.Command is RecordEvidence ? state.Applicants.Select(static party => party.Stream)
            : []);
        if (RegistrarGate.Concerns(request.Command))
        {
            reads = reads.Append(StreamName.Registrar);
        }

        if (request.Command is EraseDocuments { Organisation: { } organisation })
        {
            reads = reads.Append(organisation.Stream);
        }

        return [.. reads.Concat(PublicStreams.Of(state, request.Command)).Distinct()];
    }

    private static IEnumerable<StreamName> Of(LaterApplication later) =>
        later.Applicants.Select(static party => party.Stream).Append(later.Asset.Stream)
            .Concat(later.Succession is { Predecessor: var predecessor } ? [predecessor.Stream] : [])
            .Append(StreamName.Registry);

    /// <inheritdoc/>
    public override IReadOnlyList<StreamName> ReadsBeyond(Request request, IReadOnlyList<Fact> seen) =>
        Heirs.Beyond(seen);

    /// <inheritdoc/>
    public override Decision Decide(CaseState state, Request request, Facts facts, LegalNow now, RuleSet rules)
    {
        if (request.Stream.Kind is not StreamKind.Case || request.Command is not CaseCommand command)
        {
            return Refusals.WrongAddressee.About(request.Command.Type);
        }

        var seen = SubjectRules.Seen(RegistrarGate.Seen(MarketGates.Seen(facts, rules), rules), request, rules);
        var decision = Decide(new CaseDesk(state, request, seen, now, rules), command);
        return decision.IsAccepted ? decision : rules.Cite(decision.Refusal);
    }

    private static Decision Decide(CaseDesk desk, CaseCommand command)
    {
        var (state, _, _, now, rules) = desk;
        if (!Admits(state, command))
        {
            return Refusals.NotInThisState.About(StatusOf(state) ?? "none");
        }

        if (Provisions.Refuse(command, rules) is { } missing)
        {
            return missing;
        }

        if (RegistrarGate.Refuse(command, desk.Facts, rules) is { } standing)
        {
            return standing;
        }

        if (now.Date < state.LastActOn)
        {
            return Refusals.DateBeforeLastAct;
        }

        return command is PublicCommand given ? PublicDesk.Decide(desk, given)
            : LaterDesk.Decide(desk, command) ?? IntakeDesk.Decide(desk, command) ?? ReviewDesk.Decide(desk, command)
            ?? CompletionDesk.Decide(desk, command) ?? DocumentDesk.Decide(desk, command)
            ?? InquiryDesk.Decide(desk, command)
            ?? throw new InvalidOperationException($"Nothing decides {command.Type}.");
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Effect> Effects(
        StreamName stream, CaseState before, CaseState after, ulong version) =>
        StatusOf(before) == StatusOf(after) || after.Asset is not { } asset || !stream.TryGetCase(out var id)
            ? []
            : [new Effect(StateKey.Of(id), version, new JsonObject(
                ("status", StatusOf(after)!), ("asset", asset.ToString())))];

    /// <inheritdoc/>
    public override string RegimeOf(CaseState state, Command? command) =>
        state.Public is not null || (state.Status is CaseStatus.None && command is PublicCommand)
            ? RuleSet.M26.Id
            : RuleSet.G35.Id;

    /// <inheritdoc/>
    public override IReadOnlyList<Due> Dues(CaseState state, WorkdayCalendar calendar, RuleSet rules) =>
        state.Public is null ? CaseClock.Dues(state, calendar, rules) : PublicClock.Dues(state, calendar, rules);

    /// <inheritdoc/>
    public override Command TimerCommand(CaseState state) => state.Public is null ? new Tick() : new TickPublicData();

    /// <inheritdoc/>
    public override JsonObject WriteSnapshot(CaseState state) => (JsonObject)CaseCodecs.State.Write(state);

    /// <inheritdoc/>
    public override bool TryReadSnapshot(
        JsonValue snapshot, [NotNullWhen(true)] out CaseState? state, [NotNullWhen(false)] out string? error) =>
        CaseCodecs.State.TryRead(snapshot, out state, out error);

    // One regime has no command for a case of the other; documents are handed in under both. What one organisation gave
    // the registrar under the id of a case is none of its documents, however that case stands.
    private static bool Admits(CaseState state, CaseCommand command) =>
        command is EraseDocuments { Organisation: not null } || (command is PublicCommand given
        ? state.Status is CaseStatus.None && PublicAdmission.Admits(state.Public, given)
        : state.Public is { } one ? PublicAdmission.AdmitsOfDocuments(one, command)
        : CaseAdmission.Admits(state, command));

    private static string? StatusOf(CaseState state) => state.Public is { } one ? WireName.Of(one.Status)
        : state.Status is CaseStatus.None ? null
        : WireName.Of(state.Status);
}
