using Ledger.Cryptography;
using Ledger.Evidence.Bundles;
using Ledger.Grains.Publication;
using Ledger.Grains.Telemetry;
using Ledger.Ports.Objects;
using Ledger.Ports.TimeStamping;
using Microsoft.Extensions.Logging;

namespace Ledger.Grains.TimeStamping;

/// <summary>
/// Has checkpoints stamped with a time, keeps what verifies, and notices when the stamper's clock and ours disagree.
/// </summary>
public sealed partial class CheckpointStamper(
    ITimeStamper stamper, TrustAnchors trust, IObjectStore objects, TimeProvider time, LedgerMeter meter,
    ILogger<CheckpointStamper> logger) : ICheckpointStamps
{
    /// <summary>How far clocks may be apart.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(60);

    private string? _apart;

    /// <summary>How long a question may take.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Why nothing may be published: clocks are apart. Null while all is well.</summary>
    public string? Apart => Volatile.Read(ref _apart);

    /// <inheritdoc/>
    public async Task<byte[]?> FindAsync(ulong size, CancellationToken cancellationToken)
    {
        var stream = await objects.OpenAsync(NameOf(size), 0, CheckpointStamp.MaxBytes, cancellationToken)
            .ConfigureAwait(false);
        if (stream is null)
        {
            return null;
        }

        await using (stream.ConfigureAwait(false))
        {
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes, cancellationToken).ConfigureAwait(false);
            return bytes.ToArray();
        }
    }

    /// <summary>
    /// Asks for a stamp over a checkpoint that has none, within <see cref="Patience"/>. A stamp that does not verify is
    /// not kept, and is asked for again the next time.
    /// </summary>
    public async Task StampAsync(PublishedLog log, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(log);
        if (await objects.StatAsync(NameOf(log.Size), cancellationToken).ConfigureAwait(false) is not null)
        {
            return;
        }

        var checkpoint = log.Checkpoints.Sha256;
        var imprint = DigestAlgorithm.Sha256.Hash(CheckpointStamp.StampedBytes(checkpoint));
        using var patience = new CancellationTokenSource(Patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            var response = await stamper.StampAsync(imprint, both.Token).ConfigureAwait(false);
            var found = CheckpointStamp.Judge(response, checkpoint, log.Time, trust);
            await KeepAsync(log.Size, response, found, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is TimeStamperUnavailableException
            || (fault is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            LogUnavailable(log.Size, fault.Message);
        }
    }

    private async Task KeepAsync(
        ulong size, byte[] response, StampFinding found, CancellationToken cancellationToken)
    {
        if (found.Said is { } said)
        {
            var apart = (time.GetUtcNow() - said).Duration();
            var reason = apart > Tolerance
                ? $"The time stamper's clock is {apart.TotalSeconds:0} s from here; publishing stops."
                : null;
            Volatile.Write(ref _apart, reason);
            meter.Stamped(size, reason is not null);
            if (reason is not null)
            {
                LogApart(size, reason);
                return;
            }
        }

        if (found.Outcome != Standing.Proven)
        {
            LogRefused(size, found.Reason);
            return;
        }

        using var content = new MemoryStream(response, writable: false);
        await objects.CreateAsync(NameOf(size), content, cancellationToken).ConfigureAwait(false);
    }

    // Beside the log's objects, not among them: what others signed is no part of what the journal leads to.
    private static string NameOf(ulong size) => $"timestamps/{CanonicalDecimal.Encode(size)}.tsr";

    [LoggerMessage(LogLevel.Warning, "No time stamp over the checkpoint of size {Size} yet: {Reason}")]
    private partial void LogUnavailable(ulong size, string reason);

    [LoggerMessage(LogLevel.Error, "The time stamp over the checkpoint of size {Size} does not verify: {Reason}")]
    private partial void LogRefused(ulong size, string reason);

    [LoggerMessage(LogLevel.Critical, "Checkpoint of size {Size}: {Reason}")]
    private partial void LogApart(ulong size, string reason);
}
