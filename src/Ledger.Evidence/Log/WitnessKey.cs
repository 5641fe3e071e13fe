using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Ledger.Cryptography;

namespace Ledger.Evidence.Log;

/// <summary>A witness's name and Ed25519 key, as cosignature lines refer to it (c2sp.org/tlog-cosignature).</summary>
public sealed class WitnessKey : IEquatable<WitnessKey>
{
    /// <summary>The signature type of <c>cosignature/v1</c> lines.</summary>
    public const byte SignatureType = 0x04;

    /// <summary>Names a key.</summary>
    /// <exception cref="ArgumentException">The name is not a key name, or the key is not of Ed25519.</exception>
    public WitnessKey(string name, PublicKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (!SignedNote.IsKeyName(name) || key.Algorithm != SignatureAlgorithm.Ed25519)
        {
            throw new ArgumentException("A witness has a key name and a key of Ed25519.", nameof(name));
        }

        (Name, Key) = (name, key);

        // Key id: SHA-256(name ‖ 0x0A ‖ signature type ‖ public key), its first four bytes.
        var id = DigestAlgorithm.Sha256.Hash(Encoding.UTF8.GetBytes(name + "\n"), [SignatureType], key.Raw);
        Id = BinaryPrimitives.ReadUInt32BigEndian(id.AsSpan());
    }

    /// <summary>The witness's name.</summary>
    public string Name { get; }

    /// <summary>The public key.</summary>
    public PublicKey Key { get; }

    /// <summary>The key id of signature lines. Short: it finds keys, it proves nothing.</summary>
    public uint Id { get; }

    /// <summary>Reads a verifier key; false for anything <see cref="ToString"/> does not write.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out WitnessKey? key)
    {
        key = text?.Split('+', 3) is [var name, _, var base64]
            && SignedNote.IsKeyName(name)
            && CanonicalBase64.TryDecode(base64, out var typed)
            && typed is [SignatureType, ..]
            && PublicKey.TryReadRaw(SignatureAlgorithm.Ed25519, typed.AsSpan(1), out var material)
                ? new WitnessKey(name, material)
                : null;

        // Writing it again also checks the key id.
        key = key?.ToString() == text ? key : null;
        return key is not null;
    }

    /// <summary>Whether a signature line is by the key of this name and id; nothing is verified.</summary>
    public bool IsNamedBy(NoteSignature line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line.KeyId == Id && line.KeyName == Name;
    }

    /// <summary>The verifier key: name, id in hex and base64 of signature type and key, joined by plus signs.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Name}+{Id:x8}+{CanonicalBase64.Encode([SignatureType, .. Key.Raw])}");

    /// <inheritdoc/>
    public bool Equals(WitnessKey? other) => other is not null && Name == other.Name && Key.Equals(other.Key);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as WitnessKey);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Key);
}
