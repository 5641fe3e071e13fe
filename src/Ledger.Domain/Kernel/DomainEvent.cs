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
    /// <summary>The act of <paramref name="actor"/> now.</summary>
    public static Act Of(Actor actor, LegalNow now) => new(actor.Party, actor.Account, now.Date);

    /// <summary>Whether the same account did both.</summary>
    public bool IsBySame(Actor actor) => Party == actor.Party && Account == actor.Account;
}
