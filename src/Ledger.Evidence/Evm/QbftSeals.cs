using Ledger.Cryptography;

namespace Ledger.Evidence.Evm;

/// <summary>
/// Finality under QBFT (EEA QBFT Blockchain Consensus Protocol, version 1): a block is final when validators more
/// than two thirds strong sealed it. The set of validators is an input: what the header says of itself proves nothing.
/// </summary>
public static class QbftSeals
{
    /// <summary>The mix hash of every QBFT block: the last 32 bytes of "practical byzantine fault tolerance".</summary>
    public static Digest MixHash { get; } =
        Digest.Parse("63746963616c2062797a616e74696e65206661756c7420746f6c6572616e6365");

    /// <summary>How many of <paramref name="validators"/> must seal a block: two thirds, rounded up.</summary>
    public static int Quorum(int validators) => ((2 * validators) + 2) / 3;

    /// <summary>
    /// The hash by which a QBFT chain names the block: over the header without seals and with round zero.
    /// </summary>
    /// <returns>False when the header is not one of a QBFT chain.</returns>
    public static bool TryBlockHash(BlockHeader header, out Digest hash)
    {
        ArgumentNullException.ThrowIfNull(header);
        hash = default;
        if (!TryReadExtra(header, out var extra))
        {
            return false;
        }

        hash = HashWith(header, extra!.WithoutSeals(round: 0));
        return true;
    }

    /// <summary>
    /// Checks the commit seals: every seal is of another one of <paramref name="validators"/>, and they are a quorum.
    /// </summary>
    /// <param name="header">The sealed header.</param>
    /// <param name="validators">The validators of that block's height, from the trust anchors. Where the header
    /// lists validators itself, it must list the same.</param>
    /// <param name="revoked">Those of them whose seals do not count toward the quorum.</param>
    public static bool Verify(
        BlockHeader header,
        IReadOnlyCollection<EvmAddress> validators,
        params IReadOnlyCollection<EvmAddress> revoked)
    {
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(validators);
        var trusted = validators.ToHashSet();
        if (trusted.Count == 0 || trusted.Count != validators.Count || !TryReadExtra(header, out var extra))
        {
            return false;
        }

        if (extra!.Validators.Count > 0 && !extra.Validators.SequenceEqual(trusted.Order()))
        {
            return false;
        }

        // Seals sign the header without seals but with the round in which it was agreed.
        var signed = HashWith(header, extra.WithoutSeals(extra.Round));
        if (!extra.Seals.All(seal => TryRecover(signed, seal.Span, out var signer) && trusted.Remove(signer)))
        {
            return false;
        }

        return validators.Except(trusted).Except(revoked).Count() >= Quorum(validators.Count);
    }

    private static bool TryReadExtra(BlockHeader header, out QbftExtraData? extra)
    {
        extra = null;
        return header.MixHash == MixHash && QbftExtraData.TryDecode(header.ExtraData, out extra);
    }

    private static Digest HashWith(BlockHeader header, byte[] extraData)
    {
        var fields = header.Items.Select(item => item.Encoded.ToArray()).ToArray();
        fields[BlockHeader.ExtraDataField] = Rlp.Bytes(extraData);
        return DigestAlgorithm.Keccak256.Hash(Rlp.List(fields));
    }

    // On the chain the recovery bit is 0 or 1; the signature library counts from 27.
    private static bool TryRecover(Digest signed, ReadOnlySpan<byte> seal, out EvmAddress signer)
    {
        signer = default;
        if (seal[64] > 1)
        {
            return false;
        }

        byte[] signature = [.. seal[..64], (byte)(27 + seal[64])];
        return Secp256k1Recoverable.TryRecover(signed, signature, out var key)
            && EvmAddress.TryRead(Secp256k1Recoverable.Address(key), out signer);
    }
}
