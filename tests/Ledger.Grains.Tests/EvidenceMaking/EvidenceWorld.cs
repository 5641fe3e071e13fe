using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Evidence.Bundles;
using Ledger.Evidence.Entries;
using Ledger.Evidence.Evm;
using Ledger.Evidence.Manifests;
using Ledger.Evidence.Mirror;
using Ledger.Evm;
using Ledger.Evm.Node;
using Ledger.Evm.Rpc;
using Ledger.Evm.Transactions;
using Ledger.Grains.Aggregates;
using Ledger.Grains.Anchoring;
using Ledger.Grains.EvidenceMaking;
using Ledger.Grains.Publication;
using Ledger.Grains.Tests.Publication;
using Ledger.Grains.TimeStamping;
using Ledger.Ports;
using Ledger.Ports.Objects;
using Ledger.Ports.TestKit;
using Ledger.Ports.TimeStamping;
using Ledger.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Ledger.Grains.Tests.EvidenceMaking;

/// <summary>A real log, published, anchored on a real node, and the maker of its evidence.</summary>
internal sealed class EvidenceWorld : IEvidenceChains, IAsyncDisposable
{
    private static readonly PrivateKey s_stamper = PrivateKey.Generate(SignatureAlgorithm.P256);
    private static readonly byte[] s_stamperCertificate = DevelopmentTimeStamper.Certify(s_stamper, "test");

    private readonly HttpClient _http = new();
    private readonly PrivateKey _commitKey = PrivateKey.Generate(SignatureAlgorithm.Secp256k1);
    private readonly LogFixture _log;
    private readonly LogPublisher _publisher;
    private readonly StreamStates _states;
    private readonly AnvilNode _anvil;
    private readonly Digest _origin = MirrorCommit.OriginOf(LogFixture.Origin);
    private EvmMirror _mirror = null!;
    private TrustedChain _anchor = null!;
    private AnchorLoop _loop = null!;
    private ulong _version;

    private EvidenceWorld(LogFixture log, AnvilNode anvil)
    {
        (_log, _anvil) = (log, anvil);
        _publisher = log.Publisher();
        _states = new StreamStates(
            log.Journal, new AggregateCatalogue(Domain.Aggregates.All), new SnapshotSeal(new byte[32]));
        var proofs = new PublishedProofs(log.Proofs(_publisher), () => _publisher.Published);
        Maker = new EvidenceMaker(
            new EvidenceOptions(LogFixture.Origin, IsDevelopment: true) { MaxEntries = 200 },
            new WorldKeys { Stampers = [s_stamperCertificate] },
            log.Journal, proofs, log.Objects, this, stamps: new KeptStamps(this),
            signers: LogFixture.Signers);
    }

    /// <summary>What the maker finds for the newest checkpoint, by tree.</summary>
    public Dictionary<DigestAlgorithm, byte[]> Stamps { get; } = [];

    public static AssetId Asset { get; } = MirrorEffects.Asset(7);

