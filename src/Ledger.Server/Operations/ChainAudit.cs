using Ledger.Cryptography;
using Ledger.Evidence.Mirror;
using Ledger.Grains.Anchoring;
using Ledger.Ports.Mirror;
using Ledger.Server.Configuration;

namespace Ledger.Server.Operations;

/// <summary>
/// Walks every commit that a chain instance holds, from the first entry on, and recomputes its roots and operations
/// from
/// the log. The contract only took operations with the signed digest, so equal digests mean equal state.
/// </summary>
internal sealed class ChainAudit(LedgerOptions options, IAnchorFactory anchors, IAnchorLog log)
{
    /// <returns>How many commits were recomputed.</returns>
    public async Task<long> RunAsync(List<string> findings, CancellationToken cancellationToken)
    {
        var count = 0L;
        foreach (var chain in options.Chains)
        {
            try
            {
                var anchor = await anchors.OpenAsync(chain.Name, cancellationToken);
                count += await WalkAsync(chain.Name, anchor.Mirror, findings, cancellationToken);
            }
            catch (ChainException fault)
            {
                findings.Add($"chain {chain.Name}: {fault.Message}");
            }
        }

        return count;
    }

    private async Task<long> WalkAsync(
        string name, IChainMirror mirror, List<string> findings, CancellationToken cancellationToken)
    {
        var count = 0L;
        var head = await mirror.ReadSizeAsync(cancellationToken);
        for (var from = 0ul; from < head.Final.Size; count++)
        {
            if (await mirror.FindCommitAsync(from, cancellationToken) is not { } receipt)
            {
                findings.Add($"chain {name}: no commit begins at {from}, though the size is {head.Final.Size}");
                break;
            }

            await CompareAsync(name, receipt.Commit, findings, cancellationToken);
            from = receipt.Commit.To;
        }

        return count;
    }

    private async Task CompareAsync(
        string name, MirrorCommit commit, List<string> findings, CancellationToken cancellationToken)
    {
        var range = $"chain {name}, commit [{commit.From}, {commit.To})";
        if (await log.FindAsync(commit.To, cancellationToken) is not { } published)
        {
            findings.Add($"{range}: the log published no checkpoint of size {commit.To}");
            return;
        }

        if (published.Roots != new DigestPair(commit.Sha256Root, commit.Sm3Root))
        {
            findings.Add($"{range}: other roots than the log published");
        }

        var effects = await log.EffectsAsync(commit.From, commit.To, cancellationToken);
        var encoded = commit.Voided
            ? MirrorOperations.TryEncodeMarks(effects, out var operations, out _)
            : MirrorOperations.TryEncode(effects, out operations, out _);
        if (!encoded || DigestAlgorithm.Keccak256.Hash(operations) != commit.OperationsDigest)
        {
            findings.Add($"{range}: other operations than the log's effects lead to");
        }
    }
}
