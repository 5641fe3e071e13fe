using CsCheck;

namespace Ledger.Cryptography.Tests;

public sealed class SparseMerkleMapTests
{
    private static readonly DigestAlgorithm s_algorithm = DigestAlgorithm.Sha256;

    [Fact]
    public void The_map_agrees_with_its_definition_whatever_the_order_and_the_moments_of_hashing() =>
        Changes.Sample(changes =>
        {
            var (map, model) = (new SparseMerkleMap(s_algorithm), new Dictionary<string, ulong>());
            foreach (var (key, version, hashNow) in changes)
            {
                Set(map, model, key, version);
                if (hashNow && map.Root != RootOf(model))
                {
                    return false;
                }
            }

            return map.Root == RootOf(model) && map.Count == model.Count && Proves(map.Snapshot(), model);
        });

    [Fact]
    public void A_snapshot_keeps_proving_its_own_state_while_the_map_goes_on() =>
        Gen.Select(Changes, Changes).Sample((before, after) =>
        {
            var (map, model) = (new SparseMerkleMap(s_algorithm), new Dictionary<string, ulong>());
            before.ForEach(change => Set(map, model, change.Key, change.Version));
            var (snapshot, modelThen) = (map.Snapshot(), new Dictionary<string, ulong>(model));
            after.ForEach(change => Set(map, model, change.Key, change.Version));
            return map.Root == RootOf(model)
                && snapshot.Root == RootOf(modelThen)
                && snapshot.Count == modelThen.Count
                && Proves(snapshot, modelThen);
        });

    [Fact]
    public void A_proof_of_one_state_shows_nothing_of_the_next()
    {
        var map = new SparseMerkleMap(s_algorithm);
        map.Set("asset/1", 1, Value(1));
        map.Set("asset/2", 1, Value(1));
        var (presence, absence) = (map.Prove("asset/1"), map.Prove("asset/3"));
        map.Set("asset/1", 2, Value(2));
        map.Set("asset/3", 1, Value(1));

        Assert.False(SparseMerkle.VerifyPresence(s_algorithm, "asset/1", 1, Value(1), presence, map.Root));
        Assert.False(SparseMerkle.VerifyAbsence(s_algorithm, "asset/3", absence, map.Root));
    }

    [Fact]
    public void The_empty_map_shows_every_key_to_be_absent()
    {
        var map = new SparseMerkleMap(s_algorithm);

        Assert.Equal(default, map.Root);
        Assert.True(SparseMerkle.VerifyAbsence(s_algorithm, "asset/1", map.Prove("asset/1"), map.Root));
    }

    [Fact]
    public void Setting_the_same_state_again_changes_nothing()
    {
        var map = new SparseMerkleMap(s_algorithm);
        map.Set("asset/1", 1, Value(1));
        map.Set("asset/2", 1, Value(1));
        var root = map.Root;
        map.Set("asset/1", 1, Value(1));

        Assert.Equal(root, map.Root);
        Assert.Equal(2, map.Count);
    }

    [Fact]
    public void A_key_never_goes_back()
    {
        var map = new SparseMerkleMap(s_algorithm);
        map.Set("asset/1", 2, Value(2));
        map.Set("asset/2", 1, Value(1));
        var root = map.Root;

        Assert.Throws<InvalidOperationException>(() => map.Set("asset/1", 1, Value(1)));
        Assert.Throws<InvalidOperationException>(() => map.Set("asset/1", 2, Value(3)));
        Assert.Equal(root, map.Root);
    }

    [Fact]
    public void Nothing_stands_at_version_zero_or_under_no_key()
    {
        var map = new SparseMerkleMap(s_algorithm);

        Assert.Throws<ArgumentOutOfRangeException>(() => map.Set("asset/1", 0, Value(1)));
        Assert.Throws<ArgumentException>(() => map.Set("", 1, Value(1)));
        Assert.ThrowsAny<ArgumentException>(() => map.Set("\ud800", 1, Value(1)));
    }

