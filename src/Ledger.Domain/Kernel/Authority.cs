namespace Ledger.Domain;

/// <summary>Who may act at all.</summary>
internal static class Authority
{
    /// <summary>The actor's party is registered, and the key that signed is one of its own, in force.</summary>
    public static Refusal? Registered(Request request, Facts facts)
    {
        if (request.Actor.Party is not { } party)
        {
            return Refusals.TimerMayNot;
        }

        var state = facts.Party(party);
        return Present(party, facts)
            ?? (request.Actor.AuthorKey is { } key && !state.HasKeyInForce(key)
                ? Refusals.AuthorKeyNotInForce
                : null);
    }

    /// <summary>
    /// A party is registered, and still is: what merged into another or divided up does nothing and gets nothing.
    /// </summary>
    /// <remarks>Civil Code article 59.</remarks>
    public static Refusal? Present(PartyId party, Facts facts) => facts.Party(party) switch
    {
        { Kind: null } => Refusals.PartyUnknown,
        { EndedOn: not null } => Refusals.PartyEnded.About(party.ToString()),
        _ => null,
    };

    /// <summary>The actor is a registered party's account, of the registrar itself, and holds the role.</summary>
    public static Refusal? Staff(Request request, Facts facts, Role role) =>
        Registered(request, facts) is { } refusal ? refusal
        : request.Actor.Party != facts.Registrar.Operator ? Refusals.NotRegistrarStaff
        : !request.Actor.Roles.Contains(role) ? Refusals.RoleRequired.About(WireName.Of(role))
        : null;

    /// <summary>
    /// The actor supervises the registrar: an account with that role, of a public organ that is not the registrar.
    /// </summary>
    public static Refusal? Supervisor(Request request, Facts facts) =>
        Registered(request, facts) is { } refusal ? refusal
        : request.Actor.Party == facts.Registrar.Operator ? Refusals.OwnSupervision
        : facts.Party(request.Actor.Party!.Value).Organisation?.Code.IsPublicOrgan is not true
            ? Refusals.NotTheAuthority
        : !request.Actor.Roles.Contains(Role.Supervisor) ? Refusals.RoleRequired.About(WireName.Of(Role.Supervisor))
        : null;
}
