using System.Globalization;
using Ledger.Domain.Calendars;
using Ledger.Domain.Dues;

namespace Ledger.Domain.Parties;

/// <summary>
/// The way back of an organisation whose administrators are gone: two of the registrar's people make an account
/// administrator, at its written request and after days in which it may say no. Nobody stands in for either of them.
/// </summary>
/// <remarks>Civil Code articles 61 and 105: who represents a legal person or an unincorporated organisation.</remarks>
internal static class RestorationDesk
{
    private static readonly Clause s_clause = Refusals.RestorationTooEarly.Clause;

    /// <summary>Decides on a command to the organisation.</summary>
    public static Decision Decide(
        PartyId party, PartyState state, RestorationCommand command, Request request, Facts facts, LegalNow now)
    {
        var refusal = (command switch
            {
                ProposeRestoration => Staff(request, facts, Role.Reviewer),
                ConfirmRestoration => Staff(request, facts, Role.Approver),
                _ => Decliner(state, request, facts, now.Date),
            })
            ?? (state.Kind is null ? Refusals.PartyUnknown
                : state.EndedOn is not null ? Refusals.PartyEnded.About(party.ToString())
                : state.Organisation is not { } organisation ? Refusals.MembersOfPerson
                : organisation.Code.IsPublicOrgan && command is not DeclineRestoration
                    ? Refusals.RestorationOfPublicOrgan
                : command switch
                {
                    ProposeRestoration propose => Propose(state, propose, request.Actor, facts.Calendar, now.Date),
                    ConfirmRestoration { Number: var number } =>
                        Open(state, number) ?? Confirm(state, number, request.Actor, facts.Calendar, now.Date),
                    DeclineRestoration { Number: var number } => Open(state, number),
                    _ => Refusals.WrongAddressee.About(command.Type),
                });
        return refusal is not null
            ? refusal
            : Accept.Own(request, state, facts, Events(state, command, Act.Of(request.Actor, now)));
    }

    /// <summary>The state after it; null for what is no event of a restoration.</summary>
    public static PartyState? Fold(PartyState state, DomainEvent happened) => happened switch
    {
        RestorationProposed e => state with
        {
            // Whatever was not over had its time: it let this one be proposed.
            Restorations = Lapse(state, e.Act).Restorations.Add(
                new Restoration(e.Account, e.Key, e.File, e.Request, e.Reason, e.Act)),
        },
        RestorationConfirmed e => With(state, e.Number, RestorationStatus.Confirmed, e.Act),
        RestorationDeclined e => With(state, e.Number, RestorationStatus.Declined, e.Act),
        _ => null,
    };

    /// <summary>
    /// The state in which no proposal stands any more: the organisation has acted on its members or keys itself.
    /// </summary>
    /// <remarks>What a confirmation gives follows it in its entry, so that none stands then any more.</remarks>
    public static PartyState Lapse(PartyState state, Act act) => !state.Restorations.Any(IsOpen) ? state : state with
    {
        Restorations =
        [
            .. state.Restorations.Select(known => IsOpen(known) ? Over(known, RestorationStatus.Lapsed, act) : known),
        ],
    };

    /// <summary>
    /// The same for a membership that was ended. Whoever only leaves shows no administrator at work, unless it is the
    /// account that was to be one.
    /// </summary>
    public static PartyState Lapse(PartyState state, Membership ended, Act act) =>
        ended.Account != act.Account
        || state.Restorations.Any(known => IsOpen(known) && known.Account == ended.Account)
            ? Lapse(state, act)
            : state;

    /// <summary>Until when the registrar decides, of what was proposed and is not over.</summary>
    public static IReadOnlyList<Due> Dues(PartyState state, WorkdayCalendar calendar) => state.EndedOn is not null
        ? []
        :
        [
            .. state.Restorations.Select(static (known, i) => (Known: known, Number: i + 1))
                .Where(static one => IsOpen(one.Known))
                .Select(one => new Due(DueKind.RestorationWait, one.Known.DecidedBy(calendar), s_clause)
                {
                    Item = one.Number,
                }),
        ];

    // Nobody decides about the own organisation, the registrar's people no more than anybody else.
    private static Refusal? Staff(Request request, Facts facts, Role role) =>
        request.Actor.Party?.Stream != request.Stream ? Authority.Staff(request, facts, role)
        : request.Actor.Party == facts.Registrar.Operator ? Refusals.OwnApplication
        : Refusals.NotRegistrarStaff;

