using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Modes;
using Org.BouncyCastle.Crypto.Parameters;

namespace Ledger.Cryptography;

/// <summary>SM4-GCM; the platform has none.</summary>
internal sealed class Sm4GcmAlgorithm() : AeadAlgorithm("sm4-gcm", 16)
{
    private protected override AeadKey Create(ReadOnlySpan<byte> key) => new Key(key.ToArray());

    private protected override void Derive(
        ReadOnlySpan<byte> secret, ReadOnlySpan<byte> salt, ReadOnlySpan<byte> info, Span<byte> key)
    {
        var hkdf = new HkdfBytesGenerator(new SM3Digest());
        hkdf.Init(new HkdfParameters(secret.ToArray(), salt.ToArray(), info.ToArray()));
        hkdf.GenerateBytes(key);
    }

    private sealed class Key(byte[] key) : AeadKey
    {
        private readonly GcmBlockCipher _gcm = new(new SM4Engine());

        private protected override void Seal(
            ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> plaintext, Span<byte> ciphertext,
            ReadOnlySpan<byte> associated)
        {
            Start(true, nonce, associated);
            var written = _gcm.ProcessBytes(plaintext, ciphertext);
            _gcm.DoFinal(ciphertext[written..]);
        }

        private protected override bool Open(
            ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> ciphertext, Span<byte> plaintext,
            ReadOnlySpan<byte> associated)
        {
            Start(false, nonce, associated);
            try
            {
                var written = _gcm.ProcessBytes(ciphertext, plaintext);
                _gcm.DoFinal(plaintext[written..]);
                return true;
            }
            catch (InvalidCipherTextException)
            {
                return false;
            }
        }

        private protected override void Dispose(bool disposing) =>
            System.Security.Cryptography.CryptographicOperations.ZeroMemory(key);

        private void Start(bool encrypting, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> associated)
        {
            _gcm.Init(encrypting, new AeadParameters(
                new KeyParameter(key), TagSize * 8, nonce.ToArray(), associated.ToArray()));
        }
    }
}
