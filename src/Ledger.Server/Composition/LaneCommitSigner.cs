using Ledger.Cryptography;
using Ledger.Evm;
using Ledger.Evm.Transactions;
using Ledger.Grains.Anchoring;
using Ledger.Server.Keys;

namespace Ledger.Server.Composition;

/// <summary>
/// The log's secp256k1 lane towards a contract: signs with the key that the contract takes, and asks the contract to
/// take the one that serves now where that is another. A commit that the change overtakes is refused and signed anew.
/// </summary>
internal sealed class LaneCommitSigner(RegistryKeys keys, EvmMirror mirror) : ICommitSigner
{
    public async ValueTask<ReadOnlyMemory<byte>> SignAsync(Digest digest, CancellationToken cancellationToken)
    {
        var (held, serving) = await keys.ChainKeysAsync(
            key => EvmKeys.AddressOf(key) == mirror.LogKey, cancellationToken);
        var next = EvmKeys.AddressOf(serving.PublicKey);
        if (mirror.LogKey is { } taken && taken != next)
        {
            await mirror.RequestLogKeyAsync(next, cancellationToken);
        }

        return Secp256k1Recoverable.SignDigest(held ?? serving, digest);
    }
}
