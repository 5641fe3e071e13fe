using Ledger.Evidence.Bundles;
using Ledger.Evidence.Evm;
using Ledger.Ports;
using Ledger.Ports.Mirror;

namespace Ledger.Grains.EvidenceMaking;

/// <summary>
/// Gathers what chain instances hold of an asset's entries. A chain that does not answer is left out.
/// </summary>
internal sealed class ChainEvidence(
    ILogProofs proofs, CommitFinder finder, TrustedHeaderStore headers, bool keepHeaders)
{
    /// <summary>The parts of the chains that hold the entry, ascending by instance.</summary>
    /// <param name="chains">The instances.</param>
    /// <param name="entries">
    /// The entries of the evidence, ascending: the commit of the last that is final on the chain is proven, and so all
    /// before it.
    /// </param>
    /// <param name="keys">Keys of assets and rights.</param>
    /// <param name="size">The size of the bundle's checkpoints.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<IReadOnlyList<BundleChain>> GatherAsync(
        IReadOnlyList<EvidenceChain> chains,
        IReadOnlyList<ulong> entries,
        IReadOnlyList<string> keys,
        ulong size,
        CancellationToken cancellationToken)
    {
        var parts = new List<BundleChain>();
        foreach (var chain in chains.OrderBy(chain => chain.Anchor.Instance, StringComparer.Ordinal))
        {
            try
            {
                if (chain.Mirror is { } mirror
                    && await GatherAsync(chain.Anchor.Instance, mirror, entries, keys, size, cancellationToken)
                        .ConfigureAwait(false) is { } part)
                {
                    parts.Add(part);
                }
            }
            catch (ChainException)
            {
                // What a chain does not show now, the bundle does not claim.
                continue;
            }
        }

        return parts;
    }

    private async Task<BundleChain?> GatherAsync(
        string instance,
        IChainMirror mirror,
        IReadOnlyList<ulong> entries,
        IReadOnlyList<string> keys,
        ulong size,
        CancellationToken cancellationToken)
    {
        var head = await mirror.ReadSizeAsync(cancellationToken).ConfigureAwait(false);
        var held = entries.Where(index => index < head.Final.Size).ToList();
        if (held.Count == 0)
        {
            return null;
        }

        var receipt = await finder.FindAsync(mirror, held[^1], cancellationToken).ConfigureAwait(false);
        if (receipt is null || receipt.Commit.To > size)
        {
            return null;
        }

        var request = new ChainProofRequest(receipt.Commit.From, keys);
        var proven = await mirror.ProveAsync(request, cancellationToken).ConfigureAwait(false);
        var consistency = await proofs
            .ConsistencyAsync(receipt.Commit.To, size, cancellationToken).ConfigureAwait(false);
        if (proven is null || consistency is null || !EvmMirrorProof.TryDecode(proven.Content, out var proof))
        {
            return null;
        }

        if (keepHeaders)
        {
            await headers.AddAsync(instance, proof, cancellationToken).ConfigureAwait(false);
        }

        return new BundleChain(instance, proven.Content, new HashPaths(consistency.Sha256, consistency.Sm3));
    }
}
