using Ledger.Cryptography;
using Ledger.Evidence.Evm;
using Ledger.Evidence.Mirror;
using Ledger.Evm.Contract;
using Ledger.Evm.Node;
using Ledger.Evm.Rpc;
using Ledger.Ports.Mirror;

namespace Ledger.Evm;

/// <summary>Finds commits on the chain and gathers what a stranger needs to check them offline.</summary>
internal sealed class EvmMirrorProver(EvmNode node, EvmMirrorOptions options, ChainInstance instance)
{
    public async ValueTask<MirrorReceipt?> FindCommitAsync(ulong from, CancellationToken cancellationToken)
    {
        IReadOnlyList<Digest> topics = [MirrorEvents.CommittedTopic, Word(from)];
        var logs = await node
            .ReadLogsAsync(options.Contract, topics, options.DeployedAt, cancellationToken).ConfigureAwait(false);
        if (logs is not [.., var entry])
        {
            return null;
        }

        var block = await node.ReadBlockAsync(entry.Block, cancellationToken).ConfigureAwait(false);
        if (block?.Hash != entry.BlockHash
            || MirrorEvents.ReadCommitted(entry.Log, options.Contract) is not { } committed
            || committed.From != from)
        {
            throw new ChainLiesException($"The node reports a commit from {from} in a block the chain does not have.");
        }

        var latest = await node.ReadLatestBlockAsync(cancellationToken).ConfigureAwait(false);
        var commit = new MirrorCommit(
            options.Origin, committed.From, committed.To, committed.Sha256Root, committed.Sm3Root,
            committed.OperationsDigest, committed.Voided);
        return new MirrorReceipt(
            commit, entry.TransactionHash.ToString(), entry.Block, entry.BlockHash, IsFinal(entry.Block, latest));
    }

    public async ValueTask<ChainProof?> ProveAsync(ChainProofRequest request, CancellationToken cancellationToken)
    {
        var receipt = await FindCommitAsync(request.From, cancellationToken).ConfigureAwait(false);
        if (receipt is not { IsFinal: true })
        {
            return null;
        }

        var block = await node.ReadBlockAsync(receipt.Block, cancellationToken).ConfigureAwait(false)
            ?? throw new ChainLiesException($"Block {receipt.Block} is gone.");
        var commit = await ReadCommitPartAsync(block, receipt, cancellationToken).ConfigureAwait(false);
        var state = request.Keys.Count == 0
            ? null
            : await ReadStateAsync(block, request.Keys, cancellationToken).ConfigureAwait(false);
        var proof = new EvmMirrorProof(commit, state);
        RequireSound(proof);
        return new ChainProof(instance, EvmMirrorProof.Format, proof.Encode());
    }

    /// <summary>
    /// Asks why a transaction was reverted: the same call after its block, where nothing of it took effect.
    /// </summary>
    public async Task<MirrorRefusal> ExplainAsync(
        Digest transaction, EvmReceipt receipt, CancellationToken cancellationToken)
    {
        try
        {
            var data = await node.ReadCallDataAsync(transaction, cancellationToken).ConfigureAwait(false);
            await node.CallAsync(receipt.Block, options.Contract, data, cancellationToken).ConfigureAwait(false);
            return new MirrorRefusal(
                MirrorRefusalKind.Circumstance, "Reverted", "it would succeed now; it ran out of gas or out of turn");
        }
        catch (RpcErrorException e)
        {
            return MirrorContract.Refusal(e.Error.Data.Span, e.Message);
        }
    }

    private async Task<EvmCommitPart> ReadCommitPartAsync(
        EvmBlock block, MirrorReceipt found, CancellationToken cancellationToken)
    {
        var receipts = await node.ReadReceiptsAsync(block, cancellationToken).ConfigureAwait(false);
        var index = receipts.ToList().FindIndex(one => one.TransactionHash.ToString() == found.TransactionId);
        if (index < 0)
        {
            throw new ChainLiesException($"Transaction {found.TransactionId} is not in block {found.Block}.");
        }

        var nodes = OrderedTrie.Prove(
            [.. receipts.Select(one => (ReadOnlyMemory<byte>)one.Receipt.Encode())], index);
        return new EvmCommitPart(block.Header.Encoded, (ulong)index, nodes, found.Commit.From);
    }

    private async Task<EvmStatePart> ReadStateAsync(
        EvmBlock committed, IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var sorted = keys.Distinct().Order(StringComparer.Ordinal).ToArray();
        if (!MirrorStatePlan.TryCreate(sorted, out var plan))
        {
            throw new ArgumentException("Only keys of assets and rights are mirrored as state.", nameof(keys));
        }

        try
        {
            return await ReadStateAsync(committed, plan, cancellationToken).ConfigureAwait(false);
        }
        catch (ChainStatePrunedException)
        {
            var latest = await node.ReadLatestBlockAsync(cancellationToken).ConfigureAwait(false);
            var number = latest.Header.Number - Math.Min(latest.Header.Number, options.Confirmations);
            var final = await node.ReadBlockAsync(number, cancellationToken).ConfigureAwait(false)
                ?? throw new ChainLiesException($"The chain has no block {number}.");
            return await ReadStateAsync(final, plan, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<EvmStatePart> ReadStateAsync(
        EvmBlock block, MirrorStatePlan plan, CancellationToken cancellationToken)
    {
        var proof = await node
            .ReadProofAsync(block, options.Contract, plan.Slots, cancellationToken).ConfigureAwait(false);
        var words = proof.Slots.ToDictionary(slot => slot.Slot, slot => slot.Word);
        var blobs = new List<EvmBlobPart>();
        foreach (var blob in plan.Blobs(words))
        {
            var address = MirrorStorage.BlobAddress(options.Contract, blob);
            var account = await node.ReadProofAsync(block, address, [], cancellationToken).ConfigureAwait(false);
            var code = await node.ReadCodeAsync(block, address, cancellationToken).ConfigureAwait(false);
            blobs.Add(new EvmBlobPart(account.AccountNodes, code));
        }

        return new EvmStatePart(
            block.Header.Encoded, plan.Keys, proof.AccountNodes, [.. proof.Slots.Select(slot => slot.Nodes)], blobs);
    }

    // A proof that a stranger would refuse is not handed out. Where no seals are configured, whether the headers are
    // believed is the stranger's to say.
    private void RequireSound(EvmMirrorProof proof)
    {
        var headers = new HashSet<Digest>();
        foreach (var encoded in new[] { proof.Commit.Header, proof.State?.Header ?? proof.Commit.Header })
        {
            if (BlockHeader.TryDecode(encoded, out var header))
            {
                headers.Add(header.Hash);
            }
        }

        var rule = (EvmSealRule?)options.Seals ?? new EvmSealRule.TrustedHeaders(headers);
        if (!proof.TryVerify(options.Contract, rule, out _, out var error))
        {
            throw new ChainLiesException($"The node's parts make no proof: {error}.");
        }
    }

    private bool IsFinal(ulong block, EvmBlock latest) =>
        latest.Header.Number >= block && latest.Header.Number - block >= options.Confirmations;

    private static Digest Word(ulong number)
    {
        var word = new byte[Digest.Size];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(word.AsSpan(24), number);
        return Digest.Read(word);
    }
}
