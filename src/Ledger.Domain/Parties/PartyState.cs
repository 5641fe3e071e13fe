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

    internal bool Knows(Digest id) => Keys.Any(key => key.Key.Id == id);

    internal PartyState Retire(Digest id) =>
        this with { Keys = [.. Keys.Select(key => key.Key.Id == id ? key with { InForce = false } : key)] };

    internal PartyState Take(AuthorKey key) => this with { Keys = Keys.Add(new HeldKey(key, true)) };
}
