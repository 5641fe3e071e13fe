using System.Numerics;
using Ledger.Cryptography;
using Ledger.Evidence.Evm;

namespace Ledger.Evm.Transactions;

/// <summary>A transaction of type 2 (EIP-1559) without access list that sends no value.</summary>
/// <param name="ChainId">The chain's number.</param>
/// <param name="Nonce">How many transactions the sender has sent before.</param>
/// <param name="Fees">What it pays.</param>
/// <param name="GasLimit">The most gas it may use.</param>
/// <param name="To">Whom it calls; null creates a contract.</param>
/// <param name="Data">The call's data, or the creation code.</param>
public sealed record EvmTransaction(
    ulong ChainId, ulong Nonce, EvmFees Fees, ulong GasLimit, EvmAddress? To, ReadOnlyMemory<byte> Data)
{
    private const byte Type = 2;

    /// <summary>Signs it. The signature is deterministic, so the same transaction always has the same bytes.</summary>
    public SignedTransaction Sign(PrivateKey key)
    {
        var unsigned = Fields();
        byte[] preimage = [Type, .. Rlp.List(unsigned)];
        var signature = Secp256k1Recoverable.SignDigest(key, DigestAlgorithm.Keccak256.Hash(preimage));
        byte[] encoded =
        [
            Type,
            .. Rlp.List([
                .. unsigned,
                Rlp.Scalar((ulong)(signature[64] - 27)),
                Rlp.Scalar(Unsigned(signature.AsSpan(0, 32))),
                Rlp.Scalar(Unsigned(signature.AsSpan(32, 32))),
            ]),
        ];
        return new SignedTransaction(Nonce, encoded, DigestAlgorithm.Keccak256.Hash(encoded));
    }

    private byte[][] Fields() =>
    [
        Rlp.Scalar(ChainId),
        Rlp.Scalar(Nonce),
        Rlp.Scalar(Fees.Priority),
        Rlp.Scalar(Fees.Maximum),
        Rlp.Scalar(GasLimit),
        To is { } to ? Rlp.Bytes(to) : Rlp.Empty.ToArray(),
        Rlp.Scalar(0),
        Rlp.Bytes(Data.Span),
        Rlp.List(),
    ];

    private static BigInteger Unsigned(ReadOnlySpan<byte> bytes) => new(bytes, isUnsigned: true, isBigEndian: true);
}

/// <summary>A transaction ready to send.</summary>
/// <param name="Nonce">Its nonce.</param>
/// <param name="Encoded">Its bytes.</param>
/// <param name="Hash">Keccak-256 of them, by which the chain names it.</param>
public sealed record SignedTransaction(ulong Nonce, ReadOnlyMemory<byte> Encoded, Digest Hash);
