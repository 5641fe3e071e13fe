using Ledger.Cryptography;

namespace Ledger.Domain.Keys;

/// <summary>The keys that the log named, and what is proposed about them.</summary>
public sealed record KeyRegister
{
    /// <summary>Every key that was ever named, oldest first.</summary>
    public ValueList<KeyStanding> Keys { get; init; } = [];

    /// <summary>The change that waits for a second operator; null when none does.</summary>
    public KeyProposal? Proposal { get; init; }

    /// <summary>A key by its id; null when the log never named it.</summary>
    public KeyStanding? Find(Digest id) => Keys.FirstOrDefault(known => known.Key.Id == id);

    /// <summary>The sets of validators of a chain, by height.</summary>
    public IEnumerable<KeyStanding> ValidatorsOf(Digest chain) => Keys
        .Where(known => known.Key.Validators?.Chain == chain).OrderBy(static known => known.Key.Validators!.From);

    internal KeyRegister With(KeysOpened opened) => this with
    {
        Keys = [.. Keys, .. opened.Keys.Where(key => Find(key.Id) is null).Select(KeyStanding.New)],
    };

    internal KeyRegister With(KeyProposed proposed) =>
        this with { Proposal = new KeyProposal(proposed.Change, proposed.Reason, proposed.Act) };

    internal KeyRegister With(KeyChange change) => new()
    {
        Keys =
        [
            .. Keys.Select(known => known.Key.Id == change.Key.Id
                ? known with { IsInUse = false, IsRevoked = change.Revoked is not null }
                : known),
            .. change.Next is { } next ? (KeyStanding[])[KeyStanding.New(next)] : [],
        ],
    };
}

/// <summary>A key that the log named.</summary>
/// <param name="Key">The key.</param>
/// <param name="IsInUse">Whether it serves its purpose now.</param>
/// <param name="IsRevoked">Whether it was revoked.</param>
public sealed record KeyStanding(RegistryKey Key, bool IsInUse, bool IsRevoked)
{
    internal static KeyStanding New(RegistryKey key) => new(key, true, false);
}

/// <summary>A change that one operator asks for.</summary>
public sealed record KeyProposal(KeyChange Change, string Reason, Act Act);
