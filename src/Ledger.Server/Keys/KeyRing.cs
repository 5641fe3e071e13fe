using Ledger.Cryptography;

namespace Ledger.Server.Keys;

/// <summary>
/// Keys that no evidence rests on, but for the development stamper's; none serves two purposes. The others:
/// <see cref="RegistryKeys"/>.
/// </summary>
internal sealed class KeyRing(KeyFolder folder)
{
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
