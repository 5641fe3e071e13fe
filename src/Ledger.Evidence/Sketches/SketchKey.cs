using System.Security.Cryptography;
using Ledger.Cryptography;

namespace Ledger.Evidence.Sketches;

/// <summary>
/// Under what records are hashed into a sketch. Sketches compare only under one key; who has it can test guesses of
/// records against a sketch (SPEC-sketch).
/// </summary>
public sealed class SketchKey
{
    /// <summary>Bytes of a secret key.</summary>
    public const int Size = 32;

    private const string PublicName = "public";
    private readonly byte[] _key;

    private SketchKey(byte[] key, string name) => (_key, Name) = (key, name);

    /// <summary>The key that everybody has.</summary>
    public static SketchKey Public { get; } = new(SHA256.HashData("ledger-sketch@v1 public"u8), PublicName);

    /// <summary>What a sketch says of its key: <c>public</c>, or 16 digits that tell one key from another.</summary>
    public string Name { get; }

    /// <summary>A key of 32 random bytes, kept by those who compare.</summary>
    /// <exception cref="ArgumentException">It has another length.</exception>
    public static SketchKey Secret(ReadOnlySpan<byte> key)
    {
        if (key.Length != Size)
        {
            throw new ArgumentException($"A key has {Size} bytes.", nameof(key));
        }

        Span<byte> digest = stackalloc byte[Size];
        HMACSHA256.HashData(key, "ledger-sketch@v1 name"u8, digest);
        return new SketchKey(key.ToArray(), Hex.Encode(digest[..8]));
    }

    internal static bool IsName(string name) =>
        name == PublicName || (name.Length == 16 && !name.Any(digit => !char.IsAsciiHexDigitLower(digit)));

    internal void Hash(ReadOnlySpan<byte> record, Span<byte> hash) => HMACSHA256.HashData(_key, record, hash);
}
