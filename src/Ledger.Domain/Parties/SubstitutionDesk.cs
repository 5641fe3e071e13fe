using System.Globalization;

namespace Ledger.Domain.Parties;

/// <summary>Who acts for whom at the registrar, from when to when.</summary>
/// <remarks>
/// The guide, article 10 item 7: the registrar's people do not handle what they have a part in, so that somebody else
/// must. Nobody appoints himself, and what has no office among the <see cref="Offices"/> has no substitute.
/// </remarks>
internal static class SubstitutionDesk
{
    /// <summary>Decides on a command to the registrar's own party.</summary>
    public static Decision Decide(
        PartyState state, SubstitutionCommand command, Request request, Facts facts, LegalNow now)
    {
        var refusal = request.Actor.AuthorKey is { } author && !state.HasKeyInForce(author)
                ? Refusals.AuthorKeyNotInForce
            : request.Stream != facts.Registrar.Operator.Stream || request.Actor.Party != facts.Registrar.Operator
                ? Refusals.NotRegistrarStaff
            : command is AppointSubstitute appoint ? Appoint(appoint, request.Actor, now.Date)
            : End(state, (EndSubstitution)command, request.Actor, now.Date);
        return refusal is not null
            ? refusal
            : Accept.Own(request, state, facts, Event(command, Act.Of(request.Actor, now)));
    }

    /// <summary>The state after it.</summary>
    public static PartyState Fold(PartyState state, SubstitutionEnded ended) => state with
    {
        Substitutions = state.Substitutions.With(
            ended.Number - 1, state.Substitutions[ended.Number - 1] with { EndedOn = ended.Act.On }),
    };

    private static DomainEvent Event(SubstitutionCommand command, Act act) => command switch
    {
        AppointSubstitute appoint => new SubstituteAppointed(
            appoint.For, appoint.By, appoint.Role, appoint.From, appoint.To, act),
        EndSubstitution end => new SubstitutionEnded(end.Number, act),
        _ => throw new InvalidOperationException($"Nothing decides {command.Type}."),
    };

    private static Refusal? Appoint(AppointSubstitute command, Actor actor, DateOnly today) =>
        !Offices.HasSubstitutes(command.Role) ? Refusals.RoleWithoutSubstitute.About(WireName.Of(command.Role))
        : command.By == command.For || command.By == actor.Account ? Refusals.SubstituteNotAnother
        : command.To < today ? Refusals.SubstitutionOver
        : actor.Roles.Contains(Role.Operator) || (actor.Account == command.For && actor.Roles.Contains(command.Role))
            ? null
            : Refusals.RoleRequired.About(WireName.Of(command.Role));

    private static Refusal? End(PartyState state, EndSubstitution command, Actor actor, DateOnly today) =>
        command.Number > state.Substitutions.Count
            || state.Substitutions[command.Number - 1] is not { EndedOn: null } known || known.To < today
            ? Refusals.SubstitutionOver.About(command.Number.ToString(CultureInfo.InvariantCulture))
            : actor.Account == known.For || actor.Roles.Contains(Role.Operator)
                ? null
                : Refusals.RoleRequired.About(WireName.Of(Role.Operator));
}
