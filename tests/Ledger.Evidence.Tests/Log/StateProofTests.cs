using System.Text;
using Ledger.Domain;
using Ledger.Evidence.Entries;
using Ledger.Evidence.Log;

namespace Ledger.Evidence.Tests.Log;

public sealed class StateProofTests
{
    private const string Origin = "dev-ledger.example/registry";
    private static readonly DateTimeOffset s_time = new(2026, 11, 23, 14, 40, 14, 123, TimeSpan.Zero);
    private static readonly StateKey s_present = Key(7);
    private static readonly StateKey s_absent = Key(7000);
    private static readonly SmallLog s_log = new();

    [Theory]
    [InlineData("sha256")]
    [InlineData("sm3")]
    public void Presence_is_shown_at_the_checkpoints_time_in_either_tree(string digest)
    {
        Assert.True(StateProof.TryRead(s_log.Prove(s_present).ToBytes(), out var proof, out var error), error);

        Assert.True(proof.TryVerify(Algorithm(digest), s_log.Head(Algorithm(digest)), out var shown, out error), error);
        Assert.Equal(8UL, shown.State.Version);
        Assert.Equal("""{"n":7}""", shown.State.Value!.ToString());
        Assert.Equal(s_time, shown.At);
        Assert.Equal(6UL, shown.Size);
    }

    [Theory]
    [InlineData("sha256")]
    [InlineData("sm3")]
    public void Absence_is_shown_of_keys_behind_another_leaf_and_behind_nothing(string digest)
    {
        for (var n = 7000UL; n < 7050; n++)
        {
            Assert.True(StateProof.TryRead(s_log.Prove(Key(n)).ToBytes(), out var proof, out var error), error);
            var head = s_log.Head(Algorithm(digest));
            Assert.True(proof.TryVerify(Algorithm(digest), head, out var shown, out error), error);
            Assert.Null(shown.State.Value);
        }
    }

    [Fact]
    public void Another_claim_is_not_shown()
    {
        var good = s_log.Prove(s_present);
        var none = s_log.Prove(s_absent);

        Assert.All(
            [
                With(good, good.State with { Version = 9 }),
                With(good, good.State with { Value = new JsonObject(("n", 8)) }),
                With(good, good.State with { Key = Key(8) }),
                With(good, KeyState.Absent(s_present)),
                With(none, KeyState.Absent(s_present)),
                With(none, good.State),
            ],
            AssertShowsNothing);
    }

    [Fact]
    public void Another_checkpoint_is_not_taken()
    {
        var proof = s_log.Prove(s_present);
        var (sha256, sm3) = (s_log.Head(DigestAlgorithm.Sha256), s_log.Head(DigestAlgorithm.Sm3));

        // Nor when its own was taken before.
        Assert.True(ShowsInBoth(proof));
        Assert.False(proof.TryVerify(DigestAlgorithm.Sha256, sm3, out _, out _));
        Assert.False(proof.TryVerify(DigestAlgorithm.Sm3, sha256, out _, out _));
        Assert.False(proof.TryVerify(DigestAlgorithm.Sha256, sha256 with { Size = 7 }, out _, out _));
        var foreign = sha256 with { Origin = "dev-other/registry" };
        Assert.False(proof.TryVerify(DigestAlgorithm.Sha256, foreign, out _, out _));
        Assert.False(proof.TryVerify(DigestAlgorithm.Sha256, sha256 with { Root = sm3.Root }, out _, out _));
    }

    [Fact]
    public void No_changed_byte_is_still_a_proof_of_the_same_in_both_trees()
    {
        var good = s_log.Prove(s_present).ToBytes();
        for (var at = 0; at < good.Length; at++)
        {
            var changed = good.ToArray();
            changed[at] ^= 1;

            Assert.False(StateProof.TryRead(changed, out var proof, out _) && ShowsInBoth(proof), $"byte {at}");
        }
    }

    [Fact]
    public void What_was_verified_of_a_proof_holds_for_another_only_where_it_says_the_same()
    {
        Assert.True(StateProof.TryRead(s_log.Prove(s_absent).ToBytes(), out var before, out _));
        Assert.True(ShowsInBoth(before));
        var good = s_log.Prove(s_present).ToBytes();
        Assert.True(StateProof.TryRead(good, before, out var next, out _));
        Assert.True(ShowsInBoth(next));
        Assert.Equal("""{"n":7}""", next.State.Value!.ToString());

        for (var at = 0; at < good.Length; at++)
        {
            var changed = good.ToArray();
            changed[at] ^= 1;

            Assert.False(StateProof.TryRead(changed, before, out var proof, out _) && ShowsInBoth(proof), $"byte {at}");
        }
    }

