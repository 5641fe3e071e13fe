namespace Ledger.Evidence.Manifests;

/// <summary>Which digests a manifest carries. No value is zero: a manifest carries at least one.</summary>
[Flags]
public enum ManifestDigests
{
    /// <summary>SHA-256 alone.</summary>
    Sha256 = 1,

    /// <summary>SM3 alone.</summary>
    Sm3 = 2,

    /// <summary>SHA-256 and SM3.</summary>
    Both = Sha256 | Sm3,
}
