using Ledger.Evidence.Log;

namespace Ledger.Grains.Publication;

/// <summary>The lanes of a log at each size: a key that an entry names serves from the next checkpoint on.</summary>
public interface ILogSigners
{
    /// <summary>The log's origin.</summary>
    string Origin { get; }

    /// <summary>The signer of checkpoints of a size.</summary>
    ValueTask<LogSigner> AtAsync(ulong size, CancellationToken cancellationToken);

    /// <summary>All keys that ever signed for the log, earlier ones too.</summary>
    ValueTask<LogKeys> KeysAsync(CancellationToken cancellationToken);
}

/// <summary>Lanes whose keys never change.</summary>
/// <param name="signer">The signer.</param>
/// <param name="keys">All keys whose checkpoints count; null for those of the signer alone.</param>
public sealed class FixedLogSigners(LogSigner signer, LogKeys? keys = null) : ILogSigners
{
    private readonly LogKeys _keys = keys ?? signer.Keys;

    /// <inheritdoc/>
    public string Origin => _keys.Origin;

    /// <inheritdoc/>
    public ValueTask<LogSigner> AtAsync(ulong size, CancellationToken cancellationToken) => new(signer);

    /// <inheritdoc/>
    public ValueTask<LogKeys> KeysAsync(CancellationToken cancellationToken) => new(_keys);
}
