using Ledger.Cryptography;

namespace Ledger.Ports.Objects;

/// <summary>What the store holds under a digest has another: bytes changed, went or came.</summary>
public sealed class ContentCorruptedException : IOException
{
    /// <summary>Creates the exception for the content of a digest.</summary>
    public ContentCorruptedException(Digest sha256)
        : base($"The content kept under {sha256} has another digest.") => Sha256 = sha256;

    /// <summary>The digest that the content should have.</summary>
    public Digest Sha256 { get; }
}
