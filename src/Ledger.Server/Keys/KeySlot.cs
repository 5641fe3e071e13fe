using Ledger.Cryptography;
using Ledger.Domain.Keys;
using Ledger.Ports.Keys;

namespace Ledger.Server.Keys;

/// <summary>A purpose that one of the registry's own keys serves at a time, and the file of the first one.</summary>
internal sealed record KeySlot(KeyPurpose Purpose, SignatureAlgorithm Algorithm, string File)
{
    public static readonly KeySlot Bundles = new(KeyPurpose.Bundle, SignatureAlgorithm.Ed25519, "bundles-ed25519");

    public static readonly KeySlot CertificatesP256 =
        new(KeyPurpose.Certificate, SignatureAlgorithm.P256, "certificates-p256");

    public static readonly KeySlot CertificatesSm2 =
        new(KeyPurpose.Certificate, SignatureAlgorithm.Sm2, "certificates-sm2");

    public static readonly KeySlot LogSecp256k1 = new(KeyPurpose.Lane, SignatureAlgorithm.Secp256k1, "log-secp256k1");

    /// <summary>The lanes, in the order of their lines.</summary>
    public static readonly IReadOnlyList<KeySlot> Lanes =
    [
        new(KeyPurpose.Lane, SignatureAlgorithm.Ed25519, "log-ed25519"),
        LogSecp256k1,
        new(KeyPurpose.Lane, SignatureAlgorithm.Sm2, "log-sm2"),
    ];

    public static readonly IReadOnlyList<KeySlot> All = [.. Lanes, Bundles, CertificatesP256, CertificatesSm2];

    public bool Holds(RegistryKey key) => key.Purpose == Purpose && key.Key?.Algorithm == Algorithm;

    /// <summary>
    /// The key that serves at a size; of a size before the log named any, the first. Null: it names none at all.
    /// </summary>
    public KeyWindow? At(IReadOnlyList<KeyWindow> keys, ulong size)
    {
        var own = keys.Where(window => Holds(window.Key)).ToList();
        return own.FindLast(window => window.ServesAt(size)) ?? own.FirstOrDefault();
    }
}
