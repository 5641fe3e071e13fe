using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Ledger.Cryptography;

namespace Ledger.Evidence.Log;

/// <summary>
/// A public key under a name, as signature lines refer to it (c2sp.org/signed-note, "Verifier keys").
/// </summary>
public sealed class NoteKey
{
    /// <summary>Names a key; its lane follows from its algorithm.</summary>
    /// <exception cref="ArgumentException">The name is not a key name, or no lane uses the key's algorithm.</exception>
    public NoteKey(string name, PublicKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (!SignedNote.IsKeyName(name))
        {
            throw new ArgumentException("A key name is not empty and has neither spaces nor plus signs.", nameof(name));
        }

        Lane = LogLane.Of(key.Algorithm)
            ?? throw new ArgumentException("No lane uses the key's algorithm.", nameof(key));
        (Name, Key) = (name, key);

        // Key id: SHA-256(name ‖ 0x0A ‖ signature type ‖ public key), its first four bytes.
        var id = DigestAlgorithm.Sha256.Hash(Encoding.UTF8.GetBytes(name + "\n"), Lane.Type, key.Raw);
        Id = BinaryPrimitives.ReadUInt32BigEndian(id.AsSpan());
    }

    /// <summary>The key's name; a log's lanes have the origin of the tree.</summary>
    public string Name { get; }

    /// <summary>The lane that the key signs in.</summary>
    public LogLane Lane { get; }

    /// <summary>The public key.</summary>
    public PublicKey Key { get; }

    /// <summary>The key id of signature lines. Short: it finds keys, it proves nothing.</summary>
    public uint Id { get; }

    /// <summary>Reads a verifier key; false for anything <see cref="ToString"/> does not write.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out NoteKey? key)
    {
        key = null;
        if (text is null
            || text.IndexOf('+', StringComparison.Ordinal) is not (> 0 and var end)
            || !SignedNote.IsKeyName(text[..end])
            || text.AsSpan(end + 1).IndexOf('+') != 8
            || !CanonicalBase64.TryDecode(text[(end + 10)..], out var typed))
        {
            return false;
        }

        foreach (var lane in LogLane.All)
        {
            if (typed.AsSpan().StartsWith(lane.Type)
                && PublicKey.TryReadRaw(lane.Algorithm, typed.AsSpan(lane.Type.Length), out var material))
            {
                key = new NoteKey(text[..end], material);
            }
        }

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
        CultureInfo.InvariantCulture, $"{Name}+{Id:x8}+{CanonicalBase64.Encode([.. Lane.Type, .. Key.Raw])}");
}
