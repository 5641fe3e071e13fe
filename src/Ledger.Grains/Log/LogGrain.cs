using Ledger.Evidence.Log;
using Ledger.Evidence.Mirror;
using Ledger.Grains.Aggregates;
using Ledger.Grains.Contracts;
using Ledger.Grains.Publication;
using Ledger.Grains.Telemetry;
using Ledger.Ports;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;

namespace Ledger.Grains.Log;

/// <summary>
/// The log's one writer and its publisher. Reentrant, so that entries queue up while a batch is being written; what
/// must be one after the other is so inside <see cref="LogWriter"/> and <see cref="LogPublisher"/>.
/// </summary>
[Reentrant, KeepAlive]
public sealed partial class LogGrain(
    RegistryContext registry, LogParts parts, LogOpening opening, LocalLogWriter local, TimeProvider time,
    LedgerMeter meter, ILogger<LogGrain> logger)
    : Grain, ILogGrain
{
    private LogWriter? _writer;
    private DateTimeOffset _publishedAt;
    private Task _snapshot = Task.CompletedTask;

    private LogWriter Writer => _writer ?? throw new InvalidOperationException("The log has not started.");

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (this.GetPrimaryKeyString() != registry.Origin)
        {
            throw new ArgumentException("The key of the log's grain is the log's origin.");
        }

        var published = await parts.Publisher.StartAsync(cancellationToken);
        await parts.RequireWitnesses(published?.Checkpoints, cancellationToken);
        var self = this.AsReference<ILogGrain>();
        var duty = new CheckpointDuty(parts.Fits, () => self.PublishAsync(CancellationToken.None).Ignore());
        var writer = new LogWriter(registry.Journal, time, meter.Accepted, duty);
        try
        {
            await writer.StartAsync(cancellationToken, published?.Size ?? 0);
            await opening.OpenAsync(writer, cancellationToken);
        }
        catch
        {
            await writer.DisposeAsync();
            throw;
        }

        _writer = writer;
        local.Enter(writer);
        _publishedAt = published?.Time ?? DateTimeOffset.MinValue;
    }

    /// <inheritdoc/>
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (_writer is not null)
        {
            local.Leave(_writer);
            await _writer.DisposeAsync();
        }
    }

    /// <inheritdoc/>
    public async Task<AppendReply> AppendAsync(AppendRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await Writer.AppendAsync(request);
        }
        catch (JournalException) when (Writer.Completion.IsCompleted)
        {
            // The writer has ended, perhaps because another one took the fence: the next call starts anew.
            DeactivateOnIdle();
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task<LogStatus> PublishAsync(CancellationToken cancellationToken)
    {
        if (Writer.Completion.IsCompleted)
        {
            DeactivateOnIdle();
            throw new JournalUnavailableException(
                "The log's writer has ended; it starts anew.", Writer.Completion.Exception?.InnerException);
        }

        if (parts.WhyNotPublish() is { } reason)
        {
            throw new PublicationException(PublicationFault.ClockDisagrees, reason);
        }

        var heartbeat = time.GetUtcNow() - _publishedAt >= parts.Heartbeat;
        try
        {
            var published = await parts.Publisher.PublishAsync(AppendMapLeafAsync, heartbeat, cancellationToken);
            _publishedAt = published?.Time ?? _publishedAt;
        }
        catch (PublicationException fault) when (fault.Fault == PublicationFault.AnotherPublisher)
        {
            // Somebody else publishes, or the store fell back to an earlier time: a start looks at what stands there.
            DeactivateOnIdle();
            throw;
        }

        if (parts.Publisher.SnapshotIsDue && _snapshot.IsCompleted)
        {
            if (_snapshot.Exception is { InnerException: { } fault })
            {
                LogSnapshot(logger, fault);
            }

            _snapshot = parts.Publisher.SaveSnapshotAsync(CancellationToken.None);
        }

        var status = Status();
        meter.Standing(status.Accepted, status.Published);
        return status;
    }

    /// <inheritdoc/>
    public async Task<LogStatus> AdvanceLegalTimeAsync(DateTimeOffset legal, CancellationToken cancellationToken)
    {
        await opening.AdvanceAsync(Writer, legal, cancellationToken);
        return Status();
    }

    /// <inheritdoc/>
    public async Task<LogStatus> RecordAsync(string type, byte[] record, CancellationToken cancellationToken)
    {
        await opening.RecordAsync(Writer, type, record, cancellationToken);
        return Status();
    }

    /// <inheritdoc/>
    public Task<LogStatus> StatusAsync(CancellationToken cancellationToken) => Task.FromResult(Status());

    [LoggerMessage(
        LogLevel.Error, "A snapshot of the state map was not kept; without one a start reads ever more of the log.")]
    private static partial void LogSnapshot(ILogger logger, Exception fault);

    private LogStatus Status() => new(
        Writer.Head.Size, parts.Publisher.Published?.Size ?? 0, parts.Publisher.Published?.Time);

    private async ValueTask AppendMapLeafAsync(DraftMapLeaf draft, CancellationToken cancellationToken)
    {
        var reply = await Writer.AppendAloneAsync(async head =>
            RegistryActs.Map(registry, await draft(head.Size, cancellationToken)));
        if (reply?.Entry is null)
        {
            throw new JournalUnavailableException($"The map leaf was not appended: {reply?.Conflict?.English}");
        }
    }
}

/// <summary>What the log's grain is put together from.</summary>
/// <param name="Publisher">Publishes tiles, maps and checkpoints.</param>
/// <param name="Heartbeat">A checkpoint at least this often, also without new entries.</param>
/// <param name="Fits">Whether the chains take so much in one commit.</param>
public sealed record LogParts(LogPublisher Publisher, TimeSpan Heartbeat, Func<MirrorTally, bool> Fits)
{
    /// <summary>
    /// Throws when a witness saw what is not published here; gets the newest checkpoints, null of an empty log. Asked
    /// before the log takes an entry.
    /// </summary>
    public Func<SiblingCheckpoints?, CancellationToken, Task> RequireWitnesses { get; init; } =
        static (_, _) => Task.CompletedTask;

    /// <summary>Why nothing may be published now: somebody else's clock disagrees. Null while all is well.</summary>
    public Func<string?> WhyNotPublish { get; init; } = static () => null;
}
