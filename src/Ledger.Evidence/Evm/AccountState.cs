using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using Ledger.Cryptography;

namespace Ledger.Evidence.Evm;

/// <summary>What the state trie holds of one account (yellow paper, 4.1).</summary>
/// <param name="Nonce">How many transactions it sent, or contracts it created.</param>
/// <param name="Balance">Its balance in wei.</param>
/// <param name="StorageRoot">The root of its storage trie.</param>
/// <param name="CodeHash">Keccak-256 of its code.</param>
public sealed record AccountState(ulong Nonce, BigInteger Balance, Digest StorageRoot, Digest CodeHash)
{
    /// <summary>
    /// Checks an account proof: the nodes from the state root to the account. Null: there is no such account.
    /// </summary>
    public static bool TryVerify(
        Digest stateRoot,
        EvmAddress address,
        IReadOnlyList<ReadOnlyMemory<byte>> proof,
        out AccountState? account) => TryVerify(stateRoot, address, proof, new KnownNodes(), out account);

    internal static bool TryVerify(
        Digest stateRoot,
        EvmAddress address,
        IReadOnlyList<ReadOnlyMemory<byte>> proof,
        KnownNodes known,
        out AccountState? account)
    {
        account = null;
        var key = DigestAlgorithm.Keccak256.Hash(address.ToArray());
        return MerklePatricia.TryVerify(stateRoot, key.AsSpan(), proof, known, out var value)
            && (value is not { } encoded || TryDecode(encoded, out account));
    }

    /// <summary>Reads the RLP of an account: nonce, balance, storage root, code hash.</summary>
    public static bool TryDecode(ReadOnlyMemory<byte> encoded, [NotNullWhen(true)] out AccountState? account)
    {
        account = null;
        if (!RlpItem.TryDecodeList(encoded, 4, out var fields)
            || !fields[0].TryGetUInt64(out var nonce)
            || !fields[1].TryGetInteger(out var balance)
            || !fields[2].TryGetDigest(out var storageRoot)
            || !fields[3].TryGetDigest(out var codeHash))
        {
            return false;
        }

        account = new AccountState(nonce, balance, storageRoot, codeHash);
        return true;
    }

    /// <summary>
    /// Checks a storage proof under this account. A slot that is not in the trie holds zero, which is never stored.
    /// </summary>
    /// <param name="slot">The slot's number, big endian, not hashed.</param>
    /// <param name="proof">The nodes from the storage root to the slot.</param>
    /// <param name="word">The slot's 32 bytes.</param>
    public bool TryVerifyStorage(Digest slot, IReadOnlyList<ReadOnlyMemory<byte>> proof, out Digest word) =>
        TryVerifyStorage(slot, proof, new KnownNodes(), out word);

    internal bool TryVerifyStorage(
        Digest slot, IReadOnlyList<ReadOnlyMemory<byte>> proof, KnownNodes known, out Digest word)
    {
        word = default;
        var key = DigestAlgorithm.Keccak256.Hash(slot.AsSpan());
        if (!MerklePatricia.TryVerify(StorageRoot, key.AsSpan(), proof, known, out var value))
        {
            return false;
        }

        if (value is not { } encoded)
        {
            return true;
        }

        if (!RlpItem.TryDecode(encoded, out var item) || !item.TryGetInteger(out var number) || number.IsZero)
        {
            return false;
        }

        Span<byte> padded = stackalloc byte[Digest.Size];
        padded.Clear();
        item.Content.Span.CopyTo(padded[(Digest.Size - item.Content.Length)..]);
        word = Digest.Read(padded);
        return true;
    }
}
