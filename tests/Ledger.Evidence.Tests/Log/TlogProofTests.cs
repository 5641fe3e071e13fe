using System.Text;
using CsCheck;
using Ledger.Evidence.Log;

namespace Ledger.Evidence.Tests.Log;

public sealed class TlogProofTests
{
    private const string Origin = "dev-ledger.example/registry";

    [Fact]
    public void A_proof_reads_back_and_shows_its_leaf_alone() =>
        Gen.Select(Gen.Int[1, 300], Gen.Int[0, 299], Gen.Byte.Array[0, 40].Null()).Sample(
            (size, pick, extra) =>
            {
                var (tree, index) = (new Trees(DigestAlgorithm.Sha256).GrowTo((ulong)size), pick % size);
                var (proof, head) = Proof(tree, (ulong)index, extra);

                Assert.True(TlogProof.TryRead(proof.ToBytes(), out var read, out _));
                Assert.Equal(proof.ToBytes(), read.ToBytes());
                Assert.Equal(extra, read.Extra);
                Assert.True(read.Shows(DigestAlgorithm.Sha256, tree.Leaves[index], head));
                Assert.False(read.Shows(DigestAlgorithm.Sha256, default, head));
                Assert.False(read.Shows(DigestAlgorithm.Sha256, tree.Leaves[index], Larger(head)));
                Assert.True(size == 1 || !(read with { Index = (ulong)((index + 1) % size) })
                    .Shows(DigestAlgorithm.Sha256, tree.Leaves[index], head));
            },
            iter: 30);

    [Fact]
    public void A_proof_is_the_text_that_the_standard_shows()
    {
        var (proof, head) = Proof(new Trees(DigestAlgorithm.Sha256).GrowTo(2), 0, "hi"u8.ToArray());
        var lines = Encoding.UTF8.GetString(proof.ToBytes()).Split('\n');

        Assert.Equal(["c2sp.org/tlog-proof@v1", "extra aGk=", "index 0"], lines[..3]);
        Assert.Equal("", lines[4]);
        Assert.Equal(head.ToText(), string.Join('\n', lines[5..8]) + "\n");
    }

    [Theory]
    [InlineData("c2sp.org/tlog-proof@v1", "c2sp.org/tlog-proof@v2")]
    [InlineData("extra aGk=\n", "extra aGk\n")]
    [InlineData("extra aGk=\n", "extra aGk=\nextra aGk=\n")]
    [InlineData("index 0", "index 00")]
    [InlineData("index 0", "index  0")]
    [InlineData("index 0\n", "")]
    [InlineData("index 0", "Index 0")]
    [InlineData("=\n\ndev", "=\n\n\ndev")]
    [InlineData("=\n\ndev", "=\ndev")]
    [InlineData("index 0\n", "index 0\nAA==\n")]
    [InlineData("\n\u2014 ", "\n- ")]
    public void Near_misses_are_refused(string part, string other)
    {
        var (proof, _) = Proof(new Trees(DigestAlgorithm.Sha256).GrowTo(2), 0, "hi"u8.ToArray());
        var text = Encoding.UTF8.GetString(proof.ToBytes());
        Assert.Contains(part, text, StringComparison.Ordinal);

        Assert.False(TlogProof.TryRead(
            Encoding.UTF8.GetBytes(text.Replace(part, other, StringComparison.Ordinal)), out _, out var error));
        Assert.NotNull(error);
    }

    [Fact]
    public void A_path_longer_than_any_tree_is_high_is_refused()
    {
        var (proof, _) = Proof(new Trees(DigestAlgorithm.Sha256).GrowTo(2), 0, null);

        Assert.True(TlogProof.TryRead(Long(63).ToBytes(), out _, out _));
        Assert.False(TlogProof.TryRead(Long(64).ToBytes(), out _, out _));

        TlogProof Long(int hashes) => proof with { Path = [.. Enumerable.Repeat(proof.Path[0], hashes)] };
    }

    private static Checkpoint Larger(Checkpoint head) => head with { Size = head.Size + 1 };

    private static (TlogProof Proof, Checkpoint Head) Proof(Trees tree, ulong index, byte[]? extra)
    {
        var roots = new DigestPair(tree.Growing.Root(), default);
        var head = Signers.Log(Origin).Sign(tree.Growing.Size, roots).Sha256;
        var path = MerkleTree.InclusionProof(DigestAlgorithm.Sha256, tree.Leaves, index);
        return (new TlogProof(index, path, head.Note, extra), head.Head);
    }
}
