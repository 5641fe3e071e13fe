using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Chains;
using Ledger.Grains.Contracts;
using Ledger.Ports.Access;
using Ledger.Server.Composition;
using Ledger.Server.Configuration;

namespace Ledger.Server.Access;

/// <summary>
/// Seals the access journal into the log while something new stands in it: at the start what an earlier run left, then
/// every few minutes, and once more when the registry stops. Says so loudly when it no longer has what was sealed.
/// </summary>
internal sealed partial class AccessSealer(
    IAccessJournal journal, IGrainFactory grains, LedgerOptions options, TimeProvider time,
    ILogger<AccessSealer> logger) : Keeper(time, TimeSpan.FromSeconds(1), logger)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    private readonly TimeProvider _time = time;

    // From the first moment on: what an earlier run left waits no longer.
    private DateTimeOffset _next = DateTimeOffset.MinValue;
    private ulong? _sealed;

    protected override string Task => "The seal of the access journal";

    /// <summary>Seals what was read since the last seal; what cannot be sealed now the next start seals.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        // Its own: whoever did not go in time has used up the host's.
        using var patience = new CancellationTokenSource(s_patience, _time);
        await base.StopAsync(patience.Token);
        if (_sealed is not { } size || journal.Head.Size == size)
        {
            return;
        }

        try
        {
            await SealAsync(patience.Token);
        }
#pragma warning disable CA1031 // Whatever it was, the registry stops; the next start seals what is left.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogLeft(logger, fault);
        }
    }

    protected override async Task RunOnceAsync(CancellationToken stopping)
    {
        if (_time.GetUtcNow() >= _next)
        {
            await SealAsync(stopping);
            _next = _time.GetUtcNow() + options.AccessSealEvery;
        }
    }

    private async Task SealAsync(CancellationToken cancellationToken)
    {
        var (last, head) = (await AccessSeals.FindAsync(grains, journal, cancellationToken), journal.Head);
        if (!await journal.HoldsAsync(last, cancellationToken))
        {
            // Nothing is sealed over what is gone: it is said again and again until somebody looks.
            LogChanged(logger, last.Size);
            return;
        }

        if (head.Size > last.Size)
        {
            var record = new AccessSealed(journal.Id, head.Size, head.Digest);
            await grains.GetGrain<ILogGrain>(options.Origin).RecordAsync(
                record.Type, CanonicalJson.Write(EventCodec.WriteOne(record)), cancellationToken);
        }

        _sealed = head.Size;
    }

    [LoggerMessage(LogLevel.Critical, "The access journal does not have the {Size} records that were sealed.")]
    private static partial void LogChanged(ILogger logger, ulong size);

    [LoggerMessage(LogLevel.Warning, "What was read lately is not sealed yet; the next start seals it.")]
    private static partial void LogLeft(ILogger logger, Exception fault);
}
