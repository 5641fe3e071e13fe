using Ledger.Cryptography;

namespace Ledger.Ports.TimeStamping;

/// <summary>Stamps digests with a time (RFC 3161). What it answers is believed nothing until it is verified.</summary>
public interface ITimeStamper
{
    /// <summary>Asks for a stamp over a digest.</summary>
    /// <param name="imprint">The digest.</param>
    /// <param name="digest">
    /// Of which hash function: <c>sha256</c>, <c>sha384</c>, <c>sha512</c> or <c>sm3</c>. Whether a stamper takes each
    /// is its own matter: the response says so.
    /// </param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The whole response, whatever it says.</returns>
    /// <exception cref="TimeStamperUnavailableException">There was no answer; ask later.</exception>
    Task<byte[]> StampAsync(ReadOnlyMemory<byte> imprint, string digest, CancellationToken cancellationToken);
}

/// <summary>Stamps over a log's checkpoints.</summary>
public interface ICheckpointStamps
{
    /// <summary>The verified response over the checkpoint of a size in a tree; null while there is none.</summary>
    /// <param name="tree">SHA-256 or SM3.</param>
    /// <param name="size">The checkpoint's size.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    Task<byte[]?> FindAsync(DigestAlgorithm tree, ulong size, CancellationToken cancellationToken);
}

/// <summary>A time stamper gave no answer.</summary>
public sealed class TimeStamperUnavailableException(string message, Exception? inner = null)
    : Exception(message, inner);
