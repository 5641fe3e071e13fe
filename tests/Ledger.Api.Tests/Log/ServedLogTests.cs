using System.Text;
using Ledger.Api.Contracts;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Registration;
using Ledger.Evidence.Log;

namespace Ledger.Api.Tests.Log;

[Collection(nameof(RegistryTests))]
public sealed class ServedLogTests(Registry registry)
{
    private LogKeys Keys => new(ServerConfiguration.Origin, ServedKeys.Read(registry.Folder));

    [Fact]
    public async Task The_checkpoints_carry_three_lanes_and_the_tiles_have_their_roots()
    {
        await AppendAsync();
        var head = await HeadAsync();
        foreach (var algorithm in (DigestAlgorithm[])[DigestAlgorithm.Sha256, DigestAlgorithm.Sm3])
        {
            Assert.Equal(3, head[algorithm].SignedBy.Count);
            var root = await TileProofs.RootAsync(algorithm, Tiles(algorithm), head.Size, Cancel);
            Assert.Equal(head[algorithm].Head.Root, root);
        }
    }

    [Fact]
    public async Task An_inclusion_proof_made_from_tiles_is_the_APIs_proof()
    {
        var index = await AppendAsync();
        var proof = (await registry.GetAsync($"v1/log/entries/{index}/proof")).Read<InclusionResource>();
        Assert.True(SiblingCheckpoints.TryOpen(
            Encoding.UTF8.GetBytes(proof.Checkpoint), Encoding.UTF8.GetBytes(proof.CheckpointSm3), Keys, [],
            out var head, out var error), error);
        var entry = (await registry.GetAsync($"v1/log/entries/{index}")).Read<LogEntryResource>();

        foreach (var (algorithm, path) in Paths(proof.Sha256, proof.Sm3))
        {
            var made = await TileProofs.InclusionAsync(algorithm, Tiles(algorithm), index, head.Size, Cancel);
            Assert.Equal(path, made);
            var leaf = MerkleTree.LeafHash(algorithm, Encoding.UTF8.GetBytes(entry.Leaf));
            Assert.True(MerkleTree.VerifyInclusion(algorithm, leaf, index, head.Size, path, head[algorithm].Head.Root));
        }
    }

    [Fact]
    public async Task One_checkpoint_is_shown_to_continue_another()
    {
        await AppendAsync();
        var older = await HeadAsync();
        await AppendAsync();
        var newer = await HeadAsync();
        Assert.True(older.Size < newer.Size);
        var proof = (await registry.GetAsync($"v1/log/consistency?from={older.Size}&to={newer.Size}"))
            .Read<ConsistencyResource>();

        foreach (var (algorithm, path) in Paths(proof.Sha256, proof.Sm3))
        {
            Assert.True(MerkleTree.VerifyConsistency(
                algorithm, older.Size, older[algorithm].Head.Root, newer.Size, newer[algorithm].Head.Root, path));
        }
    }

    [Theory]
    [InlineData("holder", true)]
    [InlineData("nobody", false)]
    public async Task Presence_and_absence_of_a_key_are_proven(string account, bool present)
    {
        await AppendAsync();
        var id = present ? registry.Account(account).Party.ToString() : Draft.NewId();
        var answer = await registry.GetAsync($"v1/log/state?key=party/{id}");
        Assert.True(StateProof.TryRead(answer.Body, out var proof, out var error), error);
        var sha256 = await registry.GetAsync($"log/checkpoints/{proof.Size}");
        var sm3 = await registry.GetAsync($"log/sm3/checkpoints/{proof.Size}");
        Assert.True(SiblingCheckpoints.TryOpen(sha256.Body, sm3.Body, Keys, [], out var head, out error), error);

        foreach (var algorithm in (DigestAlgorithm[])[DigestAlgorithm.Sha256, DigestAlgorithm.Sm3])
        {
            Assert.True(proof.TryVerify(algorithm, head[algorithm].Head, out var shown, out error), error);
            Assert.Equal($"party/{id}", shown.State.Key.ToString());
            Assert.Equal(present, shown.State.Value is not null);
        }
    }

    [Fact]
    public async Task What_is_immutable_may_be_kept_and_the_checkpoint_may_not()
    {
        await AppendAsync();
        var head = await HeadAsync();
        var tile = await registry.GetAsync($"log/{TilePath.HashesIn(head.Size, 0, 0)}");

        Assert.Equal((200, "application/octet-stream"), (tile.Status, tile.MediaType));
        Assert.Contains("immutable", tile.CacheControl);
        Assert.Equal("no-cache", (await registry.GetAsync("log/checkpoint")).CacheControl);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static (DigestAlgorithm Algorithm, IReadOnlyList<Digest> Path)[] Paths(
        IEnumerable<string> sha256, IEnumerable<string> sm3) =>
    [
        (DigestAlgorithm.Sha256, [.. sha256.Select(Digest.Parse)]),
        (DigestAlgorithm.Sm3, [.. sm3.Select(Digest.Parse)]),
    ];

    private HttpTiles Tiles(DigestAlgorithm algorithm) =>
        new(registry, algorithm == DigestAlgorithm.Sm3 ? "log/sm3/" : "log/");

    private async Task<ulong> AppendAsync()
    {
        var accepted = await registry.ExecuteAsync(registry.Draft("holder") with
        {
            Command = new FileRegistration(Registrations.Of(registry.Account("holder").Party)),
        });
        var index = ulong.Parse(accepted.Index);
        await registry.PublishedAsync(index);
        return index;
    }

    private async Task<SiblingCheckpoints> HeadAsync()
    {
        var size = (await registry.OverviewAsync()).Published;
        var sha256 = await registry.GetAsync($"log/checkpoints/{size}");
        var sm3 = await registry.GetAsync($"log/sm3/checkpoints/{size}");
        Assert.True(SiblingCheckpoints.TryOpen(sha256.Body, sm3.Body, Keys, [], out var head, out var error), error);
        return head;
    }

    private sealed class HttpTiles(Registry registry, string prefix) : ITileSource
    {
        public async ValueTask<byte[]?> ReadAsync(TilePath path, CancellationToken cancellationToken)
        {
            var answer = await registry.GetAsync(prefix + path);
            return answer.Status == 200 ? answer.Body : null;
        }
    }
}
