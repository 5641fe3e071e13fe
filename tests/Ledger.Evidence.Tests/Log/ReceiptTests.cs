using System.Text;
using Ledger.Evidence.Log;

namespace Ledger.Evidence.Tests.Log;

public sealed class ReceiptTests
{
    private const string Origin = "dev-ledger.example/registry";
    private static readonly NoteSigner s_signer =
        new(Receipt.KeyName(Origin), PrivateKey.Generate(SignatureAlgorithm.Ed25519));

    private static readonly Receipt s_receipt = new(
        Origin, 2, Hashes(2), new DateTimeOffset(2026, 11, 23, 14, 40, 14, 123, TimeSpan.Zero));

    [Fact]
    public void A_receipt_is_six_lines_and_a_signature()
    {
        var note = s_receipt.Sign(s_signer);

        Assert.Equal(
            "ledger-receipt@v1\ndev-ledger.example/registry\n2\nfqDFN3Sfr7bx7XZ6gSiD3HGAI/BY6jPc9B9qEhj5Qp0=\n"
            .Split('\n')[..3], note.Text.Split('\n')[..3]);
        Assert.EndsWith("\n2026-11-23T14:40:14.123Z\n", note.Text, StringComparison.Ordinal);
        Assert.True(Receipt.TryOpen(note.ToBytes(), new NoteVerifier([s_signer.Key]), out var read, out _));
        Assert.Equal(s_receipt, read);
    }

    [Fact]
    public void A_receipt_is_kept_by_a_checkpoint_with_the_leaf_in_its_place_and_by_no_other()
    {
        foreach (var algorithm in (DigestAlgorithm[])[DigestAlgorithm.Sha256, DigestAlgorithm.Sm3])
        {
            var leaves = Enumerable.Range(0, 5).Select(i => Hashes(i)[algorithm]).ToArray();
            var path = MerkleTree.InclusionProof(algorithm, leaves, 2);
            var head = new Checkpoint(Checkpoint.OriginOf(Origin, algorithm), 5, MerkleTree.Root(algorithm, leaves));

            Assert.True(s_receipt.IsKeptBy(algorithm, head, path));
            Assert.False((s_receipt with { Index = 3 }).IsKeptBy(algorithm, head, path));
            Assert.False((s_receipt with { LeafHashes = Hashes(9) }).IsKeptBy(algorithm, head, path));
            Assert.False((s_receipt with { Origin = "dev-other/registry" }).IsKeptBy(algorithm, head, path));
            Assert.False(s_receipt.IsKeptBy(algorithm, head with { Size = 2 }, path));
        }
    }

    [Fact]
    public void A_log_lane_signs_no_receipt()
    {
        var lane = new NoteSigner(Origin, PrivateKey.Generate(SignatureAlgorithm.Ed25519));
        var forged = new SignedNote(s_receipt.ToText(), [lane.Sign(s_receipt.ToText())]);

        Assert.Throws<ArgumentException>(() => s_receipt.Sign(lane));
        Assert.False(Receipt.TryOpen(forged.ToBytes(), new NoteVerifier([lane.Key]), out _, out _));
    }

    [Theory]
    [InlineData("\n2\n", "\n02\n")]
    [InlineData("ledger-receipt@v1", "ledger-receipt@v2")]
    [InlineData(".123Z", "Z")]
    [InlineData("=\n", "\n")]
    [InlineData("Z\n", "Z\nmore\n")]
    [InlineData("dev-ledger.example/registry\n", "\n")]
    public void Near_misses_are_refused_even_when_signed(string part, string other)
    {
        var text = s_receipt.ToText().Replace(part, other, StringComparison.Ordinal);
        Assert.NotEqual(s_receipt.ToText(), text);
        var note = new SignedNote(text, [s_signer.Sign(text)]);

        Assert.False(Receipt.TryOpen(note.ToBytes(), new NoteVerifier([s_signer.Key]), out _, out _));
    }

    private static DigestPair Hashes(int i) => Evidence.Entries.EntryLeaf.Hash(Encoding.ASCII.GetBytes($"leaf {i}"));
}
