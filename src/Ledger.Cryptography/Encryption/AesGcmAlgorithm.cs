using System.Security.Cryptography;

namespace Ledger.Cryptography;

/// <summary>AES-256-GCM by the platform.</summary>
internal sealed class AesGcmAlgorithm() : AeadAlgorithm("aes-256-gcm", 32)
{
    private protected override AeadKey Create(ReadOnlySpan<byte> key) => new Key(key);

    private protected override void Derive(
        ReadOnlySpan<byte> secret, ReadOnlySpan<byte> salt, ReadOnlySpan<byte> info, Span<byte> key) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, key, salt, info);

    private sealed class Key(ReadOnlySpan<byte> key) : AeadKey
    {
        private readonly AesGcm _gcm = new(key, TagSize);

        private protected override void Seal(
            ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> plaintext, Span<byte> ciphertext,
            ReadOnlySpan<byte> associated) =>
            _gcm.Encrypt(nonce, plaintext, ciphertext[..^TagSize], ciphertext[^TagSize..], associated);

        private protected override bool Open(
            ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> ciphertext, Span<byte> plaintext,
            ReadOnlySpan<byte> associated)
        {
            try
            {
                _gcm.Decrypt(nonce, ciphertext[..^TagSize], ciphertext[^TagSize..], plaintext, associated);
                return true;
            }
            catch (AuthenticationTagMismatchException)
            {
                return false;
            }
        }

        private protected override void Dispose(bool disposing) => _gcm.Dispose();
    }
}
