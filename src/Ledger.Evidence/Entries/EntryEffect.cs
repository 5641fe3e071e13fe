using System.Diagnostics.CodeAnalysis;
using Ledger.Cryptography;
using Ledger.Domain;

namespace Ledger.Evidence.Entries;

/// <summary>The absolute state of one key after an entry.</summary>
public sealed record EntryEffect
{
    private EntryEffect(StateKey key, ulong version, ReadOnlyMemory<byte> value) =>
        (Key, Version, Value) = (key, version, value);

    /// <summary>The key; <c>default</c> in a draft stands for the certificate whose number the log gives.</summary>
    public StateKey Key { get; private init; }

    /// <summary>The version that the stream which owns the key has after the entry.</summary>
    public ulong Version { get; }

    /// <summary>The value's canonical JSON, an object.</summary>
    public ReadOnlyMemory<byte> Value { get; }

    /// <summary>The digests of the value, as the state map takes them.</summary>
    public DigestPair ValueHashes => DigestPair.Of(Value.Span);

    /// <summary>An effect with its value as an object.</summary>
    public static EntryEffect Of(StateKey key, ulong version, JsonObject value) =>
        new(key, version, CanonicalJson.Write(value));

    /// <summary>An effect with its value as bytes; false unless they are canonical JSON of an object.</summary>
    public static bool TryRead(
        StateKey key, ulong version, ReadOnlyMemory<byte> value, [NotNullWhen(true)] out EntryEffect? effect)
    {
        effect = CanonicalJson.TryParse(value.Span, out var parsed, out _) && parsed is JsonObject
            ? new EntryEffect(key, version, value)
            : null;
        return effect is not null;
    }

    /// <summary>An effect of a leaf that was accepted before; its value is not looked at again.</summary>
    /// <exception cref="FormatException">The key is none.</exception>
    public static EntryEffect OfAccepted(ScannedEffect scanned) => StateKey.TryParse(scanned.Key, out var key)
        ? new EntryEffect(key, scanned.Version, scanned.Value)
        : throw new FormatException($"{scanned.Key} is no state key.");

    /// <summary>The value as an object.</summary>
    public JsonObject ReadValue() =>
        CanonicalJson.TryParse(Value.Span, out var value, out _) && value is JsonObject read ? read
        : throw new InvalidOperationException("An effect holds canonical JSON of an object.");

    /// <summary>The effect on the certificate with that number, where this one waits for it; else this one.</summary>
    public EntryEffect Filled(CertificateCode number) =>
        Key == default ? this with { Key = StateKey.Of(number) } : this;

    /// <inheritdoc/>
    public bool Equals(EntryEffect? other) =>
        other is not null && Key == other.Key && Version == other.Version && Value.Span.SequenceEqual(other.Value.Span);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Key, Version);
}