    [Theory]
    [InlineData("\"format\":\"ledger-state-proof@v1\",", "")]
    [InlineData("\"version\":\"8\"", "\"version\":\"0\"")]
    [InlineData(",\"version\":\"8\"", "")]
    [InlineData("\"value\":{\"n\":7},", "")]
    [InlineData("\"sm3\":{\"inclusion\":[", "\"sm3\":{\"inclusion\":[\"00\",")]
    [InlineData("\"type\":\"map\"", "\"type\":\"mapped\"")]
    [InlineData("\"inclusion\"", "\"included\"")]
    public void Near_misses_are_refused(string part, string other)
    {
        var good = Encoding.UTF8.GetString(s_log.Prove(s_present).ToBytes());
        Assert.Contains(part, good, StringComparison.Ordinal);

        Assert.False(StateProof.TryRead(
            Encoding.UTF8.GetBytes(good.Replace(part, other, StringComparison.Ordinal)), out _, out var error));
        Assert.NotNull(error);
    }

    [Fact]
    public void A_leaf_beside_a_present_one_is_no_part_of_a_proof()
    {
        var good = s_log.Prove(s_present);
        var half = good.Sha256 with
        {
            Map = good.Sha256.Map with { OtherLeaf = new SparseMerkleLeaf(default, 1, default) },
        };

        Assert.False(StateProof.TryRead(
            new StateProof(good.State, good.MapLeaf, half, good.Sm3).ToBytes(), out _, out _));
    }

    private static bool ShowsInBoth(StateProof proof) =>
        proof.TryVerify(DigestAlgorithm.Sha256, s_log.Head(DigestAlgorithm.Sha256), out _, out _)
        && proof.TryVerify(DigestAlgorithm.Sm3, s_log.Head(DigestAlgorithm.Sm3), out _, out _);

    private static void AssertShowsNothing(StateProof proof)
    {
        Assert.False(proof.TryVerify(DigestAlgorithm.Sha256, s_log.Head(DigestAlgorithm.Sha256), out _, out _));
        Assert.False(proof.TryVerify(DigestAlgorithm.Sm3, s_log.Head(DigestAlgorithm.Sm3), out _, out _));
    }

    private static StateProof With(StateProof proof, KeyState state) =>
        new(state, proof.MapLeaf, proof.Sha256, proof.Sm3);

    private static DigestAlgorithm Algorithm(string name) =>
        DigestAlgorithm.TryGet(name, out var found) ? found : throw new FormatException();

    private static StateKey Key(ulong n) => StateKey.Transaction(AssetId.Parse(new string('9', 32)), n);

    /// <summary>Five leaves that are nobody's and the map leaf of 200 keys.</summary>
    private sealed class SmallLog
    {
        private readonly Dictionary<DigestAlgorithm, SparseMerkleMap> _maps = [];
        private readonly Dictionary<DigestAlgorithm, List<Digest>> _leaves = [];
        private readonly FinishedEntry _mapLeaf;

        public SmallLog()
        {
            foreach (var algorithm in (DigestAlgorithm[])[DigestAlgorithm.Sha256, DigestAlgorithm.Sm3])
            {
                _maps[algorithm] = new SparseMerkleMap(algorithm);
                for (var n = 1UL; n <= 200; n++)
                {
                    _maps[algorithm].Set(Key(n).ToString(), n + 1, algorithm.Hash(CanonicalJson.Write(Value(n))));
                }

                _leaves[algorithm] = [.. Enumerable.Range(0, 5).Select(i => MerkleTree.LeafHash(algorithm, [(byte)i]))];
            }

            var roots = new DigestPair(_maps[DigestAlgorithm.Sha256].Root, _maps[DigestAlgorithm.Sm3].Root);
            _mapLeaf = EntryDraft.MapLeaf(Origin, 1, new MapRoots(5, roots), s_time).Finish(s_time);
            _leaves[DigestAlgorithm.Sha256].Add(_mapLeaf.Hashes.Sha256);
            _leaves[DigestAlgorithm.Sm3].Add(_mapLeaf.Hashes.Sm3);
        }

        public Checkpoint Head(DigestAlgorithm algorithm) =>
            new(Checkpoint.OriginOf(Origin, algorithm), 6, MerkleTree.Root(algorithm, _leaves[algorithm]));

        public StateProof Prove(StateKey key)
        {
            var present = _maps[DigestAlgorithm.Sha256].TryGet(key.ToString(), out var version, out _);
            var state = present ? new KeyState(key, version, Value(version - 1)) : KeyState.Absent(key);
            return new StateProof(state, _mapLeaf.Bytes, Half(DigestAlgorithm.Sha256), Half(DigestAlgorithm.Sm3));

            StateProofHalf Half(DigestAlgorithm algorithm) => new(
                MerkleTree.InclusionProof(algorithm, _leaves[algorithm], 5), _maps[algorithm].Prove(key.ToString()));
        }

        private static JsonObject Value(ulong n) => new(("n", (int)n));
    }
}
