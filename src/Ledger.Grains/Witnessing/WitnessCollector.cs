using Ledger.Cryptography;
using Ledger.Evidence.Log;
using Ledger.Grains.Publication;
using Ledger.Grains.Telemetry;
using Ledger.Ports;
using Ledger.Ports.Objects;
using Ledger.Ports.Witnesses;
using Microsoft.Extensions.Logging;

namespace Ledger.Grains.Witnessing;

/// <summary>Has a log's checkpoints cosigned by its witnesses, and notices when one of them saw another log.</summary>
public sealed partial class WitnessCollector : IWitnesses, IDisposable
{
    private readonly IReadOnlyList<WitnessTrack> _tracks;
    private readonly CosignatureStore _store;
    private readonly LedgerMeter _meter;
    private readonly ILogger _logger;
    private readonly TimeProvider _time;
    private readonly Dictionary<WitnessTrack, WitnessState> _told = [];
    private readonly Lock _gate = new();

    /// <summary>Collects for one log.</summary>
    public WitnessCollector(
        IReadOnlyList<IWitness> witnesses, ILogProofs proofs, IObjectStore objects, TimeProvider time,
        LedgerMeter meter, ILogger<WitnessCollector> logger)
    {
        ArgumentNullException.ThrowIfNull(witnesses);
        (_store, _time, _meter, _logger) = (new CosignatureStore(objects), time, meter, logger);
        _tracks =
        [
            .. witnesses.SelectMany(witness => TreesOf(witness).Select(
                tree => new WitnessTrack(witness, tree, proofs, _store, time))),
        ];
    }

    /// <summary>How long a question may take altogether.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public IReadOnlyList<WitnessStanding> Standings => [.. _tracks.Select(track => track.Standing)];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<NoteSignature>> CosignaturesAsync(
        DigestAlgorithm tree, ulong size, CancellationToken cancellationToken)
    {
        var lines = new List<NoteSignature>();
        foreach (var witness in Standings.Where(standing => standing.Tree == tree).Select(found => found.Witness))
        {
            if (await _store.FindAsync(tree, size, witness, cancellationToken).ConfigureAwait(false) is { } line)
            {
                lines.Add(line);
            }
        }

        return lines;
    }

    /// <inheritdoc/>
    public async Task CollectAsync(SiblingCheckpoints checkpoints, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(checkpoints);
        using var patience = new CancellationTokenSource(Patience, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        await Task.WhenAll(_tracks.Select(track => BringAsync(track, checkpoints, both.Token, cancellationToken)))
            .ConfigureAwait(false);
    }

    /// <summary>
    /// Before the log takes an entry: no witness may have seen what is not published here. One that is away is asked
    /// later.
    /// </summary>
    /// <param name="newest">What is published; of an empty log its empty heads, signed.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    /// <exception cref="PublicationException">A witness saw a larger log, or another one.</exception>
    public async Task RequireAsync(SiblingCheckpoints newest, CancellationToken cancellationToken)
    {
        await CollectAsync(newest, cancellationToken).ConfigureAwait(false);
        if (Standings.FirstOrDefault(standing => standing.State == WitnessState.SplitView) is { } split)
        {
            throw new PublicationException(
                PublicationFault.WitnessDisagrees, $"The witness {split.Witness.Name} disagrees: {split.Detail}");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var track in _tracks)
        {
            track.Dispose();
        }
    }

    private static IEnumerable<DigestAlgorithm> TreesOf(IWitness witness) =>
        witness.TakesSm3 ? [DigestAlgorithm.Sha256, DigestAlgorithm.Sm3] : [DigestAlgorithm.Sha256];

    private async Task BringAsync(
        WitnessTrack track, SiblingCheckpoints checkpoints, CancellationToken bounded, CancellationToken outer)
    {
        try
        {
            await track.BringAsync(checkpoints, bounded).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!outer.IsCancellationRequested)
        {
            // Its time is up; the next round asks again.
        }

        Tell(track);
    }

    // Once for each change, not once for each question.
    private void Tell(WitnessTrack track)
    {
        var standing = track.Standing;
        _meter.Witnessed(
            standing.Witness.Name, standing.Tree.Name, standing.Size, standing.State == WitnessState.SplitView,
            standing.IsAlert);
        lock (_gate)
        {
            if (_told.GetValueOrDefault(track) == standing.State)
            {
                return;
            }

            _told[track] = standing.State;
        }

        var level = standing.IsAlert ? LogLevel.Error
            : standing.State == WitnessState.Away ? LogLevel.Warning : LogLevel.Information;
        LogStanding(level, standing.Witness.Name, standing.Tree.Name, standing.State, standing.Size, standing.Detail);
    }

    [LoggerMessage(Message = "Witness {Witness}, {Tree} tree: {State} at size {Size}. {Detail}")]
    private partial void LogStanding(
        LogLevel level, string witness, string tree, WitnessState state, ulong size, string? detail);
}
