using System.Collections.Concurrent;
using Ledger.Cryptography;
using Ledger.Evidence.Log;

namespace Ledger.Witness;

/// <summary>Takes checkpoints: what the rules say, and the memory durable before a cosignature leaves.</summary>
internal sealed class WitnessDesk(
    string name, PrivateKey key, IReadOnlyDictionary<string, WitnessedTree> trees, WitnessMemory memory,
    TimeProvider time)
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _gates = new(StringComparer.Ordinal);

    /// <summary>The witness's verifier key.</summary>
    public WitnessKey Key { get; } = new(name, key.PublicKey);

    /// <summary>The origins of the trees that are watched.</summary>
    public IEnumerable<string> Origins => trees.Keys;

    /// <summary>Decides about a request.</summary>
    public async Task<WitnessVerdict> AddAsync(WitnessRequest request, CancellationToken cancellationToken)
    {
        // Only known origins get a gate: strangers cannot fill the memory.
        var origin = WitnessRules.OriginOf(request);
        if (!trees.ContainsKey(origin))
        {
            return new WitnessVerdict(WitnessOutcome.UnknownOrigin, null, null, null);
        }

        var gate = _gates.GetOrAdd(origin, _ => new SemaphoreSlim(1, 1));
        await gate.WaitAsync(cancellationToken);
        try
        {
            while (true)
            {
                var seen = await memory.ReadAsync(origin, cancellationToken);
                if (await JudgeAsync(request, seen, cancellationToken) is { } verdict)
                {
                    return verdict;
                }
            }
        }
        finally
        {
            gate.Release();
        }
    }

    // Null when another process was faster: what it left is looked at anew.
    private async Task<WitnessVerdict?> JudgeAsync(
        WitnessRequest request, Seen? seen, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var outcome = WitnessRules.Decide(
            request, trees.GetValueOrDefault, _ => seen?.Head, now, out var checkpoint);
        if (outcome == WitnessOutcome.Inconsistent)
        {
            await memory.KeepConflictAsync(checkpoint!, request.Note, cancellationToken);
        }

        if (outcome != WitnessOutcome.Cosigned)
        {
            return new WitnessVerdict(outcome, null, seen?.Head.Size ?? 0, checkpoint);
        }

        var line = Cosignature.Sign(Key.Name, key, request.Note.Text, now);
        return await memory.TryReplaceAsync(
            checkpoint!.Origin, Kept(request.Note, checkpoint.Origin, line), seen, cancellationToken)
            ? new WitnessVerdict(outcome, line, checkpoint.Size, checkpoint)
            : null;
    }

    // What readers need: a line of each of the log's own keys, which were verified, and the cosignature.
    private SignedNote Kept(SignedNote note, string origin, NoteSignature line) => new(
        note.Text,
        [
            .. note.Signatures.Where(trees[origin].Keys.Knows)
                .DistinctBy(static known => (known.KeyName, known.KeyId)),
            line,
        ]);
}

/// <summary>What came of a request.</summary>
/// <param name="Outcome">The answer.</param>
/// <param name="Line">The cosignature.</param>
/// <param name="Size">The size that was cosigned last.</param>
/// <param name="Checkpoint">What was asked about, once its signature was verified.</param>
internal sealed record WitnessVerdict(
    WitnessOutcome Outcome, NoteSignature? Line, ulong? Size, Checkpoint? Checkpoint);
