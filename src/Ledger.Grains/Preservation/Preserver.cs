using Ledger.Domain;
using Ledger.Evidence.Bundles;
using Ledger.Evidence.Entries;
using Ledger.Evidence.Preservation;
using Ledger.Grains.Publication;
using Ledger.Grains.Telemetry;
using Ledger.Ports;
using Ledger.Ports.Objects;
using Ledger.Ports.Preservation;
using Ledger.Ports.TimeStamping;
using Microsoft.Extensions.Logging;
using Due = (
    ulong Size, Ledger.Evidence.Preservation.EvidenceRecord? Record,
    Ledger.Evidence.Preservation.PreservedNotes Notes, Ledger.Evidence.Preservation.ArchiveLeaf Leaf);

namespace Ledger.Grains.Preservation;

/// <summary>
/// Keeps evidence records (RFC 4998) over checkpoints: begins one an interval, renews each before what it rests on
/// ends, many under one stamp. One pass at a time; what it keeps it has judged as a verifier would.
/// </summary>
public sealed partial class Preserver : IPreservation, IDisposable
{
    // No checkpoint has this size: what is tried is to begin.
    private const ulong Beginning = 0;

    private static readonly TimeSpan s_patience = TimeSpan.FromHours(1);

    private readonly PreservationPlan _plan;
    private readonly ITimeStamper _stamper;
    private readonly Func<CancellationToken, Task<TrustAnchors>> _trust;
    private readonly TimeProvider _time;
    private readonly ILogProofs _proofs;
    private readonly IJournal _journal;
    private readonly LedgerMeter _meter;
    private readonly ILogger<Preserver> _logger;
    private readonly RecordStore _store;
    private readonly RerootedLog _rerooted;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Dictionary<ulong, DateTimeOffset> _tried = [];
    private SortedDictionary<ulong, EvidenceRecord>? _records;
    private volatile KeyValuePair<ulong, EvidenceRecord>[]? _kept;

