using Ledger.Cryptography;

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

    internal bool Knows(Digest id) => Keys.Any(key => key.Key.Id == id);

    internal PartyState Retire(Digest id) =>
        this with { Keys = [.. Keys.Select(key => key.Key.Id == id ? key with { InForce = false } : key)] };

    internal PartyState Take(AuthorKey key) => this with { Keys = Keys.Add(new HeldKey(key, true)) };
}
