using System.Diagnostics.CodeAnalysis;
using System.Text;
using Ledger.Cryptography;

namespace Ledger.Evidence.Evm;

/// <summary>
/// What a stranger needs to check offline that a mirror contract took a commit, and what it held of some keys
/// (SPEC-evm-proof). One proof has one byte form.
/// </summary>
/// <param name="Commit">The receipt of the commit's transaction.</param>
/// <param name="State">The state of keys; null when none was asked for.</param>
public sealed record EvmMirrorProof(EvmCommitPart Commit, EvmStatePart? State)
{
    /// <summary>The format's name.</summary>
    public const string Format = "ledger-evm-proof@v1";

    /// <summary>The longest proof read, in bytes: some hundred keys with their blobs.</summary>
    public const int MaximumLength = 16 * 1024 * 1024;

    /// <summary>The bytes.</summary>
    public byte[] Encode() => Rlp.List(
        Rlp.Bytes(Encoding.ASCII.GetBytes(Format)),
        Commit.Encode(),
        State is null ? Rlp.List() : State.Encode());

    /// <summary>Reads a proof's form; what it proves is <see cref="TryVerify"/>'s to say.</summary>
    public static bool TryDecode(ReadOnlyMemory<byte> encoded, [NotNullWhen(true)] out EvmMirrorProof? proof)
    {
        proof = null;
        if (encoded.Length > MaximumLength
            || !RlpItem.TryDecodeList(encoded, 3, out var parts)
            || !parts[0].TryGetBytes(out var format)
            || !format.Span.SequenceEqual(Encoding.ASCII.GetBytes(Format))
            || !EvmCommitPart.TryRead(parts[1], out var commit))
        {
            return false;
        }

        EvmStatePart? state = null;
        if (parts[2].Items is not { Count: 0 } && !EvmStatePart.TryRead(parts[2], out state))
        {
            return false;
        }

        proof = new EvmMirrorProof(commit, state);
        return true;
    }

    /// <summary>Checks everything that the proof says of one contract, under headers that the rule accepts.</summary>
    /// <param name="contract">The mirror's address, from the trust anchors.</param>
    /// <param name="rule">Which headers are believed, from the trust anchors.</param>
    /// <param name="facts">What is proven.</param>
    /// <param name="error">What does not hold.</param>
    public bool TryVerify(
        EvmAddress contract,
        EvmSealRule rule,
        [NotNullWhen(true)] out EvmMirrorFacts? facts,
        [NotNullWhen(false)] out string? error)
    {
        facts = null;
        return TryBelieve(rule, out var blocks, out error) && TryVerifyUnder(blocks, contract, out facts, out error);
    }

    /// <summary>Reads the headers, if the rule accepts them; nothing else is looked at.</summary>
    internal bool TryBelieve(
        EvmSealRule rule, [NotNullWhen(true)] out EvmBelievedBlocks? blocks, [NotNullWhen(false)] out string? error)
    {
        (blocks, error) = (null, null);
        if (!EvmBelievedBlock.TryRead(Commit.Header, rule, out var commit))
        {
            error = "the header of the commit is malformed or not believed";
        }
        else if (!TryReadState(commit, rule, out var state))
        {
            error = "the header of the state is malformed or not believed";
        }
        else
        {
            blocks = new EvmBelievedBlocks(commit, state);
        }

        return blocks is not null;
    }

    /// <summary>Checks everything else, under the headers that <see cref="TryBelieve"/> read.</summary>
    internal bool TryVerifyUnder(
        EvmBelievedBlocks blocks,
        EvmAddress contract,
        [NotNullWhen(true)] out EvmMirrorFacts? facts,
        [NotNullWhen(false)] out string? error)
    {
        facts = null;
        EvmStateFacts? state = null;
        if (!Commit.TryVerify(contract, blocks.Commit, out var commit, out error)
            || (State is not null && !State.TryVerify(contract, blocks.State!, out state, out error)))
        {
            return false;
        }

        facts = new EvmMirrorFacts(commit, state);
        return true;
    }

    // Both are mostly of one block.
    private bool TryReadState(EvmBelievedBlock commit, EvmSealRule rule, out EvmBelievedBlock? state)
    {
        state = State is not null && commit.IsOf(State.Header) ? commit : null;
        return State is null || state is not null || EvmBelievedBlock.TryRead(State.Header, rule, out state);
    }
}

/// <summary>What a proof shows.</summary>
/// <param name="Commit">The commit, as the contract recorded it.</param>
/// <param name="State">The state of the keys; null when the proof has none.</param>
public sealed record EvmMirrorFacts(EvmCommitFacts Commit, EvmStateFacts? State);

/// <summary>A block that the rule accepts.</summary>
/// <param name="Number">Its height.</param>
/// <param name="Hash">Its hash.</param>
/// <param name="Timestamp">Its proposer's clock, in seconds since 1970-01-01 UTC: claimed, not proven.</param>
public sealed record EvmBlockFacts(ulong Number, Digest Hash, ulong Timestamp);

/// <summary>A header that a rule accepts, with what it says.</summary>
internal sealed record EvmBelievedBlock(BlockHeader Header, EvmBlockFacts Facts)
{
    /// <summary>Whether these are its bytes.</summary>
    public bool IsOf(ReadOnlyMemory<byte> encoded) => Header.Encoded.Span.SequenceEqual(encoded.Span);

    public static bool TryRead(
        ReadOnlyMemory<byte> encoded, EvmSealRule rule, [NotNullWhen(true)] out EvmBelievedBlock? block)
    {
        block = BlockHeader.TryDecode(encoded, out var header) && rule.TryAccept(header, out var hash)
            ? new EvmBelievedBlock(header, new EvmBlockFacts(header.Number, hash, header.Timestamp))
            : null;
        return block is not null;
    }
}

/// <summary>The blocks of a proof: that of the commit, and that of the state where it has one.</summary>
internal sealed record EvmBelievedBlocks(EvmBelievedBlock Commit, EvmBelievedBlock? State);
