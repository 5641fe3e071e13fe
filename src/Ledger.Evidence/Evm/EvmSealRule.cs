using Ledger.Cryptography;

namespace Ledger.Evidence.Evm;

/// <summary>
/// By what a stranger believes that a header belongs to the chain for good. It comes from the trust anchors, never
/// from the proof.
/// </summary>
public abstract record EvmSealRule
{
    private EvmSealRule()
    {
    }

    /// <summary>Whether the chain is one that nobody but its developer runs.</summary>
    public abstract bool IsDevelopment { get; }

    /// <summary>The hash by which the chain names the block, if the header is believed.</summary>
    public abstract bool TryAccept(BlockHeader header, out Digest blockHash);

    /// <summary>QBFT commit seals by a quorum of the validators of the block's height.</summary>
    /// <param name="Sets">
    /// The sets of validators, from the trust anchors, each in force until the next: ascending by their first height.
    /// </param>
    public sealed record Qbft(IReadOnlyList<ValidatorSet> Sets) : EvmSealRule
    {
        /// <summary>Validators whose seals count for nothing, by address: somebody else may have their keys.</summary>
        public IReadOnlyList<RevokedValidator> Revoked { get; init; } = [];

        /// <inheritdoc/>
        public override bool IsDevelopment => false;

        /// <inheritdoc/>
        public override bool TryAccept(BlockHeader header, out Digest blockHash)
        {
            ArgumentNullException.ThrowIfNull(header);
            return QbftSeals.TryBlockHash(header, out blockHash)
                && Sets.LastOrDefault(set => set.From <= header.Number) is { } inForce
                && QbftSeals.Verify(
                    header, inForce.Validators, [.. Revoked.Select(static one => one.Validator)]);
        }
    }

    /// <summary>A development chain without seals: only headers whose hashes the anchors list.</summary>
    /// <param name="Hashes">The trusted hashes.</param>
    public sealed record TrustedHeaders(IReadOnlySet<Digest> Hashes) : EvmSealRule
    {
        /// <inheritdoc/>
        public override bool IsDevelopment => true;

        /// <inheritdoc/>
        public override bool TryAccept(BlockHeader header, out Digest blockHash)
        {
            ArgumentNullException.ThrowIfNull(header);
            blockHash = header.Hash;
            return Hashes.Contains(blockHash);
        }
    }
}

/// <summary>Who seals blocks from a height on.</summary>
/// <param name="From">The height of the first block that they seal.</param>
/// <param name="Validators">Their addresses; at least one, each once.</param>
public sealed record ValidatorSet(ulong From, IReadOnlyCollection<EvmAddress> Validators);

/// <summary>A validator whose key is no longer its own.</summary>
/// <param name="Validator">Its address.</param>
/// <param name="Time">When it was revoked, UTC; seals of earlier blocks count no more than later ones.</param>
/// <param name="Reason">Why (SPEC-anchors).</param>
public sealed record RevokedValidator(EvmAddress Validator, DateTimeOffset Time, string Reason);
