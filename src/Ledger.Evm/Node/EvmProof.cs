using System.Text.Json;
using Ledger.Cryptography;
using Ledger.Evidence.Evm;
using Ledger.Evm.Rpc;
using Ledger.Ports.Mirror;

namespace Ledger.Evm.Node;

/// <summary>An account and some of its slots, checked against a state root.</summary>
/// <param name="Account">The account; null when the state has none at the address.</param>
/// <param name="AccountNodes">The nodes from the state root.</param>
/// <param name="Slots">The slots that were asked for, in that order.</param>
public sealed record EvmProof(
    AccountState? Account, IReadOnlyList<ReadOnlyMemory<byte>> AccountNodes, IReadOnlyList<EvmProvenSlot> Slots)
{
    /// <summary>
    /// Reads the answer of <c>eth_getProof</c> and verifies it; the values the node states are not looked at.
    /// </summary>
    /// <exception cref="ChainLiesException">The nodes prove nothing under the root.</exception>
    internal static EvmProof Read(
        JsonElement json, Digest stateRoot, EvmAddress address, IReadOnlyList<Digest> slots)
    {
        var nodes = Nodes(RpcHex.Member(json, "accountProof"));
        if (!AccountState.TryVerify(stateRoot, address, nodes, out var account))
        {
            throw new ChainLiesException($"The node's proof of account {address} does not hold.");
        }

        var answers = RpcHex.Items(RpcHex.Member(json, "storageProof")).ToArray();
        if (answers.Length != slots.Count)
        {
            throw new ChainLiesException("The node proved other slots than were asked for.");
        }

        return new EvmProof(account, nodes, [.. slots.Select((slot, i) => ReadSlot(answers[i], account, slot))]);
    }

    private static EvmProvenSlot ReadSlot(JsonElement json, AccountState? account, Digest slot)
    {
        var nodes = Nodes(RpcHex.Member(json, "proof"));
        Digest word = default;
        if (account is not null && !account.TryVerifyStorage(slot, nodes, out word))
        {
            throw new ChainLiesException($"The node's proof of slot {slot} does not hold.");
        }

        return new EvmProvenSlot(slot, word, account is null ? [] : nodes);
    }

    // Some nodes write the trie without keys as one node that is the empty string; its proof has no nodes.
    private static ReadOnlyMemory<byte>[] Nodes(JsonElement json)
    {
        var nodes = RpcHex.Items(json).Select(node => (ReadOnlyMemory<byte>)RpcHex.ReadData(node)).ToArray();
        return nodes is [{ Length: 1 } only] && only.Span.SequenceEqual(Rlp.Empty) ? [] : nodes;
    }
}

/// <summary>One slot, proven.</summary>
/// <param name="Slot">The slot.</param>
/// <param name="Word">What it holds.</param>
/// <param name="Nodes">The nodes from the storage root.</param>
public sealed record EvmProvenSlot(Digest Slot, Digest Word, IReadOnlyList<ReadOnlyMemory<byte>> Nodes);
