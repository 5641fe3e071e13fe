using System.Diagnostics.CodeAnalysis;
using Org.BouncyCastle.Math;

namespace Ledger.Cryptography;

/// <summary>
/// secp256k1 signatures over a 32 byte prehash from which the key can be recovered, as contracts read them:
/// 65 bytes <c>r ‖ s ‖ v</c>, s at most half the order, v 27 or 28 (Ethereum Yellow Paper, appendix F; EIP-2).
/// </summary>
public static class Secp256k1Recoverable
{
    /// <summary>The length of a signature.</summary>
    public const int Size = 65;

    /// <summary>The length of an address.</summary>
    public const int AddressSize = 20;

    private const byte EvenY = 27;
    private const byte OddY = 28;

    /// <summary>
    /// Signs the prehash as it is; the nonce is that of RFC 6979, so the same input gives the same signature.
    /// </summary>
    /// <exception cref="ArgumentException">The key is not of secp256k1.</exception>
    public static byte[] SignDigest(PrivateKey key, Digest prehash)
    {
        ArgumentNullException.ThrowIfNull(key);
        RequireCurve(key.PublicKey, nameof(key));
        var signature = new byte[Size];
        var odd = Ecdsa.Sign(Curve.Secp256k1, (BigInteger)key.Material, prehash, signature.AsSpan(0, Size - 1));
        signature[^1] = odd ? OddY : EvenY;
        return signature;
    }

    /// <summary>The key that made the signature; false when it is malformed or no key made it.</summary>
    public static bool TryRecover(Digest prehash, ReadOnlySpan<byte> rsv, [NotNullWhen(true)] out PublicKey? key)
    {
        key = null;
        if (rsv.Length != Size || rsv[^1] is not (EvenY or OddY))
        {
            return false;
        }

        var point = Ecdsa.Recover(Curve.Secp256k1, prehash, rsv[..^1], rsv[^1] == OddY);
        return point is not null
            && PublicKey.TryReadRaw(SignatureAlgorithm.Secp256k1, Curve.WritePoint(point), out key);
    }

    /// <summary>The Ethereum address of a key: the last 20 bytes of Keccak-256 over <c>x ‖ y</c>.</summary>
    /// <exception cref="ArgumentException">The key is not of secp256k1.</exception>
    public static byte[] Address(PublicKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        RequireCurve(key, nameof(key));
        return DigestAlgorithm.Keccak256.Hash(key.Raw[1..]).AsSpan()[^AddressSize..].ToArray();
    }

    private static void RequireCurve(PublicKey key, string parameter)
    {
        if (key.Algorithm != SignatureAlgorithm.Secp256k1)
        {
            throw new ArgumentException("The key is not of secp256k1.", parameter);
        }
    }
}
