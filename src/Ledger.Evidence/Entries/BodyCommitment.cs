using Ledger.Cryptography;

namespace Ledger.Evidence.Entries;

/// <summary>
/// A commitment to a body: <c>H("ledger-body@v1" ‖ 0x00 ‖ salt ‖ body)</c> in both digests. Without the salt it tells
/// nothing about the body, however few the possible bodies are.
/// </summary>
/// <param name="Name">What the body is: 1 to 32 lowercase letters.</param>
/// <param name="Digests">The commitment in both digests.</param>
public readonly record struct BodyCommitment(string Name, DigestPair Digests)
{
    /// <summary>The length of a salt, in bytes: random, used for one body only.</summary>
    public const int SaltBytes = 32;

    private static ReadOnlySpan<byte> Prefix => "ledger-body@v1\0"u8;

    /// <summary>The commitment to a body under a salt.</summary>
    /// <exception cref="ArgumentException">The salt has not <see cref="SaltBytes"/> bytes.</exception>
    public static DigestPair Compute(ReadOnlySpan<byte> salt, ReadOnlySpan<byte> body)
    {
        DemandSalt(salt);
        return DigestPair.Of(Prefix, salt, body);
    }

    /// <summary>Adds to a batch what <see cref="Compute"/> hashes.</summary>
    /// <exception cref="ArgumentException">The salt has not <see cref="SaltBytes"/> bytes.</exception>
    public static void AddTo(DigestBatch batch, ReadOnlySpan<byte> salt, ReadOnlySpan<byte> body)
    {
        ArgumentNullException.ThrowIfNull(batch);
        DemandSalt(salt);
        batch.Add(Prefix, salt, body);
    }

    /// <summary>Names the commitment to a body under a salt.</summary>
    /// <exception cref="ArgumentException">The salt has not <see cref="SaltBytes"/> bytes.</exception>
    public static BodyCommitment To(string name, ReadOnlySpan<byte> salt, ReadOnlySpan<byte> body) =>
        new(name, Compute(salt, body));

    /// <summary>Whether this commits to the body under the salt; both digests must agree.</summary>
    public bool CommitsTo(ReadOnlySpan<byte> salt, ReadOnlySpan<byte> body) =>
        salt.Length == SaltBytes && Compute(salt, body) == Digests;

    private static void DemandSalt(ReadOnlySpan<byte> salt)
    {
        if (salt.Length != SaltBytes)
        {
            throw new ArgumentException("A salt has 32 bytes.", nameof(salt));
        }
    }
}