    public EvidenceMaker Maker { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<EvidenceWorld> StartAsync()
    {
        var world = new EvidenceWorld(await LogFixture.CreateAsync(), await AnvilNode.StartAsync(Cancellation));
        await world.DeployAsync();
        await world._publisher.StartAsync(Cancellation);
        return world;
    }

    /// <summary>Stamps the newest checkpoint of a tree with a time of so much later.</summary>
    public async Task StampAsync(DigestAlgorithm tree, TimeSpan later)
    {
        var newest = _publisher.Published!;
        var stamper = new DevelopmentTimeStamper(
            s_stamper, s_stamperCertificate, new FakeTimeProvider(newest.Time + later));
        Stamps[tree] = await stamper.StampAsync(
            CheckpointStamp.Imprint(tree, newest.Checkpoints[tree]).ToArray(), tree.Name, Cancellation);
    }

    public Task<IReadOnlyList<EvidenceChain>> ListAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<EvidenceChain>>([new EvidenceChain(_anchor, _mirror)]);

    /// <summary>Writes the asset's next entry: its content and a right, frozen or not.</summary>
    public async Task WriteAsync(bool frozen)
    {
        var manifest = await new ContentStore(_log.Objects).PutAsync(ManifestBytes(), Cancellation);
        var sm3 = DigestAlgorithm.Sm3.Hash(ManifestBytes());
        _version++;
        await _log.AppendAsync(
        [
            Draft(StreamName.Registry, "rules.read", []),
            Draft(Asset.Stream, "registration.certified",
            [
                EntryEffect.Of(StateKey.Of(Asset), _version, new JsonObject(
                    ("kind", "product"), ("status", "registered"),
                    ("content", new JsonObject(("sha256", manifest.ToString()), ("sm3", sm3.ToString()))))),
                MirrorEffects.Right(7, 1, _version, frozen),
            ]),
        ]);
        await _publisher.PublishAsync(_log.AppendMapAsync, false, Cancellation);
    }

    /// <summary>Files egress, one a day from the first day of 2025 on.</summary>
    public async Task FileAsync(int count)
    {
        var first = new DateTimeOffset(2025, 1, 1, 12, 0, 0, TimeSpan.FromHours(8)).ToUniversalTime();
        foreach (var lot in Enumerable.Range(1, count).Chunk(JournalLimits.MaxBatchEntries))
        {
            await _log.AppendAsync([.. lot.Select(number =>
            {
                _version++;
                return Draft(Asset.Stream, "egress.filed",
                    [EntryEffect.Of(StateKey.Egress(Asset, (ulong)number), _version, new JsonObject(("n", number)))])
                    with { LegalTime = first.AddDays(number - 1) };
            })]);
        }

        await _publisher.PublishAsync(_log.AppendMapAsync, false, Cancellation);
    }

    private EntryDraft Draft(StreamName stream, string type, IReadOnlyList<EntryEffect> effects) => new()
    {
        Origin = LogFixture.Origin,
        Type = type,
        Writes = [new Domain.StreamVersion(stream, _version)],
        Command = new EntryCommand(DigestAlgorithm.Sha256.Hash(
            System.Text.Encoding.ASCII.GetBytes($"{stream} {_version}")).ToString()[..32], default, null),
        Rules = "G35@2026-07-01",
        Calendar = "cn-2023-2026",
        LegalTime = DateTimeOffset.UnixEpoch,
        Effects = effects,
    };

    public async Task AnchorAsync()
    {
        for (var i = 0; i < 50; i++)
        {
            var step = await _loop.StepAsync(Cancellation);
            if (step.Outcome == AnchorOutcome.CaughtUp)
            {
                return;
            }

            Assert.Equal(AnchorOutcome.UnderWay, step.Outcome);
            await _anvil.CallAsync("evm_mine", [], Cancellation);
        }

        Assert.Fail("The chain does not catch up.");
    }

    public async ValueTask DisposeAsync()
    {
        _mirror.Dispose();
        _publisher.Dispose();
        _http.Dispose();
        await _anvil.DisposeAsync();
        await _log.DisposeAsync();
    }

    private async Task DeployAsync()
    {
        var node = new EvmNode(
            new JsonRpcClient(_http, _anvil.Endpoint, new JsonRpcOptions(), TimeProvider.System));
        var payer = PrivateKey.Import(
            SignatureAlgorithm.Secp256k1, Convert.FromHexString(_anvil.Accounts[0].PrivateKey.AsSpan(2)));
        var deployed = await MirrorDeployment.CreateAsync(
            node, payer, EvmFees.Zero, _origin, EvmKeys.AddressOf(_commitKey.PublicKey),
            EvmKeys.AddressOf(payer.PublicKey), TimeProvider.System, Cancellation);
        _mirror = new EvmMirror(node, new EvmMirrorOptions
        {
            ChainId = deployed.ChainId,
            Genesis = deployed.Genesis,
            Contract = deployed.Contract,
            CodeHash = deployed.CodeHash,
            DeployedAt = deployed.Block,
            Origin = _origin,
            RelayerKey = payer,
        });
        _anchor = new TrustedChain(
            deployed.ChainId, deployed.Genesis, deployed.Contract, deployed.CodeHash,
            new EvmSealRule.TrustedHeaders(new HashSet<Digest>()));
        var proofs = new PublishedProofs(_log.Proofs(_publisher), () => _publisher.Published);
        _loop = new AnchorLoop(
            new PublishedAnchorLog(_log.Journal, proofs, _states), _mirror, new LocalCommitSigner(_commitKey),
            new AnchorOptions { Origin = _origin });
    }

    private static byte[] ManifestBytes()
    {
        byte[] content = [1, 2, 3];
        DigestSet Of(Func<DigestAlgorithm, Digest> digest) => DigestSet.Of(ManifestDigests.Both, digest);
        var leaf = Of(algorithm => MerkleTree.LeafHash(algorithm, content));
        var tree = Of(algorithm => MerkleTree.Root(algorithm, [leaf[algorithm]!.Value]));
        return new Manifest
        {
            ChunkSize = Manifest.DefaultChunkSize,
            Digests = ManifestDigests.Both,
            Files = [new ManifestFile("roads.csv", content.Length, tree)],
            ChunkList = DigestAlgorithm.Sha256.Hash([.. leaf.Sha256!.Value.ToArray(), .. leaf.Sm3!.Value.ToArray()]),
        }.ToBytes();
    }

    private sealed class KeptStamps(EvidenceWorld world) : ICheckpointStamps
    {
        public Task<byte[]?> FindAsync(DigestAlgorithm tree, ulong size, CancellationToken cancellationToken) =>
            Task.FromResult(
                size == world._publisher.Published?.Size ? world.Stamps.GetValueOrDefault(tree) : null);
    }
}
