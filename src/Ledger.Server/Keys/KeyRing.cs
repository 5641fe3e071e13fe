using Ledger.Cryptography;

namespace Ledger.Server.Keys;

/// <summary>The registry's keys; none serves two purposes.</summary>
internal sealed class KeyRing(KeyFolder folder)
{
    /// <summary>The log's Ed25519 lane.</summary>
    public PrivateKey LogEd25519 { get; } = folder.Get("log-ed25519", SignatureAlgorithm.Ed25519);

    /// <summary>
    /// The log's secp256k1 lane; signs checkpoints and, under a separate domain, commits to EVM chains.
    /// </summary>
    public PrivateKey LogSecp256k1 { get; } = folder.Get("log-secp256k1", SignatureAlgorithm.Secp256k1);

    /// <summary>The log's SM2 lane.</summary>
    public PrivateKey LogSm2 { get; } = folder.Get("log-sm2", SignatureAlgorithm.Sm2);

    /// <summary>Signs the list of members of evidence bundles.</summary>
    public PrivateKey Bundles { get; } = folder.Get("bundles-ed25519", SignatureAlgorithm.Ed25519);

    /// <summary>Signs certificates: credentials and documents.</summary>
    public PrivateKey CertificatesP256 { get; } = folder.Get("certificates-p256", SignatureAlgorithm.P256);

    /// <summary>Signs certificates: documents.</summary>
    public PrivateKey CertificatesSm2 { get; } = folder.Get("certificates-sm2", SignatureAlgorithm.Sm2);

    /// <summary>Signs time stamps of the development stamper.</summary>
    public PrivateKey TimeStamps => folder.Get("time-stamps-p256", SignatureAlgorithm.P256);

    /// <summary>Signs the registry's own acts, for example what its timers do.</summary>
    public PrivateKey Registry { get; } = folder.Get("registry-p256", SignatureAlgorithm.P256);

    /// <summary>
    /// Pays for transactions on EVM chains; whoever relays is irrelevant to what the contract accepts.
    /// </summary>
    public PrivateKey Relayer { get; } = folder.Get("relayer-secp256k1", SignatureAlgorithm.Secp256k1);

    /// <summary>The development issuer's key.</summary>
    public PrivateKey Issuer { get; } = folder.Get("issuer-p256", SignatureAlgorithm.P256);

    /// <summary>Seals the caller context between hosts of this registry; used as an HMAC key only.</summary>
    public PrivateKey CallerSeal { get; } = folder.Get("caller-seal-ed25519", SignatureAlgorithm.Ed25519);

    /// <summary>Seals snapshots of streams.</summary>
    public byte[] SnapshotSeal { get; } = folder.GetSecret("snapshot-seal");
}