    /// <summary>Preserves one log.</summary>
    public Preserver(
        PreservationPlan plan, ITimeStamper stamper, Func<CancellationToken, Task<TrustAnchors>> trust,
        IJournal journal, IObjectStore objects, ILogProofs proofs, ILogSigners signers, TimeProvider time,
        LedgerMeter meter, ILogger<Preserver> logger)
    {
        (_plan, _stamper, _trust, _time, _proofs, _journal) = (plan, stamper, trust, time, proofs, journal);
        (_meter, _logger, _store) = (meter, logger, new RecordStore(objects));
        _rerooted = new RerootedLog(journal, objects, proofs, signers);
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    /// <summary>Begins what is to begin and renews what is due.</summary>
    /// <exception cref="TimeStamperUnavailableException">The time stamper gave no answer; ask later.</exception>
    public async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var records = await RecordsAsync(cancellationToken).ConfigureAwait(false);
            var trust = await _trust(cancellationToken).ConfigureAwait(false);
            try
            {
                await BeginAsync(records, trust, cancellationToken).ConfigureAwait(false);
                foreach (var renewal in new[] { Renewal.Reroot, Renewal.Tree, Renewal.Stamp })
                {
                    await RenewAsync(renewal, records, trust, cancellationToken).ConfigureAwait(false);
                }
            }
            finally
            {
                // Told even where the stamper gives no answer: that is when renewals get late.
                _kept = [.. records];
                _meter.Preserved(records.Count, records.Count(one => StandingOf(one.Key, one.Value, trust).IsLate));
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PreservedCheckpoint>> ListAsync(CancellationToken cancellationToken)
    {
        var records = _kept ?? [.. await _store.ReadAllAsync(cancellationToken).ConfigureAwait(false)];
        var trust = await _trust(cancellationToken).ConfigureAwait(false);
        return [.. records.Select(one => StandingOf(one.Key, one.Value, trust))];
    }

    /// <inheritdoc/>
    public async Task<BundlePreservation?> FindAsync(
        ulong size, IReadOnlyList<ulong> entries, IReadOnlyList<StateKey> states, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(states);
        if (await _store.FindAsync(size, cancellationToken).ConfigureAwait(false) is not { } record)
        {
            return null;
        }

        if (!record.IsRerooted)
        {
            return new BundlePreservation(record.ToBytes());
        }

        var notes = await _rerooted.FindAsync(size, cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidDataException($"The roots over SHA3-256 at {size} were there and are not.");
        var paths = await _rerooted.PathsAsync(size, entries, states, cancellationToken).ConfigureAwait(false);
        return new BundlePreservation(record.ToBytes(), new RerootedParts(notes.Tree, notes.Map, paths));
    }

    private async Task<SortedDictionary<ulong, EvidenceRecord>> RecordsAsync(CancellationToken cancellationToken) =>
        _records ??= await _store.ReadAllAsync(cancellationToken).ConfigureAwait(false);

    private PreservedCheckpoint StandingOf(ulong size, EvidenceRecord record, TrustAnchors trust)
    {
        var facts = RecordFacts.Of(record, trust);
        var by = _plan.RenewBy(record, facts);
        return new PreservedCheckpoint(
            size, facts.Since, facts.Renewed, by, record.ChainCount, record.Stamps, record.IsRerooted,
            by + _plan.Grace < _time.GetUtcNow());
    }

    // One an interval, and none while nothing is new.
    private async Task BeginAsync(
        SortedDictionary<ulong, EvidenceRecord> records, TrustAnchors trust, CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        if (_proofs.Newest is not { } newest || records.ContainsKey(newest.Size) || !MayTry(Beginning, now)
            || (records.Count > 0 && now - RecordFacts.Of(records.Last().Value, trust).Since < _plan.Interval))
        {
            return;
        }

        var notes = await NotesAsync(newest.Size, false, cancellationToken).ConfigureAwait(false);
        var leaf = ArchiveLeaf.Begin(notes, _plan.DigestAt(now));
        await StampAsync([(newest.Size, null, notes, leaf)], records, trust, cancellationToken).ConfigureAwait(false);
    }

    private async Task RenewAsync(
        Renewal renewal, SortedDictionary<ulong, EvidenceRecord> records, TrustAnchors trust,
        CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        var due = records.Where(one => MayTry(one.Key, now)
            && _plan.Decide(one.Value, RecordFacts.Of(one.Value, trust), now) == renewal).ToList();
        if (renewal == Renewal.Reroot && due.Count > 0)
        {
            await _rerooted.MakeAsync([.. due.Select(one => one.Key)], cancellationToken).ConfigureAwait(false);
        }

        var leaves = new List<Due>();
        foreach (var (size, record) in due)
        {
            var isRerooted = renewal == Renewal.Reroot || record.IsRerooted;
            var notes = await NotesAsync(size, isRerooted, cancellationToken).ConfigureAwait(false);
            leaves.Add((size, record, notes, renewal == Renewal.Stamp
                ? ArchiveLeaf.RenewStamp(record)
                : ArchiveLeaf.RenewTree(record, notes, _plan.DigestAt(now))));
        }

        foreach (var group in leaves.GroupBy(one => one.Leaf.DigestName))
        {
            await StampAsync([.. group], records, trust, cancellationToken).ConfigureAwait(false);
        }
    }

    private bool MayTry(ulong size, DateTimeOffset now) =>
        !_tried.TryGetValue(size, out var tried) || now - tried >= s_patience;

    private async Task StampAsync(
        IReadOnlyList<Due> due, SortedDictionary<ulong, EvidenceRecord> records, TrustAnchors trust,
        CancellationToken cancellationToken)
    {
        var (root, lists) = ArchiveHashTree.Build([.. due.Select(one => one.Leaf)]);
        var response = await _stamper.StampAsync(root, due[0].Leaf.DigestName, cancellationToken)
            .ConfigureAwait(false);
        for (var i = 0; i < due.Count; i++)
        {
            var (size, before, notes, leaf) = due[i];
            var tried = before is null ? Beginning : size;
            _tried[tried] = _time.GetUtcNow();
            if (await GrowAsync((size, before, notes, leaf), lists[i], response, trust, cancellationToken)
                .ConfigureAwait(false) is { } grown)
            {
                records[size] = await _store.KeepAsync(size, grown, cancellationToken).ConfigureAwait(false);
                _tried.Remove(tried);
            }
        }
    }

    // What does not verify is not kept, nor a renewal that lasts no longer than what it renews.
    private async Task<EvidenceRecord?> GrowAsync(
        Due due, IReadOnlyList<IReadOnlyList<ReadOnlyMemory<byte>>> lists, byte[] response, TrustAnchors trust,
        CancellationToken cancellationToken)
    {
        var (size, before, notes, leaf) = due;
        EvidenceRecord grown;
        try
        {
            grown = EvidenceRecord.Add(before, leaf, lists, response);
        }
        catch (ArgumentException fault)
        {
            LogRefused(size, fault.Message);
            return null;
        }

        var time = await TimeOfAsync(size, cancellationToken).ConfigureAwait(false);
        var found = RecordFacts.Judge(grown, notes, time, trust);
        if (found[^1].Outcome != Standing.Proven || found.Any(one => one.Outcome == Standing.Refuted))
        {
            LogRefused(size, found.First(one => one.Outcome != Standing.Proven).Reason);
            return null;
        }

        if (before is not null && !leaf.OpensChain
            && _plan.RenewBy(grown, RecordFacts.Of(grown, trust))
                <= _plan.RenewBy(before, RecordFacts.Of(before, trust)))
        {
            LogRefused(size, "The stamper's certificate ends no later than what is to be renewed.");
            return null;
        }

        LogKept(size, grown.ChainCount, grown.Stamps);
        return grown;
    }

    private async Task<PreservedNotes> NotesAsync(ulong size, bool isRerooted, CancellationToken cancellationToken)
    {
        var heads = await _proofs.CheckpointsAsync(size, cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidDataException($"No checkpoint of size {size} is kept.");
        var (sha256, sm3) = (CheckpointStamp.StampedBytes(heads.Sha256), CheckpointStamp.StampedBytes(heads.Sm3));
        if (!isRerooted)
        {
            return new PreservedNotes(sha256, sm3);
        }

        var notes = await _rerooted.FindAsync(size, cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidDataException($"The roots over SHA3-256 at {size} were there and are not.");
        return new PreservedNotes(sha256, sm3, notes.Tree, notes.Map);
    }

    private async Task<DateTimeOffset> TimeOfAsync(ulong size, CancellationToken cancellationToken)
    {
        await foreach (var leaf in _journal.ReadLeavesAsync(size - 1, size, cancellationToken).ConfigureAwait(false))
        {
            return EntryLeaf.TryRead(leaf.Leaf.Span, out var read, out var error)
                ? read.RecordedTime
                : throw new JournalCorruptException($"Entry {size - 1} is no leaf: {error}");
        }

        throw new JournalCorruptException($"The journal has no entry {size - 1}.");
    }

    [LoggerMessage(LogLevel.Information, "The checkpoint of size {Size} has {Chains} chains of {Stamps} stamps.")]
    private partial void LogKept(ulong size, int chains, int stamps);

    [LoggerMessage(LogLevel.Error, "A stamp for the record of the checkpoint of size {Size} is not kept: {Reason}")]
    private partial void LogRefused(ulong size, string reason);
}
