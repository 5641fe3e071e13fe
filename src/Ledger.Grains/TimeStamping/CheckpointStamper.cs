using System.Collections.Concurrent;
using Ledger.Cryptography;
using Ledger.Evidence.Bundles;
using Ledger.Grains.Publication;
using Ledger.Grains.Telemetry;
using Ledger.Ports.Objects;
using Ledger.Ports.TimeStamping;
using Microsoft.Extensions.Logging;

namespace Ledger.Grains.TimeStamping;

/// <summary>
/// Has the checkpoints of both trees stamped with a time, each for itself, keeps what verifies, and notices when a
/// stamper's clock and ours disagree. Either tree's stamp shows the time when the other's digest has fallen.
/// </summary>
public sealed partial class CheckpointStamper(
    ITimeStamper stamper, TrustAnchors trust, IObjectStore objects, TimeProvider time, LedgerMeter meter,
    ILogger<CheckpointStamper> logger) : ICheckpointStamps
{
    /// <summary>How far clocks may be apart.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(60);

    /// <summary>The trees whose checkpoints are stamped.</summary>
    public static readonly IReadOnlyList<DigestAlgorithm> Trees = [DigestAlgorithm.Sha256, DigestAlgorithm.Sm3];

    private readonly ConcurrentDictionary<DigestAlgorithm, string> _apart = new();
    private readonly ConcurrentDictionary<DigestAlgorithm, StampTrouble> _troubles = new();
    private readonly ConcurrentDictionary<DigestAlgorithm, DateTimeOffset> _refused = new();

    /// <summary>How long a question may take.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long after a stamp that was refused, or does not verify, the next one is asked for.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Why nothing may be published: clocks are apart. Null while all is well.</summary>
    public string? Apart => _apart.Values.FirstOrDefault();

    /// <summary>What is wrong with the stamps over a tree's checkpoints; of neither while all is well.</summary>
    public IReadOnlyDictionary<DigestAlgorithm, StampTrouble> Troubles => _troubles;

    /// <inheritdoc/>
    public async Task<byte[]?> FindAsync(DigestAlgorithm tree, ulong size, CancellationToken cancellationToken)
    {
        var stream = await objects.OpenAsync(NameOf(tree, size), 0, CheckpointStamp.MaxBytes, cancellationToken)
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
    /// Asks for a stamp over a tree's checkpoint that has none, within <see cref="Patience"/>. A stamp that does not
    /// verify is not kept, and is asked for again after <see cref="Pause"/>. Each tree may be asked about at once.
    /// </summary>
    public async Task StampAsync(DigestAlgorithm tree, PublishedLog log, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tree);
        ArgumentNullException.ThrowIfNull(log);
        if ((_refused.TryGetValue(tree, out var refused) && time.GetUtcNow() - refused < Pause)
            || await objects.StatAsync(NameOf(tree, log.Size), cancellationToken).ConfigureAwait(false) is not null)
        {
            return;
        }

        var checkpoint = log.Checkpoints[tree];
        using var patience = new CancellationTokenSource(Patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            var response = await stamper
                .StampAsync(CheckpointStamp.Imprint(tree, checkpoint).ToArray(), tree.Name, both.Token)
                .ConfigureAwait(false);
            var found = CheckpointStamp.Judge(response, tree, checkpoint, log.Time, trust);
            await KeepAsync(tree, log.Size, response, found, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is TimeStamperUnavailableException
            || (fault is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // One that is away twice running may be refusing in its own way: it is left alone for a while.
            if (_troubles.TryGetValue(tree, out var before) && before == StampTrouble.NoAnswer)
            {
                _refused[tree] = time.GetUtcNow();
            }

            _troubles[tree] = StampTrouble.NoAnswer;
            ForgetClock(tree);
            LogUnavailable(tree.Name, log.Size, fault.Message);
        }
    }

    private async Task KeepAsync(
        DigestAlgorithm tree, ulong size, byte[] response, StampFinding found, CancellationToken cancellationToken)
    {
        if (found.Said is { } said && IsApart(tree, size, said))
        {
            return;
        }

        if (found.Outcome != Standing.Proven)
        {
            (_troubles[tree], _refused[tree]) = (StampTrouble.Refused, time.GetUtcNow());
            ForgetClock(tree);
            LogRefused(tree.Name, size, found.Reason);
            return;
        }

        using var content = new MemoryStream(response, writable: false);
        await objects.CreateAsync(NameOf(tree, size), content, cancellationToken).ConfigureAwait(false);
        var other = Trees.Single(one => one != tree).Name;
        if (!found.RestsOn.Contains(other))
        {
            _troubles.TryRemove(tree, out _);
        }
        else if (!_troubles.TryGetValue(tree, out var before) || before != StampTrouble.RestsOnBoth)
        {
            _troubles[tree] = StampTrouble.RestsOnBoth;
            LogRestsOnBoth(tree.Name, size, other);
        }
    }

    private bool IsApart(DigestAlgorithm tree, ulong size, DateTimeOffset said)
    {
        var apart = (time.GetUtcNow() - said).Duration();
        var isApart = apart > Tolerance;
        meter.Stamped(tree.Name, size, isApart);
        if (!isApart)
        {
            _apart.TryRemove(tree, out _);
            return false;
        }

        var reason = $"The time stamper's clock is {apart.TotalSeconds:0} s from here; publishing stops.";
        _apart[tree] = reason;
        LogApart(tree.Name, size, reason);
        return true;
    }

    // The stamper over SM3 comes beside the other: what it said once does not stop the log while it says nothing.
    private void ForgetClock(DigestAlgorithm tree)
    {
        if (tree == DigestAlgorithm.Sm3)
        {
            _apart.TryRemove(tree, out _);
        }
    }

    // Beside the log's objects, not among them: what others signed is no part of what the journal leads to.
    private static string NameOf(DigestAlgorithm tree, ulong size) =>
        $"timestamps/{(tree == DigestAlgorithm.Sm3 ? "sm3/" : "")}{CanonicalDecimal.Encode(size)}.tsr";

    [LoggerMessage(LogLevel.Warning, "No time stamp over the {Tree} checkpoint of size {Size} yet: {Reason}")]
    private partial void LogUnavailable(string tree, ulong size, string reason);

    [LoggerMessage(
        LogLevel.Error,
        "The time stamper gave no stamp over the {Tree} checkpoint of size {Size} that verifies: {Reason}")]
    private partial void LogRefused(string tree, ulong size, string reason);

    [LoggerMessage(
        LogLevel.Warning,
        "The time stamp over the {Tree} checkpoint of size {Size} rests on {Other} too, and shows nothing when that is "
        + "broken: have the stamper sign over another digest.")]
    private partial void LogRestsOnBoth(string tree, ulong size, string other);

    [LoggerMessage(LogLevel.Critical, "{Tree} checkpoint of size {Size}: {Reason}")]
    private partial void LogApart(string tree, ulong size, string reason);
}
