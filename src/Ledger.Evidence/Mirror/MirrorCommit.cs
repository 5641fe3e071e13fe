using System.Buffers.Binary;
using System.Text;
using Ledger.Cryptography;

namespace Ledger.Evidence.Mirror;

/// <summary>
/// What the log key says to a chain about one range (SPEC-mirror): these entries, these roots, these operations.
/// </summary>
/// <param name="Origin">See <see cref="OriginOf"/>.</param>
/// <param name="From">The size the chain must have: the first index of the range.</param>
/// <param name="To">
/// The size of the published checkpoint at which the range ends; above <paramref name="From"/>.
/// </param>
/// <param name="Sha256Root">The SHA-256 root of that checkpoint.</param>
/// <param name="Sm3Root">The SM3 root of that checkpoint.</param>
/// <param name="OperationsDigest">Keccak-256 of the operations, or of the marks when voided.</param>
/// <param name="Voided">Whether a logged decision replaced the operations with marks.</param>
public sealed record MirrorCommit(
    Digest Origin, ulong From, ulong To, Digest Sha256Root, Digest Sm3Root, Digest OperationsDigest, bool Voided)
{
    // EIP-712 encodeType and encodeData: seven words after the type's hash.
    private const int Words = 8;

    private static readonly Digest TypeHash = DigestAlgorithm.Keccak256.Hash(
        "Commit(bytes32 origin,uint64 from,uint64 to,bytes32 sha256Root,bytes32 sm3Root,"u8,
        "bytes32 operationsDigest,bool voided)"u8);

    /// <summary>How a chain names a log: Keccak-256 of its origin, UTF-8.</summary>
    public static Digest OriginOf(string origin) =>
        DigestAlgorithm.Keccak256.Hash(Encoding.UTF8.GetBytes(origin));

    /// <summary>The digest that the log key signs for one instance (EIP-712).</summary>
    public Digest DigestFor(MirrorDomain domain)
    {
        ArgumentNullException.ThrowIfNull(domain);
        ReadOnlySpan<byte> version1 = [0x19, 0x01];
        return DigestAlgorithm.Keccak256.Hash(version1, domain.Separator().ToArray(), StructHash().ToArray());
    }

    private Digest StructHash()
    {
        Span<byte> data = stackalloc byte[Words * Digest.Size];
        data.Clear();
        TypeHash.CopyTo(data);
        Origin.CopyTo(data[32..]);
        BinaryPrimitives.WriteUInt64BigEndian(data[(96 - sizeof(ulong))..], From);
        BinaryPrimitives.WriteUInt64BigEndian(data[(128 - sizeof(ulong))..], To);
        Sha256Root.CopyTo(data[128..]);
        Sm3Root.CopyTo(data[160..]);
        OperationsDigest.CopyTo(data[192..]);
        data[255] = Voided ? (byte)1 : (byte)0;
        return DigestAlgorithm.Keccak256.Hash(data);
    }
}
