using System.Diagnostics.Metrics;
using System.Globalization;
using Ledger.Cryptography;
using Ledger.Evidence.Bundles;
using Ledger.Evidence.Log;
using Ledger.Grains.EvidenceMaking;
using Ledger.Grains.Publication;
using Ledger.Grains.Telemetry;
using Ledger.Grains.Tests.Publication;
using Ledger.Grains.Tests.Witnessing;
using Ledger.Grains.Witnessing;
using Ledger.Ports;
using Ledger.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ledger.Grains.Tests.EvidenceMaking;

/// <summary>The <c>.tlog-proof</c>s of a bundle, read by those who read other logs: Go's and npm's libraries.</summary>
public sealed class JudgedProofTests(LogJudge judge) : IClassFixture<LogJudge>
{
    private const string NotProven = "invalid transparency proof";
    private const string NobodySigned = "no verifiable signatures";
    private const string NoLog = $"not signed by {LogFixture.Origin}+";
    private const string NoWitness = "not signed by witness.example/w1+";
    private const string BadLog = $"invalid signature for key {LogFixture.Origin}+";
    private const string BadWitness = "invalid signature for key witness.example/w1+";

    private static readonly PublicKey s_other = PrivateKey.Generate(SignatureAlgorithm.Ed25519).PublicKey;

    // What is changed of a proof that is good, and why it is then refused.
    private static readonly (string What, Func<Given, Given> Change, string Why)[] s_changes =
    [
        ("a hash", given => given.WithPath(path => [Other(path[0]), .. path.Skip(1)]), NotProven),
        ("a hash less", given => given.WithPath(path => [.. path.SkipLast(1)]), NotProven),
        ("the order of hashes", given => given.WithPath(path => [.. path.Reverse()]), NotProven),
        ("the index", given => given.WithIndex(given.Proof.Index + 1), NotProven),
        ("an index behind the end", given => given.WithIndex(given.Head.Size), "invalid inputs"),
        ("the leaf", given => given with { Leaf = [.. given.Leaf, 0] }, NotProven),
        ("the size", given => given.WithHead(given.Head with { Size = given.Head.Size + 1 }), BadLog),
        ("the root", given => given.WithHead(given.Head with { Root = Other(given.Head.Root) }), BadLog),
        ("the origin", given => given.WithHead(given.Head with { Origin = "dev-ledger.example/x" }), BadLog),
        ("the log's line", given => given.WithLine(0, 0), BadLog),
        ("the log's key", given => given with { Key = new NoteKey(LogFixture.Origin, s_other) }, NoLog),
        ("the tree", given => given.WithNote(given.Sm3), NobodySigned),
        ("the witness's time", given => given.WithLine(^1, 7), BadWitness),
        ("the witness's signature", given => given.WithLine(^1, 71), BadWitness),
        ("the witness's key", given => given with { Witness = new(given.Witness.Name, s_other) }, NoWitness),
        ("no witness", given => given.WithNote(new(given.Proof.Note.Text, given.LogLines)), NoWitness),
    ];

