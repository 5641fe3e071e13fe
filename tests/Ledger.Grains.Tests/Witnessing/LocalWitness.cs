using System.Collections.Concurrent;
using Ledger.Cryptography;
using Ledger.Evidence.Log;
using Ledger.Ports.Witnesses;

namespace Ledger.Grains.Tests.Witnessing;

/// <summary>The rules of a witness without its HTTP, with faults to order; the real one is asked end to end.</summary>
internal sealed class LocalWitness(LogKeys log, TimeProvider time) : IWitness
{
    private readonly PrivateKey _key = PrivateKey.Generate(SignatureAlgorithm.Ed25519);
    private readonly ConcurrentDictionary<string, Checkpoint> _seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WitnessedTree> _trees =
        WitnessedTree.Of(log).ToDictionary(tree => tree.Origin, StringComparer.Ordinal);

    // Both trees are asked about at once.
    private int _asked;

    public WitnessKey Key => new("witness.example/w1", _key.PublicKey);

    public bool TakesSm3 => true;

    /// <summary>How far its clock is ahead.</summary>
    public TimeSpan Ahead { get; set; }

    /// <summary>It gives no answer.</summary>
    public bool IsAway { get; set; }

    /// <summary>It signs with a key that is not its own.</summary>
    public bool SignsWrong { get; set; }

    /// <summary>It saw another size, and does not say which.</summary>
    public bool NamesNoSize { get; set; }

    public int Asked => Volatile.Read(ref _asked);

    public ulong SeenOf(string origin) => _seen.GetValueOrDefault(origin)?.Size ?? 0;

    public void HasSeen(Checkpoint checkpoint) => _seen[checkpoint.Origin] = checkpoint;

    public Task<WitnessReply> AddCheckpointAsync(WitnessRequest request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _asked);
        if (IsAway)
        {
            throw new WitnessUnavailableException("Away.");
        }

        var outcome = WitnessRules.Decide(
            request, _trees.GetValueOrDefault, origin => _seen.GetValueOrDefault(origin), time.GetUtcNow(),
            out var head);
        if (outcome != WitnessOutcome.Cosigned)
        {
            ulong? size = outcome == WitnessOutcome.OtherSize && !NamesNoSize ? SeenOf(head!.Origin) : null;
            return Task.FromResult(new WitnessReply(outcome, [], size));
        }

        _seen[head!.Origin] = head;
        var signer = SignsWrong ? PrivateKey.Generate(SignatureAlgorithm.Ed25519) : _key;
        var line = Cosignature.Sign(Key.Name, signer, request.Note.Text, time.GetUtcNow() + Ahead);
        return Task.FromResult(new WitnessReply(outcome, [line with { KeyId = Key.Id }], null));
    }
}
