namespace Ledger.Evidence.Log;

/// <summary>
/// Gives tiles of one tree. What it gives is untrusted: a wrong tile makes a proof that does not verify, never one
/// that verifies wrongly. May be asked for several tiles at once.
/// </summary>
public interface ITileSource
{
    /// <summary>
    /// The bytes of a tile, or null when there is none. For a partial tile the full one may be asked for next.
    /// </summary>
    ValueTask<byte[]?> ReadAsync(TilePath path, CancellationToken cancellationToken);
}

/// <summary>A tile that a proof needs is not to be had, or is not as long as a tile of its path.</summary>
public sealed class TileUnavailableException(TilePath path)
    : IOException($"{path} is missing or has the wrong length.")
{
    /// <summary>The tile that was asked for.</summary>
    public TilePath Path { get; } = path;
}
