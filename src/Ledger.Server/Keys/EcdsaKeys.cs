using System.Security.Cryptography;
using Ledger.Cryptography;

namespace Ledger.Server.Keys;

/// <summary>The platform's form of a P-256 key, for the token libraries.</summary>
internal static class EcdsaKeys
{
    public static ECDsa Import(PrivateKey key)
    {
        if (key.PublicKey.Algorithm != SignatureAlgorithm.P256)
        {
            throw new ArgumentException("Tokens are signed with P-256.", nameof(key));
        }

        return ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = key.Export() });
    }
}
