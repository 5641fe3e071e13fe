using Ledger.Domain.Parties;

namespace Ledger.Domain;

/// <summary>
/// Whether an account may act for its party at all. A party that keeps a record of its members is acted for by nobody
/// else, whatever the identity provider says, and each act needs its role; one without such a record by whoever the
/// provider vouches for. Asked before any aggregate decides, so that no aggregate can forget it.
/// </summary>
/// <remarks>Civil Code article 171: who has no power, or exceeds it, binds nobody.</remarks>
public static class Mandate
{
    /// <summary>The role that a command needs; null where any member may, and the party itself says whether.</summary>
    public static MemberRole? Of(Command command) => command switch
    {
        EndMember or DeclineRestoration => null,
        MembershipCommand or AddKey or ReplaceKey or RevokeKey => MemberRole.Administrator,
        _ => MemberRole.Handler,
    };

    /// <summary>Why an account may not act for a party on a day; null when it may.</summary>
    /// <param name="party">The party.</param>
    /// <param name="account">The account.</param>
    /// <param name="role">The role that is needed; null for none in particular.</param>
    /// <param name="day">The legal day.</param>
    public static Refusal? Refuse(PartyState party, AccountName account, MemberRole? role, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(party);
        return party.Members.Count == 0 ? null
            : party.MemberOn(account, day) is not { } member ? Refusals.NotAMember
            : role is { } needed && !member.Roles.Contains(needed)
                ? Refusals.MemberRoleRequired.About(WireName.Of(needed))
            : null;
    }

    /// <summary>Why the actor of a request may not act for its party; null when it may, or is the timer.</summary>
    /// <exception cref="InvalidOperationException">The caller did not supply the actor's party as a fact.</exception>
    internal static Refusal? Refuse(Request request, AggregateState state, Facts facts, DateOnly today) =>
        request.Actor.Party is { } party
            ? Refuse(
                party.Stream == request.Stream ? (PartyState)state : facts.Party(party), request.Actor.Account,
                Of(request.Command), today)
            : null;
}
