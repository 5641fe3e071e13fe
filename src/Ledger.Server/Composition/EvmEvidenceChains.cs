using Ledger.Cryptography;
using Ledger.Evidence.Bundles;
using Ledger.Evidence.Evm;
using Ledger.Evidence.Mirror;
using Ledger.Evm;
using Ledger.Evm.Node;
using Ledger.Evm.Rpc;
using Ledger.Grains.Aggregates;
using Ledger.Ports;
using Ledger.Server.Configuration;
using Ledger.Server.Keys;

namespace Ledger.Server.Composition;

/// <summary>The EVM instances that the log names for the chains configured.</summary>
internal sealed class EvmEvidenceChains(LedgerOptions options, KeyRing keys, StreamStates states, TimeProvider time)
    : IEvidenceChains, IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    public async Task<IReadOnlyList<EvidenceChain>> ListAsync(CancellationToken cancellationToken)
    {
        var registry = await states.ReadRegistryAsync(cancellationToken);
        return
        [
            .. options.Chains.SelectMany(chain =>
                NamedInstance.TryRead(registry.InUse(chain.Name)?.Mirror, out var named)
                    ? [Open(chain, named)]
                    : Array.Empty<EvidenceChain>()),
        ];
    }

    public void Dispose() => _http.Dispose();

    // Holds nothing but a gate that is never waited for when proving.
#pragma warning disable CA2000 // The mirror lives as long as whoever was given it.
    private EvidenceChain Open(ChainOptions chain, NamedInstance named)
    {
        var node = new EvmNode(new JsonRpcClient(_http, new Uri(chain.Rpc), new JsonRpcOptions(), time));
        var mirror = new EvmMirror(node, new EvmMirrorOptions
        {
            ChainId = named.ChainId,
            Genesis = named.Genesis,
            Contract = named.Contract,
            CodeHash = named.CodeHash,
            DeployedAt = named.DeployedAt,
            Origin = MirrorCommit.OriginOf(options.Origin),
            Confirmations = chain.Confirmations,
            RelayerKey = keys.Relayer,
        });
        var anchor = new TrustedChain(
            named.ChainId, named.Genesis, named.Contract, named.CodeHash,
            new EvmSealRule.TrustedHeaders(new HashSet<Digest>()));
        return new EvidenceChain(anchor, mirror);
    }
#pragma warning restore CA2000
}