    // Either side says no: who is left of the administrators, or an approver who does not find it shown.
    private static Refusal? Decliner(PartyState state, Request request, Facts facts, DateOnly today) =>
        request.Actor.Party?.Stream == request.Stream
            ? (request.Actor.AuthorKey is { } key && !state.HasKeyInForce(key) ? Refusals.AuthorKeyNotInForce : null)
                ?? Mandate.Refuse(state, request.Actor.Account, MemberRole.Administrator, today)
            : Authority.Staff(request, facts, Role.Approver)
                ?? Mandate.Refuse(
                    facts.Party(facts.Registrar.Operator), request.Actor.Account, MemberRole.Handler, today);

    private static Refusal? Propose(
        PartyState state, ProposeRestoration command, Actor actor, WorkdayCalendar calendar, DateOnly today) =>
        state.Members.Count == 0 ? Refusals.NoMemberRecord
        : state.Restorations.Any(known => known.Stands(calendar, today)) ? Refusals.RestorationStands
        : command.Account == actor.Account ? Refusals.RestorationFourEyes
        : command.Key is { } key && state.Knows(key.Id) ? Refusals.KeyKnown
        : command.Key is null && IsAdministrator(state, command.Account, today) ? Refusals.NothingToRestore
        : null;

    private static Refusal? Open(PartyState state, int number) =>
        (number > state.Restorations.Count ? null : state.Restorations[number - 1]) switch
        {
            { Status: RestorationStatus.Proposed } => null,
            { Status: RestorationStatus.Declined } => Refusals.RestorationDeclined,
            { Status: RestorationStatus.Lapsed } => Refusals.RestorationLapsed,
            _ => Refusals.RestorationNotOpen,
        } is { } refusal
            ? refusal.About(number.ToString(CultureInfo.InvariantCulture))
            : null;

    // As many keys as there may be are no reason: they may all be lost. A key that came and went never comes back.
    private static Refusal? Confirm(
        PartyState state, int number, Actor actor, WorkdayCalendar calendar, DateOnly today)
    {
        var open = state.Restorations[number - 1];
        var until = open.WaitsUntil(calendar);
        return open.Proposed.IsBySame(actor) || open.Account == actor.Account ? Refusals.RestorationFourEyes
            : !until.HasPassed(today) ? Refusals.RestorationTooEarly.About(until.ToString())
            : !open.Stands(calendar, today) ? Refusals.RestorationLapsed.About(open.LapsesAfter(calendar).ToString())
            : open.Key is { } key && state.Knows(key.Id) ? Refusals.KeyKnown
            : null;
    }

    private static DomainEvent[] Events(PartyState state, RestorationCommand command, Act act) => command switch
    {
        ProposeRestoration propose =>
        [
            new RestorationProposed(
                propose.Account, propose.Key, propose.File, propose.Request, propose.Reason, act),
        ],
        ConfirmRestoration { Number: var number } =>
            [new RestorationConfirmed(number, act), .. Given(state, state.Restorations[number - 1], act)],
        DeclineRestoration decline => [new RestorationDeclined(decline.Number, decline.Reason, act)],
        _ => throw new InvalidOperationException($"Nothing decides {command.Type}."),
    };

    // What the account was on record as, it stays beside; an account is on record once at a time.
    private static IEnumerable<DomainEvent> Given(PartyState state, Restoration restored, Act act)
    {
        if (!IsAdministrator(state, restored.Account, act.On))
        {
            ValueList<MemberRole> roles = [MemberRole.Administrator];
            for (var i = 0; i < state.Members.Count; i++)
            {
                if (state.Members[i] is var known && known.Account == restored.Account && !known.IsOver(act.On))
                {
                    roles = [.. known.Roles.Append(MemberRole.Administrator).Distinct().Order()];
                    yield return new MemberEnded(i + 1, act);
                }
            }

            yield return new MemberAdmitted(restored.Account, roles, act.On, null, act);
        }

        if (restored.Key is { } key)
        {
            yield return new KeyAdded(key, act);
        }
    }

    private static bool IsOpen(Restoration known) => known.Status is RestorationStatus.Proposed;

    private static bool IsAdministrator(PartyState state, AccountName account, DateOnly today) =>
        state.Members.Any(member => member.Account == account && member.Lasts(today));

    private static PartyState With(PartyState state, int number, RestorationStatus status, Act act) => state with
    {
        Restorations = state.Restorations.With(number - 1, Over(state.Restorations[number - 1], status, act)),
    };

    private static Restoration Over(Restoration known, RestorationStatus status, Act act) =>
        known with { Status = status, OverOn = act.On };
}
