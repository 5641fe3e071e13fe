using Ledger.Cryptography;

namespace Ledger.Domain;

/// <summary>The absolute state of one key after an entry; the public part of what was decided.</summary>
/// <param name="Key">Which key.</param>
/// <param name="Version">
/// The version that the key's owning stream has after the entry: the asset for assets, rights, filings and
/// certificates, else the case or the party. It grows with every change of the key, not necessarily by one.
/// </param>
/// <param name="Value">The whole value.</param>
public sealed record Effect(EffectKey Key, ulong Version, JsonObject Value);

/// <summary>
/// The key of an effect: a state key, or the certificate whose number the log's writer has yet to give.
/// </summary>
public readonly record struct EffectKey
{
    private readonly StateKey _key;

    private EffectKey(StateKey key) => _key = key;

    /// <summary><c>certificate/{number}</c>, where the writer fills the number it allocates to the entry.</summary>
    public static EffectKey Numbered => default;

    /// <summary>Whether the writer fills the key.</summary>
    public bool IsNumbered => _key == default;

    /// <summary>A key that is known.</summary>
    public static implicit operator EffectKey(StateKey key) => From(key);

    /// <summary>A key that is known.</summary>
    /// <exception cref="ArgumentException">The key is <c>default</c>.</exception>
    public static EffectKey From(StateKey key) =>
        key == default ? throw new ArgumentException("The default key is no key.", nameof(key)) : new EffectKey(key);

    /// <summary>The key; false when the writer fills it.</summary>
    public bool TryGet(out StateKey key)
    {
        key = _key;
        return !IsNumbered;
    }

    /// <summary>The key with the number filled in.</summary>
    public StateKey Fill(CertificateCode number) => IsNumbered ? StateKey.Of(number) : _key;

    /// <summary>The key as text; <c>certificate/{number}</c> while unfilled.</summary>
    public override string ToString() => IsNumbered ? "certificate/{number}" : _key.ToString();
}
