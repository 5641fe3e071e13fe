using Ledger.Cryptography;
using Ledger.Evidence.Log;
using Ledger.Ports;
using Ledger.Ports.Witnesses;

namespace Ledger.Grains.Witnessing;

/// <summary>
/// One witness and one tree: what it saw last, and how it is brought to a newer checkpoint. Calls run one after the
/// other.
/// </summary>
internal sealed class WitnessTrack(
    IWitness witness, DigestAlgorithm tree, ILogProofs proofs, CosignatureStore store, TimeProvider time) : IDisposable
{
    /// <summary>How far a witness's clock may be from here.</summary>
    public static readonly TimeSpan MaximumSkew = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan s_longestPause = TimeSpan.FromMinutes(1);

    // What it saw last is learnt from its first answer; more than one other size in a row is somebody else's doing.
    private const int Attempts = 3;

    private readonly SemaphoreSlim _one = new(1, 1);
    private WitnessStanding _standing = new(witness.Key, tree, WitnessState.NotAsked, 0, null, null);
    private ulong? _seen;
    private int _away;
    private DateTimeOffset _notBefore = DateTimeOffset.MinValue;

    /// <summary>How it stands. May be read from any thread.</summary>
    public WitnessStanding Standing => Volatile.Read(ref _standing);

    /// <summary>Whether it has cosigned that size.</summary>
    public bool Has(ulong size) => Standing.Size == size && Standing.Time is not null;

    /// <summary>Asks for a cosignature of a checkpoint unless it is there; a witness that is away gets its pause.
    /// </summary>
    public async Task BringAsync(SiblingCheckpoints checkpoints, CancellationToken cancellationToken)
    {
        if (Has(checkpoints.Size) || time.GetUtcNow() < _notBefore)
        {
            return;
        }

        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!Has(checkpoints.Size))
            {
                await AskAsync(checkpoints, cancellationToken).ConfigureAwait(false);
                (_away, _notBefore) = (0, DateTimeOffset.MinValue);
            }
        }
        catch (Exception fault) when (IsAbsence(fault, cancellationToken))
        {
            var pause = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(_away++, 6)));
            _notBefore = time.GetUtcNow() + (pause < s_longestPause ? pause : s_longestPause);
            Note(WitnessState.Away, fault.Message);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    private static bool IsAbsence(Exception fault, CancellationToken cancellationToken) =>
        fault is WitnessUnavailableException
        || (fault is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    private async Task AskAsync(SiblingCheckpoints checkpoints, CancellationToken cancellationToken)
    {
        var note = checkpoints[tree].Note;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var old = _seen ?? 0;
            if (await ProofAsync(old, checkpoints.Size, cancellationToken).ConfigureAwait(false) is not { } proof)
            {
                return;
            }

            var reply = await witness
                .AddCheckpointAsync(new WitnessRequest(old, proof, note), cancellationToken).ConfigureAwait(false);
            switch (reply.Outcome)
            {
                case WitnessOutcome.Cosigned:
                    await KeepAsync(checkpoints.Size, note, reply.Lines, cancellationToken).ConfigureAwait(false);
                    return;
                case WitnessOutcome.OtherSize when reply.Size is { } size:
                    _seen = size;
                    break;
                case WitnessOutcome.Inconsistent:
                    Note(WitnessState.SplitView, $"It saw another tree of size {old} than was published here.");
                    return;
                default:
                    Note(WitnessState.Refuses, $"It answers {(int)reply.Outcome}.");
                    return;
            }
        }

        Note(WitnessState.Refuses, "It names another size at every question.");
    }

    /// <summary>The proof from what it saw; null when there is nothing to ask.</summary>
    private async Task<IReadOnlyList<Digest>?> ProofAsync(
        ulong old, ulong size, CancellationToken cancellationToken)
    {
        if (old == 0)
        {
            return [];
        }

        if (await proofs.CheckpointsAsync(old, cancellationToken).ConfigureAwait(false) is null)
        {
            Note(WitnessState.SplitView, $"It saw a checkpoint of size {old}, which was never published here.");
            return null;
        }

        // It is ahead of this question, and what it saw is ours.
        return old > size ? null
            : await proofs.ConsistencyAsync(old, size, cancellationToken).ConfigureAwait(false) is { } path
                ? tree == DigestAlgorithm.Sm3 ? path.Sm3 : path.Sha256
                : null;
    }

    private async Task KeepAsync(
        ulong size, SignedNote note, IReadOnlyList<NoteSignature> lines, CancellationToken cancellationToken)
    {
        foreach (var line in lines)
        {
            if (!Cosignature.TryRead(witness.Key, note.Text, line, out var cosignature))
            {
                continue;
            }

            await store.AddAsync(tree, size, witness.Key, line, cancellationToken).ConfigureAwait(false);
            _seen = size;
            var skew = cosignature.Time - time.GetUtcNow();
            Volatile.Write(ref _standing, skew.Duration() <= MaximumSkew
                ? new(witness.Key, tree, WitnessState.Cosigned, size, cosignature.Time, null)
                : new(witness.Key, tree, WitnessState.ClockApart, size, cosignature.Time,
                    $"Its clock is {(long)skew.TotalSeconds} seconds from here."));
            return;
        }

        Note(WitnessState.Refuses, "What it gave is no cosignature of its key.");
    }

    private void Note(WitnessState state, string detail) =>
        Volatile.Write(ref _standing, Standing with { State = state, Detail = detail });
}
