using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using Ledger.Cryptography;

namespace Ledger.Evidence.Evm;

/// <summary>
/// A block header as Ethereum's execution specification has it after Prague. Chains whose rules are older end
/// earlier: 15 fields before London, 16 with the base fee, 17 with withdrawals, 20 after Cancun, 21 after Prague.
/// </summary>
public sealed class BlockHeader
{
    /// <summary>The longest header accepted, in bytes: seals of some hundred validators fit.</summary>
    public const int MaximumLength = 64 * 1024;

    internal const int ExtraDataField = 12;

    private const int BloomLength = 256;
    private const int NonceLength = 8;

    private BlockHeader(RlpItem item)
    {
        Items = item.Items!;
        Encoded = item.Encoded;
        Hash = DigestAlgorithm.Keccak256.Hash(item.Encoded.Span);
    }

    /// <summary>The header's RLP.</summary>
    public ReadOnlyMemory<byte> Encoded { get; }

    /// <summary>
    /// Keccak-256 of the encoding. This is the block's hash except under QBFT, whose block hash leaves the commit
    /// seals out: see <see cref="QbftSeals.TryBlockHash"/>.
    /// </summary>
    public Digest Hash { get; }

    /// <summary>The parent block's hash.</summary>
    public Digest ParentHash { get; private init; }

    /// <summary>The proposer's address.</summary>
    public EvmAddress Beneficiary { get; private init; }

    /// <summary>The root of the account trie after the block.</summary>
    public Digest StateRoot { get; private init; }

    /// <summary>The root of the block's transactions, in order.</summary>
    public Digest TransactionsRoot { get; private init; }

    /// <summary>The root of the block's receipts, in order.</summary>
    public Digest ReceiptsRoot { get; private init; }

    /// <summary>The block's height; the genesis block is 0.</summary>
    public ulong Number { get; private init; }

    /// <summary>The most gas the block's transactions may use.</summary>
    public ulong GasLimit { get; private init; }

    /// <summary>The gas its transactions used.</summary>
    public ulong GasUsed { get; private init; }

    /// <summary>The proposer's clock, in seconds since 1970-01-01 UTC: its claim, not a proven time.</summary>
    public ulong Timestamp { get; private init; }

    /// <summary>Free bytes of the proposer; QBFT keeps validators and seals here.</summary>
    public ReadOnlyMemory<byte> ExtraData { get; private init; }

    /// <summary>Randomness of the beacon chain; under QBFT a constant.</summary>
    public Digest MixHash { get; private init; }

    /// <summary>The base fee in wei a unit of gas; null before London.</summary>
    public BigInteger? BaseFee { get; private init; }

    internal IReadOnlyList<RlpItem> Items { get; }

    /// <summary>Reads a header; every field is checked for its length and form, no more and no fewer fields.</summary>
    public static bool TryDecode(ReadOnlyMemory<byte> encoded, [NotNullWhen(true)] out BlockHeader? header)
    {
        header = null;
        if (encoded.Length > MaximumLength
            || !RlpItem.TryDecode(encoded, out var item)
            || item.Items is not { Count: 15 or 16 or 17 or 20 or 21 } fields
            || !HasLaterFields(fields))
        {
            return false;
        }

        return TryReadRoots(item, fields, out header);
    }

    private static bool TryReadRoots(
        RlpItem item, IReadOnlyList<RlpItem> fields, [NotNullWhen(true)] out BlockHeader? header)
    {
        header = null;
        BigInteger baseFee = default;
        if (!fields[0].TryGetDigest(out var parent)
            || !fields[1].TryGetDigest(out _)
            || !fields[2].TryGetAddress(out var beneficiary)
            || !fields[3].TryGetDigest(out var stateRoot)
            || !fields[4].TryGetDigest(out var transactionsRoot)
            || !fields[5].TryGetDigest(out var receiptsRoot)
            || !HasLength(fields[6], BloomLength)
            || !fields[7].TryGetInteger(out _)
            || !fields[8].TryGetUInt64(out var number)
            || !fields[9].TryGetUInt64(out var gasLimit)
            || !fields[10].TryGetUInt64(out var gasUsed)
            || !fields[11].TryGetUInt64(out var timestamp)
            || !fields[ExtraDataField].TryGetBytes(out var extraData)
            || !fields[13].TryGetDigest(out var mixHash)
            || !HasLength(fields[14], NonceLength)
            || (fields.Count > 15 && !fields[15].TryGetInteger(out baseFee)))
        {
            return false;
        }

        header = new BlockHeader(item)
        {
            ParentHash = parent,
            Beneficiary = beneficiary,
            StateRoot = stateRoot,
            TransactionsRoot = transactionsRoot,
            ReceiptsRoot = receiptsRoot,
            Number = number,
            GasLimit = gasLimit,
            GasUsed = gasUsed,
            Timestamp = timestamp,
            ExtraData = extraData,
            MixHash = mixHash,
            BaseFee = fields.Count > 15 ? baseFee : null,
        };
        return true;
    }

    // EIP-4895 withdrawals root; EIP-4844 blob gas used and excess; EIP-4788 beacon root; EIP-7685 requests hash.
    private static bool HasLaterFields(IReadOnlyList<RlpItem> fields) =>
        (fields.Count < 17 || fields[16].TryGetDigest(out _))
        && (fields.Count < 20
            || (fields[17].TryGetUInt64(out _) && fields[18].TryGetUInt64(out _) && fields[19].TryGetDigest(out _)))
        && (fields.Count < 21 || fields[20].TryGetDigest(out _));

    private static bool HasLength(RlpItem item, int length) =>
        item.TryGetBytes(out var bytes) && bytes.Length == length;
}
