namespace Ledger.Sdk.Fingerprint;

/// <summary>Data could not be fingerprinted as it lies there. Nothing was written to it.</summary>
public sealed class FingerprintException : IOException
{
    /// <summary>Creates the exception for a path and a cause.</summary>
    public FingerprintException(FingerprintFault fault, string path, Exception? cause = null)
        : base($"{Describe(fault)}: {path}{(cause is null ? "" : $" ({cause.Message})")}", cause) =>
        (Fault, Path) = (fault, path);

    /// <summary>What is the matter.</summary>
    public FingerprintFault Fault { get; }

    /// <summary>Where, as a path of the operating system.</summary>
    public string Path { get; }

    private static string Describe(FingerprintFault fault) => fault switch
    {
        FingerprintFault.Missing => "There is no such file or folder",
        FingerprintFault.Unreadable => "It cannot be read",
        FingerprintFault.Changed => "It changed while it was being read",
        FingerprintFault.SymbolicLink => "A symbolic link is not followed; name its target instead",
        FingerprintFault.SpecialFile => "It is neither a file nor a folder",
        FingerprintFault.Name => "Its name cannot stand in a manifest (controls, backslash, not UTF-8, not NFC, long)",
        FingerprintFault.Empty => "The folder holds no file",
        _ => "There are more files than one manifest holds",
    };
}
