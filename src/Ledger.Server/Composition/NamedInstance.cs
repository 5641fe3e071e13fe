using System.Diagnostics.CodeAnalysis;
using Ledger.Cryptography;
using Ledger.Domain.Chains;
using Ledger.Evidence.Evm;

namespace Ledger.Server.Composition;

/// <summary>An EVM instance as the log names it.</summary>
internal sealed record NamedInstance(
    string Name, ulong ChainId, Digest Genesis, EvmAddress Contract, Digest CodeHash, ulong DeployedAt)
{
    private const string Kind = "evm";

    public MirrorInstance ToMirror() => new()
    {
        Name = Name,
        Kind = Kind,
        Chain = CanonicalDecimal.Encode(ChainId),
        Genesis = Genesis,
        Contract = Contract.ToString(),
        CodeHash = CodeHash,
        DeployedAt = DeployedAt,
    };

    public static bool TryRead(MirrorInstance? mirror, [NotNullWhen(true)] out NamedInstance? instance)
    {
        instance = mirror is { Kind: Kind }
            && CanonicalDecimal.TryDecode(mirror.Chain, out var chain)
            && EvmAddress.TryParse(mirror.Contract, out var contract)
                ? new NamedInstance(mirror.Name, chain, mirror.Genesis, contract, mirror.CodeHash, mirror.DeployedAt)
                : null;
        return instance is not null;
    }
}
