using CsCheck;

namespace Ledger.Cryptography.Tests.Encryption;

public sealed class AeadAlgorithmTests
{
    public static TheoryData<string> Names => ["aes-256-gcm", "sm4-gcm"];

    /// <summary>NIST SP 800-38D test case 16 (McGrew and Viega, appendix B), and RFC 8998 appendix A.1.</summary>
    public static TheoryData<string, string, string, string, string, string> Published => new()
    {
        {
            "aes-256-gcm", "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308",
            "cafebabefacedbaddecaf888",
            "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525"
                + "b16aedf5aa0de657ba637b39",
            "feedfacedeadbeeffeedfacedeadbeefabaddad2",
            "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838"
                + "c5f61e6393ba7a0abcc9f66276fc6ece0f4e1768cddf8853bb2d551b"
        },
        {
            "sm4-gcm", "0123456789abcdeffedcba9876543210", "00001234567800000000abcd",
            "aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbccccccccccccccccddddddddddddddddeeeeeeeeeeeeeeeeffffffffffffffff"
                + "eeeeeeeeeeeeeeeeaaaaaaaaaaaaaaaa",
            "feedfacedeadbeeffeedfacedeadbeefabaddad2",
            "17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735d82710ca5c22f0ccfa7cbf93d496ac15"
                + "a56834cbcf98c397b4024a2691233b8d83de3541e4c2b58177e065a9bf7b62ec"
        },
    };

    [Theory]
    [MemberData(nameof(Published))]
    public void A_published_vector_comes_out(
        string name, string key, string nonce, string plaintext, string associated, string ciphertext)
    {
        using var aead = Named(name).CreateKey(Convert.FromHexString(key));
        var (clear, aad) = (Convert.FromHexString(plaintext), Convert.FromHexString(associated));
        var made = new byte[clear.Length + AeadAlgorithm.TagSize];
        aead.Encrypt(Convert.FromHexString(nonce), clear, made, aad);

        Assert.Equal(ciphertext, Hex.Encode(made));
        var read = new byte[clear.Length];
        Assert.True(aead.TryDecrypt(Convert.FromHexString(nonce), made, read, aad));
        Assert.Equal(clear, read);
    }

    // RFC 5869 appendix A.1 for SHA-256; for SM3 the same input through OpenSSL.
    [Theory]
    [InlineData("aes-256-gcm", "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf")]
    [InlineData("sm4-gcm", "c69fe91b7aaee2dd5718d72dcaee0cce")]
    public void Keys_are_derived_by_hkdf(string name, string okm)
    {
        var algorithm = Named(name);
        using var derived = algorithm.DeriveKey(
            Convert.FromHexString("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b"),
            Convert.FromHexString("000102030405060708090a0b0c"),
            Convert.FromHexString("f0f1f2f3f4f5f6f7f8f9"));
        using var expected = algorithm.CreateKey(Convert.FromHexString(okm));
        var (first, second) = (new byte[32], new byte[32]);
        derived.Encrypt(new byte[12], new byte[16], first);
        expected.Encrypt(new byte[12], new byte[16], second);

        Assert.Equal(second, first);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void One_changed_bit_anywhere_is_found(string name) =>
        (from clear in Gen.Byte.Array[0, 100]
         from flip in Gen.Int[0, 8 * (12 + 5 + 116) - 1]
         select (clear, flip)).Sample(
            (clear, flip) =>
            {
                using var key = Named(name).CreateKey(new byte[Named(name).KeySize]);
                byte[] nonce = [.. Enumerable.Range(0, 12).Select(n => (byte)n)];
                byte[] aad = [1, 2, 3, 4, 5];
                var made = new byte[clear.Length + AeadAlgorithm.TagSize];
                key.Encrypt(nonce, clear, made, aad);
                byte[][] parts = [nonce, aad, made];
                var at = flip / 8 % parts.Sum(part => part.Length);
                foreach (var part in parts)
                {
                    if (at >= 0 && at < part.Length)
                    {
                        part[at] ^= (byte)(1 << (flip % 8));
                    }

                    at -= part.Length;
                }

                var read = new byte[clear.Length];
                return !key.TryDecrypt(nonce, made, read, aad) && read.All(b => b == 0);
            },
            iter: 500);

    [Theory]
    [MemberData(nameof(Names))]
    public void Lengths_are_checked(string name)
    {
        var algorithm = Named(name);
        using var key = algorithm.CreateKey(new byte[algorithm.KeySize]);

        Assert.Throws<ArgumentException>(() => algorithm.CreateKey(new byte[algorithm.KeySize - 1]));
        Assert.Throws<ArgumentException>(() => algorithm.DeriveKey(new byte[15], [], []));
        Assert.Throws<ArgumentException>(() => key.Encrypt(new byte[11], [], new byte[16]));
        Assert.Throws<ArgumentException>(() => key.Encrypt(new byte[12], [], new byte[15]));
        Assert.False(key.TryDecrypt(new byte[12], new byte[15], []));
        Assert.False(key.TryDecrypt(new byte[11], new byte[16], []));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("AES-256-GCM")]
    [InlineData("aes-128-gcm")]
    public void Another_spelling_names_no_algorithm(string? name) => Assert.False(AeadAlgorithm.TryGet(name, out _));

    private static AeadAlgorithm Named(string name)
    {
        Assert.True(AeadAlgorithm.TryGet(name, out var algorithm));
        Assert.Equal(name, algorithm.Name);
        return algorithm;
    }
}
