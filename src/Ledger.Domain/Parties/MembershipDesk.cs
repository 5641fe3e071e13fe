using System.Globalization;

namespace Ledger.Domain.Parties;

/// <summary>
/// Who acts for an organisation, in which roles, from when to when. <see cref="Mandate"/> has let nobody come so far
/// who may not; here is what a record of members must always be.
/// </summary>
/// <remarks>
/// Civil Code article 165: whoever empowers another says for what and for how long. An organisation always has an
/// administrator without an end, so that it cannot shut itself out.
/// </remarks>
internal static class MembershipDesk
{
    /// <summary>How many members an organisation has at the most whose membership is not over.</summary>
    public const int MaxMembers = 500;

    /// <summary>Decides on a command to a party that is registered and acts for itself.</summary>
    /// <param name="state">The party.</param>
    /// <param name="command">The command.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="isRegistrar">Whether the party is the one that keeps the registry.</param>
    /// <param name="today">The legal day.</param>
    public static Refusal? Check(
        PartyState state, MembershipCommand command, Actor actor, bool isRegistrar, DateOnly today) =>
        state.Organisation is null ? Refusals.MembersOfPerson
        : command switch
        {
            AdmitMember when isRegistrar && state.Members.Count == 0 && !actor.Roles.Contains(Role.Operator) =>
                // The first on record shuts everybody else out: of the registrar nobody but its operators may.
                Refusals.RoleRequired.About(WireName.Of(Role.Operator)),
            AdmitMember admit => Admit(state, admit, actor, today),
            ChangeMember change => Standing(state, change.Number, today)
                ?? Change(After(state, change), today)
                ?? Lasting(state, change.Number, After(state, change), today),
            EndMember end => Standing(state, end.Number, today)
                ?? End(state, end.Number, actor, today)
                ?? Lasting(state, end.Number, After(state, end, today), today),
            _ => Refusals.WrongAddressee.About(command.Type),
        };

    /// <summary>What is recorded.</summary>
    public static DomainEvent Event(MembershipCommand command, Act act) => command switch
    {
        AdmitMember admit => new MemberAdmitted(admit.Account, admit.Roles, admit.From, admit.To, act),
        ChangeMember change => new MemberChanged(change.Number, change.Roles, change.To, act),
        EndMember end => new MemberEnded(end.Number, act),
        _ => throw new InvalidOperationException($"Nothing decides {command.Type}."),
    };

    /// <summary>The state after it; null for what is no event of a membership.</summary>
    public static PartyState? Fold(PartyState state, DomainEvent happened) => happened switch
    {
        MemberAdmitted e => RestorationDesk.Lapse(state, e.Act) with
        {
            Members = state.Members.Add(new Membership(e.Account, e.Roles, e.From, e.To)),
        },
        MemberChanged e => RestorationDesk.Lapse(state, e.Act)
            .WithMember(e.Number, state.Members[e.Number - 1] with { Roles = e.Roles, To = e.To }),
        MemberEnded e => RestorationDesk.Lapse(state, state.Members[e.Number - 1], e.Act)
            .WithMember(e.Number, state.Members[e.Number - 1] with { EndedOn = e.Act.On }),
        _ => null,
    };

    private static Refusal? Admit(PartyState state, AdmitMember command, Actor actor, DateOnly today)
    {
        var admitted = new Membership(command.Account, command.Roles, command.From, command.To);
        return state.Members.Count == 0
            ? command.Account == actor.Account && admitted.Lasts(today) ? null : Refusals.FirstMemberAdministrator
            : admitted.IsOver(today) ? Refusals.MembershipOver
            : state.Members.Any(known => known.Account == command.Account && !known.IsOver(today))
                ? Refusals.MemberKnown.About(command.Account.ToString())
            : state.Members.Count(known => !known.IsOver(today)) >= MaxMembers ? Refusals.TooManyMembers
            : null;
    }

    private static Refusal? Standing(PartyState state, int number, DateOnly today) =>
        number > state.Members.Count || state.Members[number - 1].IsOver(today)
            ? Refusals.MembershipOver.About(number.ToString(CultureInfo.InvariantCulture))
            : null;

    private static Refusal? Change(Membership after, DateOnly today) =>
        after.IsOver(today) || after.To < after.From ? Refusals.MembershipOver : null;

    // Whoever leaves needs nobody's leave; whoever ends another's membership is an administrator.
    private static Refusal? End(PartyState state, int number, Actor actor, DateOnly today) =>
        state.Members[number - 1].Account == actor.Account ? null
        : Mandate.Refuse(state, actor.Account, MemberRole.Administrator, today);

    private static Refusal? Lasting(PartyState state, int number, Membership after, DateOnly today) =>
        after.Lasts(today) || state.Members.Where((_, i) => i != number - 1).Any(other => other.Lasts(today))
            ? null
            : Refusals.LastAdministrator;

    private static Membership After(PartyState state, ChangeMember change) =>
        state.Members[change.Number - 1] with { Roles = change.Roles, To = change.To };

    private static Membership After(PartyState state, EndMember end, DateOnly today) =>
        state.Members[end.Number - 1] with { EndedOn = today };
}
