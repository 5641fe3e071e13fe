namespace Ledger.Domain;

/// <summary>
/// Something that was decided. Events are kept for ever: names and members never change their meaning.
/// </summary>
public abstract record DomainEvent
{
    /// <summary>The stable name, for example <c>registration.filed</c>.</summary>
    public abstract string Type { get; }
}

/// <summary>Who did an act, and on which legal date.</summary>
/// <param name="Party">The party acted for; null for the registry's own timer.</param>
/// <param name="Account">The account.</param>
/// <param name="On">The legal date.</param>
public sealed record Act(PartyId? Party, AccountName Account, DateOnly On)
{
    /// <summary>Whom the account substituted; null where it acted in a role of its own.</summary>
    public AccountName? For { get; init; }

    /// <summary>The act of <paramref name="actor"/> now.</summary>
    public static Act Of(Actor actor, LegalNow now) =>
        new(actor.Party, actor.Account, now.Date) { For = actor.For };

    /// <summary>
    /// Whether the same account did both, or one for the other, or both for the same: two of four eyes either way.
    /// </summary>
    public bool IsBySame(Actor actor) => Party == actor.Party
        && (Account == actor.Account || Account == actor.For || For == actor.Account
            || (For is { } substituted && substituted == actor.For));
}
