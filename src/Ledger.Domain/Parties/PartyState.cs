using Ledger.Cryptography;
using Ledger.Domain.Registration;

namespace Ledger.Domain.Parties;

/// <summary>A party as it stands.</summary>
public sealed record PartyState : AggregateState
{
    /// <summary>What it is; null while it is not registered.</summary>
    public PartyKind? Kind { get; init; }

    /// <summary>Set for organisations.</summary>
    public Organisation? Organisation { get; init; }

    /// <summary>What it was before its identity changed, oldest first.</summary>
    public ValueList<Organisation> Former { get; init; } = [];

    /// <summary>Set for natural persons: the keyed digest of the identity number.</summary>
    public Digest? Person { get; init; }

    /// <summary>What it goes on in, as filed and as put on record, oldest first; their numbers run from 1.</summary>
    public ValueList<PartySuccession> Successions { get; init; } = [];

    /// <summary>The legal date on which its end was put on record; null while it is.</summary>
    public DateOnly? EndedOn { get; init; }

    /// <summary>
    /// Who acts for whom at the registrar, oldest first; their numbers run from 1. Of other parties there is none.
    /// </summary>
    public ValueList<Substitution> Substitutions { get; init; } = [];

    /// <summary>
    /// Who acts for it, oldest first; their numbers run from 1. While there is none, the identity provider alone says
    /// who does; from the first on, nobody else does.
    /// </summary>
    public ValueList<Membership> Members { get; init; } = [];

    /// <summary>
    /// Administrators that the registrar proposed where those of the organisation were gone, oldest first; their
    /// numbers run from 1.
    /// </summary>
    public ValueList<Restoration> Restorations { get; init; } = [];

    /// <summary>The membership that an account has on a day; null where it has none.</summary>
    public Membership? MemberOn(AccountName account, DateOnly day)
    {
        foreach (var member in Members)
        {
            if (member.Account == account && member.IsInForce(day))
            {
                return member;
            }
        }

        return null;
    }

    /// <summary>
    /// By which substitution an account acts in a role on a day; null where it does by none. Nobody acts for whom the
    /// record of members does not let act itself.
    /// </summary>
    public Substitution? SubstitutionOf(AccountName account, Role role, DateOnly day) =>
        Substitutions.FirstOrDefault(known =>
            known.Lets(account, role, day) && Mandate.Refuse(this, known.For, MemberRole.Handler, day) is null);

    /// <summary>Into which organisation it merged; null while it did not.</summary>
    public PartyId? MergedInto => Successions.FirstOrDefault(static known =>
        known is { Kind: SuccessionKind.Merger, Status: SuccessionStatus.Confirmed })?.Successor;

    /// <summary>All keys it ever had, oldest first.</summary>
    public ValueList<HeldKey> Keys { get; init; } = [];

    /// <summary>The keys that may sign now.</summary>
    public IEnumerable<AuthorKey> KeysInForce => Keys.Where(static key => key.InForce).Select(static key => key.Key);

    /// <summary>Whether a key may sign for the party now.</summary>
    public bool HasKeyInForce(Digest id) => KeyInForce(id) is not null;

    /// <summary>The key of that id, if it may sign for the party now.</summary>
    public AuthorKey? KeyInForce(Digest id)
    {
        foreach (var (key, inForce) in Keys)
        {
            if (inForce && key.Id == id)
            {
                return key;
            }
        }

        return null;
    }

    /// <summary>Whether it is on record that another organisation has rights of this one by law.</summary>
    internal bool IsSucceededBy(PartyId party) => Successions.Any(known =>
        known.Successor == party && known.Status is SuccessionStatus.Confirmed);

    internal PartyState Succeeded(PartySucceeded by)
    {
        var on = new PartySuccession(by.Kind, by.Successor, by.Ends, SuccessionStatus.Confirmed, by.Case);
        return this with
        {
            Successions = by.Number is { } number ? Successions.With(number - 1, on) : Successions.Add(on),
            EndedOn = EndedOn ?? (by.Ends ? by.Act.On : null),
        };
    }

    internal PartyState WithMember(int number, Membership member) =>
        this with { Members = Members.With(number - 1, member) };

    internal bool Knows(Digest id) => Keys.Any(key => key.Key.Id == id);

    internal PartyState Retire(Digest id) =>
        this with { Keys = [.. Keys.Select(key => key.Key.Id == id ? key with { InForce = false } : key)] };

    internal PartyState Take(AuthorKey key) => this with { Keys = Keys.Add(new HeldKey(key, true)) };
}
