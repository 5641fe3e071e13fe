using System.Diagnostics.CodeAnalysis;
using Ledger.Cryptography;
using Ledger.Evidence.Evm;

namespace Ledger.Server.Composition;

/// <summary>An EVM instance as the log names it.</summary>
internal sealed record NamedInstance(
    string Name, ulong ChainId, Digest Genesis, EvmAddress Contract, Digest CodeHash, ulong DeployedAt)
{
    public JsonObject ToRecord() => new(
        ("chainId", CanonicalDecimal.Encode(ChainId)),
        ("codeHash", CodeHash.ToString()),
        ("contract", Contract.ToString()),
        ("deployedAt", CanonicalDecimal.Encode(DeployedAt)),
        ("genesis", Genesis.ToString()),
        ("kind", "evm"),
        ("name", Name));

    public static bool TryRead(JsonObject record, [NotNullWhen(true)] out NamedInstance? instance)
    {
        instance = null;
        if (!record.TryGetText("name", out var name) || !record.TryGetDecimal("chainId", out var chain)
            || !record.TryGetDigest("genesis", out var genesis) || !record.TryGetDigest("codeHash", out var code)
            || !record.TryGetDecimal("deployedAt", out var at) || !record.TryGetText("contract", out var text)
            || !EvmAddress.TryParse(text, out var contract))
        {
            return false;
        }

        instance = new NamedInstance(name, chain, genesis, contract, code, at);
        return true;
    }
}
