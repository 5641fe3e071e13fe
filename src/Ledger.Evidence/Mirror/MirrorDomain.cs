using System.Buffers.Binary;
using Ledger.Cryptography;
using Ledger.Evidence.Evm;

namespace Ledger.Evidence.Mirror;

/// <summary>
/// The EIP-712 domain of a mirror contract: name "Ledger", version "1", the chain's number, its address.
/// </summary>
/// <param name="ChainId">The chain's number (EIP-155).</param>
/// <param name="Contract">The contract's address.</param>
public sealed record MirrorDomain(ulong ChainId, EvmAddress Contract)
{
    private static readonly Digest TypeHash = DigestAlgorithm.Keccak256.Hash(
        "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"u8);

    private static readonly Digest NameHash = DigestAlgorithm.Keccak256.Hash("Ledger"u8);

    private static readonly Digest VersionHash = DigestAlgorithm.Keccak256.Hash("1"u8);

    internal Digest Separator()
    {
        Span<byte> data = stackalloc byte[5 * Digest.Size];
        data.Clear();
        TypeHash.CopyTo(data);
        NameHash.CopyTo(data[32..]);
        VersionHash.CopyTo(data[64..]);
        BinaryPrimitives.WriteUInt64BigEndian(data[(128 - sizeof(ulong))..], ChainId);
        Contract.CopyTo(data[(160 - EvmAddress.Size)..]);
        return DigestAlgorithm.Keccak256.Hash(data);
    }
}
