namespace Ledger.Sdk.Fingerprint;

/// <summary>How a file differs from a manifest.</summary>
public enum DifferenceKind
{
    /// <summary>The manifest has it, the data does not.</summary>
    Missing,

    /// <summary>The data has it, the manifest does not.</summary>
    Added,

    /// <summary>It has fewer bytes.</summary>
    Shorter,

    /// <summary>It has more bytes.</summary>
    Longer,

    /// <summary>It has as many bytes, but others.</summary>
    Changed,
}
