namespace Ledger.Sdk.Fingerprint;

/// <summary>Content while it is read, by several threads at once.</summary>
public interface IOpenContent : IDisposable
{
    /// <summary>Fills the buffer from an offset.</summary>
    /// <exception cref="FingerprintException">It cannot be read, ends before, or is in another state.</exception>
    void Read(Span<byte> buffer, long offset, CancellationToken cancellationToken);

    /// <summary>Makes sure, behind the last read, that all of it was read in the state it was found in.</summary>
    /// <exception cref="FingerprintException">It is in another state.</exception>
    void RequireUnchanged();
}
