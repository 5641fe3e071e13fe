using System.Collections.ObjectModel;
using Ledger.Cryptography;
using Ledger.Domain.Chains;
using Ledger.Evidence.Bundles;
using Ledger.Evidence.Evm;
using Ledger.Evm;
using Ledger.Evm.Node;
using Ledger.Evm.Rpc;
using Ledger.Grains.Aggregates;
using Ledger.Grains.Anchoring;
using Ledger.Ports;
using Ledger.Ports.Keys;
using Ledger.Server.Configuration;
using Ledger.Server.Keys;

namespace Ledger.Server.Composition;

/// <summary>The EVM instances that the log ever named; those in use with the way to them.</summary>
internal sealed class EvmEvidenceChains(
    LedgerOptions options, KeyRing keys, IRegistryKeys named, IJournal journal, StreamStates states, TimeProvider time)
    : IEvidenceChains, IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    public async Task<IReadOnlyList<EvidenceChain>> ListAsync(CancellationToken cancellationToken)
    {
        var registry = await states.ReadRegistryAsync(cancellationToken);
        IReadOnlyDictionary<string, ulong> retired = registry.Instances.All(known => known.IsInUse)
            ? ReadOnlyDictionary<string, ulong>.Empty
            : await RetiredInstances.ReadAsync(journal, cancellationToken);
        var validators = await named.ListAsync(cancellationToken);
        var chains = new List<EvidenceChain>();
        foreach (var known in registry.Instances)
        {
            if (NamedInstance.TryRead(known.Mirror, out var instance))
            {
                chains.Add(Of(known, instance, EvmMirrors.SealsOf(validators, options, instance.Genesis), retired));
            }
        }

        return chains;
    }

    public void Dispose() => _http.Dispose();

    // Holds nothing but a gate that is never waited for when proving.
#pragma warning disable CA2000 // The mirror lives as long as whoever was given it.
    private EvidenceChain Of(
        InstanceStanding known, NamedInstance named, EvmSealRule.Qbft? seals,
        IReadOnlyDictionary<string, ulong> retired)
    {
        var chain = options.Chains.FirstOrDefault(chain => chain.Name == named.Name);
        var anchor = new TrustedChain(
            named.ChainId, named.Genesis, named.Contract, named.CodeHash,
            // Without validators a development registry lists headers; of a production chain nothing is believed.
            (EvmSealRule?)seals ?? new EvmSealRule.TrustedHeaders(new HashSet<Digest>()))
        {
            Retired = known.IsInUse ? null : retired[known.Mirror.Id],
        };
        if (!known.IsInUse || chain is null)
        {
            return new EvidenceChain(anchor, null);
        }

        var node = new EvmNode(new JsonRpcClient(_http, new Uri(chain.Rpc), new JsonRpcOptions(), time));
        return new EvidenceChain(
            anchor, new EvmMirror(node, EvmMirrors.OptionsOf(named, chain, options.Origin, keys.Relayer, seals)));
    }
#pragma warning restore CA2000
}
