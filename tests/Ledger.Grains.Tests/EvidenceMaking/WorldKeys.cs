using Ledger.Cryptography;
using Ledger.Domain.Keys;
using Ledger.Evidence.Bundles;
using Ledger.Grains.Tests.Publication;
using Ledger.Ports.Keys;

namespace Ledger.Grains.Tests.EvidenceMaking;

/// <summary>The keys of a log that is made here: lanes and bundle key never change, stampers may come.</summary>
internal sealed class WorldKeys : IRegistryKeys
{
    public static PrivateKey Bundle { get; } = PrivateKey.Generate(SignatureAlgorithm.Ed25519);

    /// <summary>Certificates.</summary>
    public List<byte[]> Stampers { get; init; } = [];

    public Task<IReadOnlyList<KeyWindow>> ListAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<KeyWindow>>(
        [
            .. LogFixture.Signer.Keys.NoteKeys(DigestAlgorithm.Sha256)
                .Select(lane => Of(KeyPurpose.Lane, lane.Key.ToSpki())),
            Of(KeyPurpose.Bundle, Bundle.PublicKey.ToSpki()),
            .. Stampers.Select(one => Of(KeyPurpose.TimeStamper, one)),
        ]);

    public Task<PrivateKey?> BundleKeyAsync(ulong size, CancellationToken cancellationToken) =>
        Task.FromResult<PrivateKey?>(Bundle);

    public Task<KeyProposal?> ProposalAsync(CancellationToken cancellationToken) =>
        Task.FromResult<KeyProposal?>(null);

    public Task<CertificateKeyPair> CertificateKeysAsync(CancellationToken cancellationToken) =>
        throw new KeyMissingException("Nothing is certified here.");

    public Task<KeyChange?> PrepareAsync(
        Digest id, RegistryKey? next, KeyRevocation? revoked, CancellationToken cancellationToken) =>
        Task.FromResult<KeyChange?>(null);

    private static KeyWindow Of(KeyPurpose purpose, byte[] material) => new(
        new RegistryKey(purpose, Convert.ToBase64String(material)), 0, null, new Validity(DateTimeOffset.UnixEpoch));
}