    public static TheoryData<string> Changes => [.. s_changes.Select(change => change.What)];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_proofs_of_a_bundle_are_accepted_under_the_keys_of_log_and_witness()
    {
        var all = await MakeAsync(1, 4);
        Assert.Equal([1UL, 4UL], all.Select(given => given.Proof.Index));
        foreach (var given in all)
        {
            var expected = string.Create(
                CultureInfo.InvariantCulture,
                $"{given.Proof.Index} 6 {Convert.ToBase64String(given.Head.Root.AsSpan())}");

            Assert.Equal(expected, await AcceptsAsync(given));
            Assert.Equal(expected, await AcceptsAsync(given.WithExtra("signed by nobody"u8.ToArray())));
        }
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_proof_with_a_change_is_refused(string what)
    {
        var (_, change, why) = s_changes.Single(one => one.What == what);
        var given = Assert.Single(await MakeAsync(1));
        await AcceptsAsync(given);

        using var folder = new TemporaryFolder();
        var words = change(given).WriteTo(folder);
        await judge.RefusesAsync(why, Cancel, words);
        var other = await LogJudge.AskSigstoreAsync(words[1], words[2], words[3], Cancel);
        Assert.True(other.ExitCode == (why is BadWitness or NoWitness ? 0 : 1), other.Output);
    }

    private static Digest Other(Digest hash)
    {
        var bytes = hash.ToArray();
        bytes[31] ^= 1;
        return Digest.Read(bytes);
    }

    private async Task<string> AcceptsAsync(Given given)
    {
        using var folder = new TemporaryFolder();
        var words = given.WriteTo(folder);
        var output = await judge.AcceptsAsync(Cancel, words);
        Assert.Equal((0, output), await LogJudge.AskSigstoreAsync(words[1], words[2], words[3], Cancel));
        return output;
    }

    /// <summary>The proofs that a bundle of one asset holds of these entries, as it holds them.</summary>
    private static async Task<IReadOnlyList<Given>> MakeAsync(params ulong[] indexes)
    {
        await using var log = await LogFixture.CreateAsync();
        using var publisher = log.Publisher();
        await publisher.StartAsync(Cancel);
        await log.WriteAsync([2, 1, 3, 4, 1]);
        var published = await publisher.PublishAsync(log.AppendMapAsync, false, Cancel);
        await using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var proofs = new PublishedProofs(log.Proofs(publisher), () => publisher.Published);
        var witness = new LocalWitness(LogFixture.Signer.Keys, TimeProvider.System);
        using var witnesses = new WitnessCollector(
            [witness], proofs, log.Objects, TimeProvider.System,
            new LedgerMeter(services.GetRequiredService<IMeterFactory>()), NullLogger<WitnessCollector>.Instance);
        var maker = new EvidenceMaker(
            new EvidenceOptions(LogFixture.Origin, IsDevelopment: true), new WorldKeys(), log.Journal, proofs,
            log.Objects, new NoChains(), witnesses);

        var bundle = await maker.MakeAsync(LogFixture.Asset(1), new EvidenceWish(indexes.ToHashSet()), Cancel);

        Assert.True(Bundle.TryRead(
            bundle, [WorldKeys.Bundle.PublicKey], BrokenAlgorithms.None, out var content, out _, out var error), error);
        return [.. content.Proofs.Select(proof => Of(content, proof, published!.Checkpoints.Sm3.Note, witness.Key))];
    }

    private static Given Of(BundleContent content, BundleProof proof, SignedNote sm3, WitnessKey witness)
    {
        Assert.True(TlogProof.TryRead(proof.Text.Span, out var read, out var error), error);
        var leaf = content.Entries.Single(entry => entry.Index == proof.Index).Leaf;
        var key = LogFixture.Signer.Keys.NoteKeys(DigestAlgorithm.Sha256)[0];
        return new Given(leaf.ToArray(), read, sm3, key, witness);
    }

    private sealed class NoChains : IEvidenceChains
    {
        public Task<IReadOnlyList<EvidenceChain>> ListAsync(CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<EvidenceChain>>([]);
    }

    /// <summary>What the judge is asked about.</summary>
    private sealed record Given(byte[] Leaf, TlogProof Proof, SignedNote Sm3, NoteKey Key, WitnessKey Witness)
    {
        public Checkpoint Head => Checkpoint.TryParse(Proof.Note.Text, out var head)
            ? head
            : throw new InvalidOperationException("The proof has a checkpoint.");

        public IReadOnlyList<NoteSignature> LogLines => [.. Proof.Note.Signatures.SkipLast(1)];

        public Given WithIndex(ulong index) => this with { Proof = Proof with { Index = index } };

        public Given WithPath(Func<IReadOnlyList<Digest>, IReadOnlyList<Digest>> change) =>
            this with { Proof = Proof with { Path = change(Proof.Path) } };

        public Given WithExtra(byte[] extra) => this with { Proof = Proof with { Extra = extra } };

        public Given WithNote(SignedNote note) => this with { Proof = Proof with { Note = note } };

        public Given WithHead(Checkpoint head) => WithNote(new(head.ToText(), Proof.Note.Signatures));

        /// <summary>Another bit in one byte of a signature.</summary>
        public Given WithLine(Index which, int at)
        {
            NoteSignature[] lines = [.. Proof.Note.Signatures];
            var bytes = lines[which].Signature.ToArray();
            bytes[at] ^= 1;
            lines[which] = lines[which] with { Signature = bytes };
            return WithNote(new(Proof.Note.Text, lines));
        }

        public string[] WriteTo(TemporaryFolder folder)
        {
            File.WriteAllBytes(folder.PathOf("leaf"), Leaf);
            File.WriteAllBytes(folder.PathOf("proof"), Proof.ToBytes());
            return ["inclusion", folder.PathOf("leaf"), folder.PathOf("proof"), Key.ToString(), Witness.ToString()];
        }
    }
}
