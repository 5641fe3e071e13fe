using System.Diagnostics.CodeAnalysis;
using System.Text;
using Ledger.Cryptography;
using Ledger.Evidence.Mirror;

namespace Ledger.Evidence.Evm;

/// <summary>
/// The state of keys in a mirror contract under a header, as <see cref="MirrorStatePlan"/> orders it.
/// </summary>
/// <param name="Header">The RLP of the header.</param>
/// <param name="Keys">The state keys, ascending.</param>
/// <param name="AccountNodes">The nodes from the state root to the contract.</param>
/// <param name="Slots">For each slot of the plan the nodes from the storage root.</param>
/// <param name="Blobs">The blobs of the plan.</param>
public sealed record EvmStatePart(
    ReadOnlyMemory<byte> Header,
    IReadOnlyList<string> Keys,
    IReadOnlyList<ReadOnlyMemory<byte>> AccountNodes,
    IReadOnlyList<IReadOnlyList<ReadOnlyMemory<byte>>> Slots,
    IReadOnlyList<EvmBlobPart> Blobs)
{
    internal byte[] Encode() => Rlp.List(
        Rlp.Bytes(Header.Span),
        Rlp.List([.. Keys.Select(key => Rlp.Bytes(Encoding.ASCII.GetBytes(key)))]),
        Rlp.Strings(AccountNodes),
        Rlp.List([.. Slots.Select(Rlp.Strings)]),
        Rlp.List([.. Blobs.Select(blob => Rlp.List(Rlp.Strings(blob.AccountNodes), Rlp.Bytes(blob.Code.Span)))]));

    internal static bool TryRead(RlpItem item, [NotNullWhen(true)] out EvmStatePart? part)
    {
        part = null;
        if (!item.TryGetList(5, out var fields)
            || !fields[0].TryGetBytes(out var header)
            || !fields[1].TryGetStrings(out var keys) || !keys.All(key => Ascii.IsValid(key.Span))
            || !fields[2].TryGetStrings(out var accountNodes)
            || !TryReadSlots(fields[3], out var slots)
            || !TryReadBlobs(fields[4], out var blobs))
        {
            return false;
        }

        part = new EvmStatePart(
            header, [.. keys.Select(key => Encoding.ASCII.GetString(key.Span))], accountNodes, slots, blobs);
        return true;
    }

    internal bool TryVerify(
        EvmAddress contract,
        EvmBelievedBlock block,
        [NotNullWhen(true)] out EvmStateFacts? facts,
        [NotNullWhen(false)] out string? error)
    {
        facts = null;
        error = null;
        var known = new KnownNodes();
        if (!MirrorStatePlan.TryCreate(Keys, out var plan))
        {
            error = "the keys are not ascending keys of assets and rights";
        }
        else if (!AccountState.TryVerify(block.Header.StateRoot, contract, AccountNodes, known, out var account)
            || account is null
            || !TryReadWords(account, plan, known, out var words))
        {
            error = "the contract's storage is not as stated under the header";
        }
        else if (!TryReadCodes(contract, block.Header, plan.Blobs(words), known, out var codes)
            || plan.Read(words, codes) is not { } keys)
        {
            error = "the contract's blobs are not as stated under the header";
        }
        else
        {
            var head = MirrorHeadSlot.Read(words[MirrorStorage.HeadSlot]);
            facts = new EvmStateFacts(head.Size, head.LogKey, account.CodeHash, block.Facts, keys);
        }

        return facts is not null;
    }

    private bool TryReadWords(
        AccountState account, MirrorStatePlan plan, KnownNodes known, out Dictionary<Digest, Digest> words)
    {
        words = [];
        if (Slots.Count != plan.Slots.Count)
        {
            return false;
        }

        for (var i = 0; i < Slots.Count; i++)
        {
            if (!account.TryVerifyStorage(plan.Slots[i], Slots[i], known, out var word))
            {
                return false;
            }

            words[plan.Slots[i]] = word;
        }

        return true;
    }

    private bool TryReadCodes(
        EvmAddress contract,
        BlockHeader header,
        IReadOnlyList<ulong> needed,
        KnownNodes known,
        out Dictionary<ulong, ReadOnlyMemory<byte>> codes)
    {
        codes = [];
        if (needed.Count != Blobs.Count)
        {
            return false;
        }

        for (var i = 0; i < needed.Count; i++)
        {
            var address = MirrorStorage.BlobAddress(contract, needed[i]);
            if (!AccountState.TryVerify(header.StateRoot, address, Blobs[i].AccountNodes, known, out var account)
                || account?.CodeHash != DigestAlgorithm.Keccak256.Hash(Blobs[i].Code.Span))
            {
                return false;
            }

            codes[needed[i]] = Blobs[i].Code;
        }

        return true;
    }

    private static bool TryReadSlots(RlpItem list, out List<IReadOnlyList<ReadOnlyMemory<byte>>> slots)
    {
        slots = [];
        foreach (var item in list.Items ?? [])
        {
            if (!item.TryGetStrings(out var nodes))
            {
                return false;
            }

            slots.Add(nodes);
        }

        return list.IsList;
    }

    private static bool TryReadBlobs(RlpItem list, out List<EvmBlobPart> blobs)
    {
        blobs = [];
        foreach (var item in list.Items ?? [])
        {
            if (!item.TryGetList(2, out var parts)
                || !parts[0].TryGetStrings(out var nodes)
                || !parts[1].TryGetBytes(out var code))
            {
                return false;
            }

            blobs.Add(new EvmBlobPart(nodes, code));
        }

        return list.IsList;
    }
}

/// <summary>A blob: a contract whose code holds words.</summary>
/// <param name="AccountNodes">The nodes from the state root to the blob.</param>
/// <param name="Code">Its code.</param>
public sealed record EvmBlobPart(IReadOnlyList<ReadOnlyMemory<byte>> AccountNodes, ReadOnlyMemory<byte> Code);

/// <summary>What a mirror contract held after a block.</summary>
/// <param name="Size">How many entries of the log it had.</param>
/// <param name="LogKey">The address of the key that signs its commits.</param>
/// <param name="CodeHash">Keccak-256 of its code.</param>
/// <param name="Block">The block.</param>
/// <param name="Keys">The keys, ascending.</param>
public sealed record EvmStateFacts(
    ulong Size, EvmAddress LogKey, Digest CodeHash, EvmBlockFacts Block, IReadOnlyList<MirroredKey> Keys);
