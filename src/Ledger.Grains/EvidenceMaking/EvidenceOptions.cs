using Ledger.Cryptography;
using Ledger.Evidence.Log;

namespace Ledger.Grains.EvidenceMaking;

/// <summary>Who a registry is in its evidence.</summary>
/// <param name="Keys">The log's origin and the public keys of its lanes.</param>
/// <param name="BundleKey">Signs the statements of bundles and nothing else.</param>
/// <param name="IsDevelopment">
/// Whether the headers of proofs handed out become trust anchors; only a development chain needs that.
/// </param>
public sealed record EvidenceOptions(LogKeys Keys, PrivateKey BundleKey, bool IsDevelopment)
{
    /// <summary>The keys that sign registration certificates.</summary>
    public IReadOnlyList<PublicKey> CertificateKeys { get; init; } = [];

    /// <summary>The witnesses of the log, as the anchors name them.</summary>
    public IReadOnlyList<WitnessKey> Witnesses { get; init; } = [];

    /// <summary>Certificates of time stampers, DER.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> TimeStampers { get; init; } = [];

    /// <summary>Certificates of authorities that certify time stampers, DER.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Authorities { get; init; } = [];

    /// <summary>How many of them have to cosign for a checkpoint to be witnessed.</summary>
    public int WitnessQuorum { get; init; }
}
