using System.Collections.Concurrent;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Chains;
using Ledger.Evidence.Evm;
using Ledger.Evm;
using Ledger.Evm.Node;
using Ledger.Evm.Rpc;
using Ledger.Evm.Transactions;
using Ledger.Grains.Aggregates;
using Ledger.Grains.Anchoring;
using Ledger.Grains.Contracts;
using Ledger.Ports.Keys;
using Ledger.Ports.Mirror;
using Ledger.Server.Configuration;
using Ledger.Server.Keys;

namespace Ledger.Server.Composition;

/// <summary>
/// Opens EVM chains. The instance is the one to which the log goes; where there is none, it becomes the contract that
/// is configured, or one that a development registry deploys, and the log names it before anything is sent there.
/// </summary>
internal sealed class EvmAnchors(
    LedgerOptions options, KeyRing keys, RegistryKeys lanes, StreamStates states, IAnchorLog log,
    IGrainFactory grains, TimeProvider time)
    : IAnchorFactory, IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private readonly SemaphoreSlim _naming = new(1, 1);

    // What the log said of validators when a mirror was opened: after a ceremony it is opened anew.
    private readonly ConcurrentDictionary<string, ValueList<KeyWindow>> _openedUnder = new();

    public async Task<OpenedAnchor> OpenAsync(string name, CancellationToken cancellationToken)
    {
        var chain = options.Chains.FirstOrDefault(chain => chain.Name == name)
            ?? throw new ArgumentException($"No chain is called {name}.", nameof(name));
        var node = new EvmNode(new JsonRpcClient(_http, new Uri(chain.Rpc), new JsonRpcOptions(), time));
        var instance = await NamedAsync(chain, node, cancellationToken);
        var origin = OriginOnChain();
        var named = await lanes.ListAsync(cancellationToken);
        var seals = EvmMirrors.SealsOf(named, options, instance.Genesis);
        var mirror = new EvmMirror(node, EvmMirrors.OptionsOf(instance, chain, options.Origin, keys.Relayer, seals));
        _openedUnder[name] = EvmMirrors.ValidatorsIn(named);
        var loop = new AnchorLoop(
            log, mirror, new LaneCommitSigner(lanes, mirror), new AnchorOptions { Origin = origin });
        return new OpenedAnchor(mirror.Instance, mirror, loop);
    }

    public async ValueTask<bool> IsInUseAsync(
        string name, ChainInstance instance, CancellationToken cancellationToken) =>
        (await states.ReadRegistryAsync(cancellationToken)).InUse(name)?.Mirror.Id == instance.Id
        && EvmMirrors.ValidatorsIn(await lanes.ListAsync(cancellationToken))
            .Equals(_openedUnder.GetValueOrDefault(name));

    public void Dispose()
    {
        _http.Dispose();
        _naming.Dispose();
    }

    private Digest OriginOnChain() =>
        DigestAlgorithm.Keccak256.Hash(System.Text.Encoding.UTF8.GetBytes(options.Origin));

    /// <summary>The instance to which the log goes under that name; the log names one when it names none.</summary>
    private async Task<NamedInstance> NamedAsync(
        ChainOptions chain, EvmNode node, CancellationToken cancellationToken)
    {
        // One at a time: two that find none would name two.
        await _naming.WaitAsync(cancellationToken);
        try
        {
            var registry = await states.ReadRegistryAsync(cancellationToken);
            return NamedInstance.TryRead(registry.InUse(chain.Name)?.Mirror, out var named)
                ? named
                : await NameAsync(chain, node, registry, cancellationToken);
        }
        finally
        {
            _naming.Release();
        }
    }

    private async Task<NamedInstance> NameAsync(
        ChainOptions chain, EvmNode node, RegistryState registry, CancellationToken cancellationToken)
    {
        var found = await node.ReadChainIdAsync(cancellationToken);
        if (found != chain.ChainId)
        {
            throw new ChainInstanceException($"The node is of chain {found}, not of {chain.ChainId}.");
        }

        var named = chain.Contract.Length > 0
            ? await LookAsync(chain, node, cancellationToken)
            : await DeployAsync(chain, node, cancellationToken);
        var opened = new InstanceOpened(named.ToMirror());
        if (registry.Find(opened.Mirror.Id) is not null)
        {
            throw new ChainInstanceException(
                $"The instance {opened.Mirror.Id} was given up and never comes back: deploy a new contract and "
                + $"configure its address for chain {chain.Name}.");
        }

        await grains.GetGrain<ILogGrain>(options.Origin).RecordAsync(
            opened.Type, CanonicalJson.Write(EventCodec.WriteOne(opened)), cancellationToken);
        return named;
    }

    private static async Task<NamedInstance> LookAsync(
        ChainOptions chain, EvmNode node, CancellationToken cancellationToken)
    {
        if (!EvmAddress.TryParse(chain.Contract, out var contract))
        {
            throw new ChainInstanceException($"{chain.Contract} is no contract address.");
        }

        var genesis = await node.ReadBlockAsync(0, cancellationToken)
            ?? throw new ChainUnavailableException("The node has no first block.");
        var proof = await node.ReadProofAsync(
            await node.ReadLatestBlockAsync(cancellationToken), contract, [], cancellationToken);
        return new NamedInstance(
            chain.Name, chain.ChainId, genesis.Hash, contract,
            proof.Account?.CodeHash ?? throw new ChainInstanceException($"There is no contract at {contract}."), 0);
    }

    private async Task<NamedInstance> DeployAsync(ChainOptions chain, EvmNode node, CancellationToken cancellationToken)
    {
        if (!options.IsDevelopment)
        {
            throw new ChainInstanceException(
                $"Chain {chain.Name} has no contract configured. Only a development registry deploys its own.");
        }

        var (_, lane) = await lanes.ChainKeysAsync(static _ => false, cancellationToken);
        var deployed = await MirrorDeployment.CreateAsync(
            node, keys.Relayer, EvmFees.Zero, OriginOnChain(), EvmKeys.AddressOf(lane.PublicKey),
            EvmKeys.AddressOf(keys.Relayer.PublicKey), time, cancellationToken);
        return new NamedInstance(
            chain.Name, deployed.ChainId, deployed.Genesis, deployed.Contract, deployed.CodeHash, deployed.Block);
    }
}
