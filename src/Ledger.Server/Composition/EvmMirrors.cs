using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Keys;
using Ledger.Evidence.Bundles;
using Ledger.Evidence.Evm;
using Ledger.Evidence.Mirror;
using Ledger.Evm;
using Ledger.Ports.Keys;
using Ledger.Server.Configuration;

namespace Ledger.Server.Composition;

/// <summary>What the configuration says of a chain, as the way to an instance on it.</summary>
internal static class EvmMirrors
{
    public static EvmMirrorOptions OptionsOf(
        NamedInstance instance, ChainOptions chain, string origin, PrivateKey relayer, EvmSealRule.Qbft? seals) => new()
        {
            ChainId = instance.ChainId,
            Genesis = instance.Genesis,
            Contract = instance.Contract,
            CodeHash = instance.CodeHash,
            DeployedAt = instance.DeployedAt,
            Origin = MirrorCommit.OriginOf(origin),
            Confirmations = chain.Confirmations,
            Bound = new CommitBound(chain.MaximumGas),
            Seals = seals,
            RelayerKey = relayer,
        };

    /// <summary>
    /// What the entries between two checkpoints may ask of a chain: as much as the narrowest one takes in a commit.
    /// </summary>
    public static CommitBound NarrowestBound(IEnumerable<ChainOptions> chains) =>
        new(chains.Select(chain => chain.MaximumGas).DefaultIfEmpty(new ChainOptions().MaximumGas).Min());

    /// <summary>
    /// By what headers of the chain that begins with that block are believed: the seals of the validators that the log
    /// names for it, or as long as it names none those that are configured; null where there are none. Whoever was in
    /// a revoked set and is not in the newest one is revoked.
    /// </summary>
    public static EvmSealRule.Qbft? SealsOf(IEnumerable<KeyWindow> named, LedgerOptions options, Digest genesis)
    {
        var sets = SetsOf(named, genesis);
        if (sets.Count == 0)
        {
            sets = SetsOf(ValidatorsOf(options).Select(static key => new KeyWindow(
                key, 0, null, new Validity(DateTimeOffset.MinValue))), genesis);
        }

        return sets.Count == 0 ? null : new EvmSealRule.Qbft(
            [.. sets.Select(static one => new ValidatorSet(
                one.Set!.From, [.. one.Set.Validators.Select(EvmAddress.Parse)]))])
        {
            Revoked =
            [
                .. sets.Where(static one => one.Window.Validity.Revoked is not null)
                    .SelectMany(one => one.Set!.Validators.Except(sets[^1].Set!.Validators)
                        .Select(address => Of(address, one.Window.Validity.Revoked!)))
                    .GroupBy(static one => one.Validator).Select(static of => of.MinBy(static one => one.Time)!)
                    .OrderBy(static one => one.Validator),
            ],
        };
    }

    /// <summary>What the log says of validators, of whatever chain.</summary>
    public static ValueList<KeyWindow> ValidatorsIn(IEnumerable<KeyWindow> named) =>
        [.. named.Where(static window => window.Key.Purpose is KeyPurpose.Validators)];

    /// <summary>The sets of validators that are configured, for the log to name.</summary>
    public static IEnumerable<RegistryKey> ValidatorsOf(LedgerOptions options) =>
        options.Chains.SelectMany(static chain => chain.Validators).Select(static set => new RegistryKey(
            KeyPurpose.Validators,
            CanonicalBase64.Encode(new ChainValidators(
                Digest.Parse(set.Genesis), set.From, [.. set.Addresses.Order(StringComparer.Ordinal)]).ToBytes())))
            .Distinct();

    private static List<(KeyWindow Window, ChainValidators? Set)> SetsOf(
        IEnumerable<KeyWindow> named, Digest genesis) =>
    [
        .. named.Select(static window => (Window: window, Set: window.Key.Validators))
            .Where(one => one.Set?.Chain == genesis).OrderBy(static one => one.Set!.From),
    ];

    private static RevokedValidator Of(string address, Revocation revoked) =>
        new(EvmAddress.Parse(address), revoked.Time, revoked.Reason);
}
