using System.Diagnostics.Metrics;

namespace Ledger.Grains.Telemetry;

/// <summary>
/// What an operator watches: entries accepted, published and anchored, and how far publication and chains lag.
/// Names only and numbers, never content.
/// </summary>
public sealed class LedgerMeter : IDisposable
{
    private readonly Meter _meter;
    private readonly Counter<long> _accepted;
    private readonly Dictionary<string, ulong> _anchored = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (ulong Size, bool IsApart)> _stamped = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Witness, string Tree), (ulong Size, bool Split, bool Alert)> _witnessed = [];
    private (int Records, int Late) _preserved;
    private readonly Lock _gate = new();
    private ulong _size;
    private ulong _published;

    /// <param name="meters">Where the host collects its meters.</param>
    public LedgerMeter(IMeterFactory meters)
    {
        ArgumentNullException.ThrowIfNull(meters);
        _meter = meters.Create("Ledger");
        _accepted = _meter.CreateCounter<long>(
            "ledger.entries.accepted", "{entry}", "Entries made durable by this host.");
        _meter.CreateObservableGauge("ledger.log.size", () => (long)_size, "{entry}", "Entries in the log.");
        _meter.CreateObservableGauge("ledger.log.published", () => (long)_published, "{entry}", "Newest checkpoint.");
        _meter.CreateObservableGauge(
            "ledger.log.lag", () => (long)(_size - Math.Min(_size, _published)), "{entry}", "Accepted, not published.");
        _meter.CreateObservableGauge("ledger.mirror.anchored", Anchored, "{entry}", "Final on a chain instance.");
        _meter.CreateObservableGauge("ledger.mirror.lag", MirrorLag, "{entry}", "Published, not final on a chain.");
        _meter.CreateObservableGauge("ledger.witness.size", () => Witnesses(w => (long)w.Size), "{entry}", "Cosigned.");
        _meter.CreateObservableGauge(
            "ledger.witness.split", () => Witnesses(w => w.Split ? 1 : 0), null, "1: it saw another log.");
        _meter.CreateObservableGauge(
            "ledger.witness.alert", () => Witnesses(w => w.Alert ? 1 : 0), null, "1: somebody has to look.");
        _meter.CreateObservableGauge(
            "ledger.timestamp.size", () => Stamped(one => (long)one.Size), "{entry}", "Stamped, in a tree.");
        _meter.CreateObservableGauge(
            "ledger.timestamp.apart", () => Stamped(one => one.IsApart ? 1 : 0), null,
            "1: clocks disagree; publishing stops.");
        _meter.CreateObservableGauge(
            "ledger.preservation.records", () => Preserved().Records, "{record}", "Checkpoints with a record.");
        _meter.CreateObservableGauge(
            "ledger.preservation.late", () => Preserved().Late, "{record}", "Not renewed in time: see the runbook.");
    }

    /// <summary>Notes how many checkpoints are preserved, and of how many the renewal is late.</summary>
    public void Preserved(int records, int late)
    {
        lock (_gate)
        {
            _preserved = (records, late);
        }
    }

    /// <summary>Counts entries that became durable.</summary>
    public void Accepted(int count) => _accepted.Add(count);

    /// <summary>Notes where the log stands.</summary>
    public void Standing(ulong size, ulong published) => (_size, _published) = (size, published);

    /// <summary>Notes how far a chain instance has come.</summary>
    public void Anchored(string instance, ulong size)
    {
        lock (_gate)
        {
            _anchored[instance] = size;
        }
    }

    /// <summary>Notes how a witness stands with a tree.</summary>
    public void Witnessed(string witness, string tree, ulong size, bool split, bool alert)
    {
        lock (_gate)
        {
            _witnessed[(witness, tree)] = (size, split, alert);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    private IEnumerable<Measurement<long>> Anchored() => Measure(size => (long)size);

    private IEnumerable<Measurement<long>> MirrorLag() =>
        Measure(size => (long)(_published - Math.Min(_published, size)));

    private List<Measurement<long>> Witnesses(Func<(ulong Size, bool Split, bool Alert), long> value)
    {
        lock (_gate)
        {
            return [.. _witnessed.Select(pair => new Measurement<long>(
                value(pair.Value),
                new KeyValuePair<string, object?>("witness", pair.Key.Witness),
                new KeyValuePair<string, object?>("tree", pair.Key.Tree)))];
        }
    }

    /// <summary>Notes the size last stamped in a tree, and whether the stamper's clock is too far from ours.</summary>
    public void Stamped(string tree, ulong size, bool isApart)
    {
        lock (_gate)
        {
            _stamped[tree] = (size, isApart);
        }
    }

    private (int Records, int Late) Preserved()
    {
        lock (_gate)
        {
            return _preserved;
        }
    }

    private List<Measurement<long>> Stamped(Func<(ulong Size, bool IsApart), long> value)
    {
        lock (_gate)
        {
            return [.. _stamped.Select(pair => new Measurement<long>(
                value(pair.Value), new KeyValuePair<string, object?>("tree", pair.Key)))];
        }
    }

    private List<Measurement<long>> Measure(Func<ulong, long> value)
    {
        lock (_gate)
        {
            return [.. _anchored.Select(pair => new Measurement<long>(
                value(pair.Value), new KeyValuePair<string, object?>("instance", pair.Key)))];
        }
    }
}
