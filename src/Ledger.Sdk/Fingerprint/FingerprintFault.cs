namespace Ledger.Sdk.Fingerprint;

/// <summary>Why data could not be fingerprinted.</summary>
public enum FingerprintFault
{
    /// <summary>There is nothing at the path.</summary>
    Missing,

    /// <summary>The operating system refuses to open or read it.</summary>
    Unreadable,

    /// <summary>It changed between the beginning and the end of reading it.</summary>
    Changed,

    /// <summary>A symbolic link lies in the folder: what it leads to is not part of the folder.</summary>
    SymbolicLink,

    /// <summary>A pipe, a socket or a device: it has no content of its own.</summary>
    SpecialFile,

    /// <summary>The name cannot stand in a manifest: controls, a backslash, not UTF-8, not NFC, or too long.</summary>
    Name,

    /// <summary>The folder holds no file.</summary>
    Empty,

    /// <summary>The manifest would be larger than a manifest may be.</summary>
    TooManyFiles,
}
