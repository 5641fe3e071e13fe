using Ledger.Cryptography;
using Ledger.Evidence.Evm;
using Ledger.Evidence.Mirror;
using Ledger.Evm.Node;
using Ledger.Evm.Rpc;
using Ledger.Evm.Transactions;
using Ledger.Ports.Mirror;
using Ledger.Ports.TestKit;
using Ledger.Testing;

namespace Ledger.Evm.Tests;

/// <summary>A mirror contract freshly deployed on a real node.</summary>
public sealed class EvmMirrorUnderTest : MirrorUnderTest
{
    private static readonly JsonRpcOptions Patient = new() { RetryDelay = TimeSpan.FromMilliseconds(20) };

    private readonly AnvilNode _anvil;
    private readonly HttpClient _http;
    private readonly List<EvmMirror> _mirrors = [];

    private readonly HashSet<Digest> _headers = [];
    private EvmMirror? _mirror;

    private EvmMirrorUnderTest(AnvilNode anvil)
    {
        _anvil = anvil;
        _http = new HttpClient(Faults) { Timeout = System.Threading.Timeout.InfiniteTimeSpan };
        Node = new EvmNode(new JsonRpcClient(_http, anvil.Endpoint, Patient, TimeProvider.System));
    }

    public EvmNode Node { get; }

    public AnvilNode Anvil => _anvil;

    /// <summary>What goes wrong on the way to the node; nothing at first.</summary>
    public FaultyNode Faults { get; } = new();

    public EvmMirrorOptions Options { get; private set; } = null!;

    public override EvmMirror Mirror => _mirror!;

    public override PrivateKey LogKey { get; } = PrivateKey.Generate(SignatureAlgorithm.Secp256k1);

    public override Digest Origin { get; } = MirrorCommit.OriginOf("dev-ledger.example/registry");

    /// <summary>Deploys; from then on blocks are made when a test settles.</summary>
    public static async Task<EvmMirrorUnderTest> DeployAsync(
        AnvilNode anvil,
        CancellationToken cancellationToken,
        ulong confirmations = 0,
        Func<EvmMirrorOptions, EvmMirrorOptions>? change = null)
    {
        var chain = new EvmMirrorUnderTest(anvil);
        var payer = KeyOf(anvil, 0);
        var address = EvmKeys.AddressOf(payer.PublicKey);
        var deployment = await MirrorDeployment.CreateAsync(
            chain.Node, payer, EvmFees.Zero, chain.Origin,
            EvmKeys.AddressOf(chain.LogKey.PublicKey), address, TimeProvider.System, cancellationToken);
        var options = new EvmMirrorOptions
        {
            ChainId = deployment.ChainId,
            Genesis = deployment.Genesis,
            Contract = deployment.Contract,
            CodeHash = deployment.CodeHash,
            DeployedAt = deployment.Block,
            Origin = chain.Origin,
            Confirmations = confirmations,
            RelayerKey = payer,
        };
        chain.Options = change?.Invoke(options) ?? options;
        chain._mirror = chain.Open(chain.Options);
        await anvil.CallAsync("evm_setAutomine", [false], cancellationToken);
        return chain;
    }

    public static PrivateKey KeyOf(AnvilNode anvil, int account) => PrivateKey.Import(
        SignatureAlgorithm.Secp256k1, Convert.FromHexString(anvil.Accounts[account].PrivateKey.AsSpan(2)));

    public override EvmMirror Another() => Open(Options with { RelayerKey = KeyOf(_anvil, 1) });

    /// <summary>A port over the same connection, as after a restart of the process.</summary>
    public EvmMirror Open(EvmMirrorOptions options)
    {
        var mirror = new EvmMirror(Node, options);
        _mirrors.Add(mirror);
        return mirror;
    }

    public override async Task SettleAsync(CancellationToken cancellationToken)
    {
        for (var i = 0UL; i <= Options.Confirmations; i++)
        {
            await _anvil.CallAsync("evm_mine", [], cancellationToken);
        }
    }

    public override void Trust(ChainProof proof)
    {
        Assert.True(EvmMirrorProof.TryDecode(proof.Content, out var decoded));
        foreach (var encoded in new[] { decoded.Commit.Header, decoded.State?.Header ?? decoded.Commit.Header })
        {
            Assert.True(BlockHeader.TryDecode(encoded, out var header));
            _headers.Add(header.Hash);
        }
    }

    public override MirrorShown? Verify(ChainProof proof)
    {
        if (!EvmMirrorProof.TryDecode(proof.Content, out var decoded)
            || !decoded.TryVerify(Options.Contract, new EvmSealRule.TrustedHeaders(_headers), out var facts, out _))
        {
            return null;
        }

        var committed = facts.Commit.Committed;
        return new MirrorShown(
            committed.From, committed.To, committed.Sha256Root, committed.Sm3Root, committed.OperationsDigest,
            committed.Voided, facts.State?.Size, facts.State?.Keys ?? []);
    }

    public override async ValueTask DisposeAsync()
    {
        _mirrors.ForEach(mirror => mirror.Dispose());
        _http.Dispose();
        await _anvil.DisposeAsync();
    }
}
