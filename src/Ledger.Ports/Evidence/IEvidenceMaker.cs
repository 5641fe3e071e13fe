using Ledger.Domain;

namespace Ledger.Ports;

/// <summary>Makes what a stranger verifies offline: bundles, and the trust anchors that they are verified by.</summary>
public interface IEvidenceMaker
{
    /// <summary>
    /// The bundle of an asset (<c>ledger-bundle@v1</c>) under the newest checkpoints, verified before it is handed out.
    /// </summary>
    /// <returns>Null when no published checkpoint has the asset.</returns>
    /// <exception cref="EvidenceTooLargeException">The asset has more entries than one bundle holds.</exception>
    Task<byte[]?> MakeAsync(AssetId asset, CancellationToken cancellationToken);

    /// <summary>The same, with more in it.</summary>
    /// <param name="asset">The asset.</param>
    /// <param name="wish">What more.</param>
    /// <param name="cancellationToken">Ends the making.</param>
    /// <exception cref="Certificates.CertificateFontException">Pages are asked for, and no font is here.</exception>
    Task<byte[]?> MakeAsync(AssetId asset, EvidenceWish wish, CancellationToken cancellationToken);

    /// <summary>
    /// The registry's trust anchors (<c>ledger-anchors@v2</c>). On a development registry they list the chain headers
    /// of
    /// every bundle handed out so far.
    /// </summary>
    Task<byte[]> AnchorsAsync(CancellationToken cancellationToken);
}

/// <summary>An asset has more entries than one bundle holds.</summary>
public sealed class EvidenceTooLargeException(string message, Exception? inner = null) : Exception(message, inner);
