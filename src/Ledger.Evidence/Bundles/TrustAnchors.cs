using System.Diagnostics.CodeAnalysis;

namespace Ledger.Evidence.Bundles;

/// <summary>
/// What somebody believes before any bundle: <c>anchors.json</c> (SPEC-anchors). It comes from where the registry
/// publishes it, never from a bundle.
/// </summary>
public sealed record TrustAnchors
{
    /// <summary>The value of <c>format</c>.</summary>
    public const string Format = "ledger-anchors@v2";

    /// <summary>The longest file that is read, in bytes.</summary>
    public const int MaxBytes = 16 * 1024 * 1024;

    /// <summary>The origin of the log.</summary>
    public required string Origin { get; init; }

    /// <summary>The keys of the log's lanes; at least one.</summary>
    public required IReadOnlyList<TrustedLane> Lanes { get; init; }

    /// <summary>The keys that sign the statements of bundles; at least one.</summary>
    public required IReadOnlyList<TrustedKey> BundleKeys { get; init; }

    /// <summary>The keys that sign registration certificates.</summary>
    public IReadOnlyList<TrustedKey> CertificateKeys { get; init; } = [];

    /// <summary>Who stamps checkpoints with a time.</summary>
    public IReadOnlyList<TrustedCertificate> TimeStampers { get; init; } = [];

    /// <summary>Who certifies time stampers that are not listed.</summary>
    public IReadOnlyList<TrustedCertificate> Authorities { get; init; } = [];

    /// <summary>Who cosigns checkpoints.</summary>
    public IReadOnlyList<TrustedWitness> Witnesses { get; init; } = [];

    /// <summary>How many witnesses must have cosigned for a checkpoint to be witnessed.</summary>
    public int WitnessQuorum { get; init; }

    /// <summary>The chain instances that mirror the log.</summary>
    public required IReadOnlyList<TrustedChain> Chains { get; init; }

    /// <summary>Reads exactly what <see cref="ToBytes"/> writes.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="anchors">The anchors.</param>
    /// <param name="error">What is wrong, for people.</param>
    public static bool TryRead(
        ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out TrustAnchors? anchors, [NotNullWhen(false)] out string? error)
    {
        anchors = TrustAnchorsCodec.Read(bytes, out error);
        return anchors is not null;
    }

    /// <summary>The canonical bytes.</summary>
    public byte[] ToBytes() => TrustAnchorsCodec.Write(this);
}