    [Fact]
    public async Task Readers_prove_against_a_snapshot_while_the_writer_goes_on()
    {
        var map = new SparseMerkleMap(s_algorithm);
        Enumerable.Range(0, 1000).ToList().ForEach(i => map.Set($"asset/{i}", 1, Value(1)));
        var snapshot = map.Snapshot();

        var writer = Task.Run(
            () =>
            {
                for (var i = 0; i < 5000; i++)
                {
                    map.Set($"asset/{i % 2000}", 2 + ((ulong)i / 2000), Value(2));
                    _ = i % 100 == 0 ? map.Root : default;
                }
            },
            TestContext.Current.CancellationToken);
        var wrong = Enumerable.Range(0, 1000).AsParallel().Count(i => !SparseMerkle.VerifyPresence(
            s_algorithm, $"asset/{i}", 1, Value(1), snapshot.Prove($"asset/{i}"), snapshot.Root));
        await writer;

        Assert.Equal(0, wrong);
    }

    private static Gen<List<(string Key, ulong Version, bool HashNow)>> Changes =>
        Gen.Select(Gen.Int[0, 40], Gen.ULong[1, 5], Gen.Int[0, 5]).Select((key, version, hash) =>
            ($"asset/{key}", version, hash == 0)).List[0, 60];

    // A change to an earlier version is a fault in the caller; the model leaves it out.
    private static void Set(SparseMerkleMap map, Dictionary<string, ulong> model, string key, ulong version)
    {
        if (model.GetValueOrDefault(key) <= version)
        {
            map.Set(key, version, Value(version));
            model[key] = version;
        }
    }

    private static bool Proves(SparseMerkleSnapshot snapshot, Dictionary<string, ulong> model) =>
        Enumerable.Range(0, 50).Select(i => $"asset/{i}").All(key =>
        {
            var proof = snapshot.Prove(key);
            var absent = SparseMerkle.VerifyAbsence(s_algorithm, key, proof, snapshot.Root);
            return model.TryGetValue(key, out var version)
                ? !absent
                    && SparseMerkle.VerifyPresence(s_algorithm, key, version, Value(version), proof, snapshot.Root)
                    && !SparseMerkle.VerifyPresence(s_algorithm, key, version + 1, Value(version), proof, snapshot.Root)
                    && snapshot.TryGet(key, out var found, out var value) && found == version && value == Value(version)
                : absent && !snapshot.TryGet(key, out _, out _);
        });

    private static Digest RootOf(Dictionary<string, ulong> model) => RootOf(
        [.. model.Select(pair => new SparseMerkleLeaf(
            s_algorithm.Hash(System.Text.Encoding.UTF8.GetBytes(pair.Key)), pair.Value, Value(pair.Value)))],
        0);

    // The definition itself: no leaf, one leaf, or two halves.
    private static Digest RootOf(List<SparseMerkleLeaf> leaves, int depth)
    {
        if (leaves.Count < 2)
        {
            return leaves.Count == 0 ? default : HashOf(leaves[0]);
        }

        var halves = leaves.ToLookup(leaf => (leaf.Path.AsSpan()[depth / 8] & (0x80 >> (depth % 8))) != 0);
        return s_algorithm.Hash(
            [0x03],
            RootOf([.. halves[false]], depth + 1).AsSpan(),
            RootOf([.. halves[true]], depth + 1).AsSpan());
    }

    private static Digest HashOf(SparseMerkleLeaf leaf)
    {
        var version = BitConverter.GetBytes(leaf.Version);
        Array.Reverse(version);
        return s_algorithm.Hash([0x02, .. leaf.Path.AsSpan(), .. version, .. leaf.ValueHash.AsSpan()]);
    }

    private static Digest Value(ulong version) => s_algorithm.Hash(BitConverter.GetBytes(version));
}
