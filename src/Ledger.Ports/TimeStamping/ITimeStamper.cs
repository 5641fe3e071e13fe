using Ledger.Cryptography;

namespace Ledger.Ports.TimeStamping;

/// <summary>Stamps digests with a time (RFC 3161). What it answers is believed nothing until it is verified.</summary>
public interface ITimeStamper
{
    /// <summary>Asks for a stamp over a SHA-256 digest.</summary>
    /// <returns>The whole response, whatever it says.</returns>
    /// <exception cref="TimeStamperUnavailableException">There was no answer; ask later.</exception>
    Task<byte[]> StampAsync(Digest sha256, CancellationToken cancellationToken);

    /// <summary>Asks for a stamp over a digest of another hash function.</summary>
    /// <param name="imprint">The digest.</param>
    /// <param name="digest"><c>sha256</c>, <c>sha384</c> or <c>sha512</c>.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The whole response, whatever it says.</returns>
    /// <exception cref="TimeStamperUnavailableException">There was no answer; ask later.</exception>
    Task<byte[]> StampAsync(ReadOnlyMemory<byte> imprint, string digest, CancellationToken cancellationToken);
}

/// <summary>Stamps over a log's checkpoints.</summary>
public interface ICheckpointStamps
{
    /// <summary>The verified response over the SHA-256 tree's checkpoint of a size; null while there is none.</summary>
    Task<byte[]?> FindAsync(ulong size, CancellationToken cancellationToken);
}

/// <summary>A time stamper gave no answer.</summary>
public sealed class TimeStamperUnavailableException(string message, Exception? inner = null)
    : Exception(message, inner);
