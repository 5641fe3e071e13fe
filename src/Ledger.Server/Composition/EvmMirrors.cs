using Ledger.Cryptography;
using Ledger.Evidence.Evm;
using Ledger.Evidence.Mirror;
using Ledger.Evm;
using Ledger.Server.Configuration;

namespace Ledger.Server.Composition;

/// <summary>What the configuration says of a chain, as the way to an instance on it.</summary>
internal static class EvmMirrors
{
    public static EvmMirrorOptions OptionsOf(
        NamedInstance instance, ChainOptions chain, string origin, PrivateKey relayer) => new()
        {
            ChainId = instance.ChainId,
            Genesis = instance.Genesis,
            Contract = instance.Contract,
            CodeHash = instance.CodeHash,
            DeployedAt = instance.DeployedAt,
            Origin = MirrorCommit.OriginOf(origin),
            Confirmations = chain.Confirmations,
            Bound = new CommitBound(chain.MaximumGas),
            Seals = SealsOf(chain, instance.Genesis),
            RelayerKey = relayer,
        };

    /// <summary>
    /// What the entries between two checkpoints may ask of a chain: as much as the narrowest one takes in a commit.
    /// </summary>
    public static CommitBound NarrowestBound(IEnumerable<ChainOptions> chains) =>
        new(chains.Select(chain => chain.MaximumGas).DefaultIfEmpty(new ChainOptions().MaximumGas).Min());

    /// <summary>
    /// By what strangers believe headers of the chain that begins with that block: the seals of the validators that are
    /// configured for it. Without any, headers that a development registry lists; in production none.
    /// </summary>
    public static EvmSealRule RuleOf(ChainOptions? chain, Digest genesis) =>
        (EvmSealRule?)SealsOf(chain, genesis) ?? new EvmSealRule.TrustedHeaders(new HashSet<Digest>());

    private static EvmSealRule.Qbft? SealsOf(ChainOptions? chain, Digest genesis)
    {
        ValidatorSet[] sets =
        [
            .. (chain?.Validators ?? []).Where(set => set.Genesis == genesis.ToString()).OrderBy(set => set.From)
                .Select(set => new ValidatorSet(set.From, [.. set.Addresses.Select(EvmAddress.Parse)])),
        ];
        return sets.Length == 0 ? null : new EvmSealRule.Qbft(sets);
    }
}
