namespace Ledger.Cryptography;

/// <summary>A key of authenticated encryption. Not thread-safe; disposing clears it.</summary>
public abstract class AeadKey : IDisposable
{
    private protected AeadKey()
    {
    }

    /// <summary>Encrypts; the tag follows the ciphertext (RFC 5116 section 5.1).</summary>
    /// <param name="nonce">12 bytes that this key has never been used with.</param>
    /// <param name="plaintext">What to encrypt.</param>
    /// <param name="ciphertext">As long as the plaintext and 16 bytes more; must not overlap it.</param>
    /// <param name="associated">What is authenticated beside it.</param>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    public void Encrypt(
        ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> plaintext, Span<byte> ciphertext,
        ReadOnlySpan<byte> associated = default)
    {
        if (nonce.Length != AeadAlgorithm.NonceSize || ciphertext.Length != plaintext.Length + AeadAlgorithm.TagSize)
        {
            throw new ArgumentException("A nonce has 12 bytes, a ciphertext 16 more than the plaintext.");
        }

        Seal(nonce, plaintext, ciphertext, associated);
    }

    /// <summary>
    /// Decrypts; false, with the plaintext cleared, when any bit of what comes in is not what was encrypted.
    /// </summary>
    /// <param name="nonce">The nonce of the encryption.</param>
    /// <param name="ciphertext">The ciphertext with its tag.</param>
    /// <param name="plaintext">16 bytes shorter than the ciphertext; must not overlap it.</param>
    /// <param name="associated">What was authenticated beside it.</param>
    /// <exception cref="ArgumentException">The plaintext has another length than the ciphertext calls for.</exception>
    public bool TryDecrypt(
        ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> ciphertext, Span<byte> plaintext,
        ReadOnlySpan<byte> associated = default)
    {
        if (nonce.Length != AeadAlgorithm.NonceSize || ciphertext.Length < AeadAlgorithm.TagSize)
        {
            return false;
        }

        if (plaintext.Length != ciphertext.Length - AeadAlgorithm.TagSize)
        {
            throw new ArgumentException("A plaintext is 16 bytes shorter than its ciphertext.", nameof(plaintext));
        }

        if (Open(nonce, ciphertext, plaintext, associated))
        {
            return true;
        }

        plaintext.Clear();
        return false;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    private protected abstract void Seal(
        ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> plaintext, Span<byte> ciphertext, ReadOnlySpan<byte> associated);

    private protected abstract bool Open(
        ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> ciphertext, Span<byte> plaintext, ReadOnlySpan<byte> associated);

    private protected abstract void Dispose(bool disposing);
}
