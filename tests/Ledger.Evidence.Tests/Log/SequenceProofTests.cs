using System.Globalization;
using Ledger.Evidence.Log;

namespace Ledger.Evidence.Tests.Log;

public sealed class SequenceProofTests
{
    private const string Name = "egress/99999999999999999999999999999999";

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(1, 300)]
    [InlineData(7, 3)]
    [InlineData(2000, 5000)]
    [InlineData(100_000, 20_000)]
    public void What_is_made_is_read_and_holds_in_both_maps(int count, int others)
    {
        var (sha256, sm3) = Maps(count, others);

        var bytes = SequenceProof.Make(Name, sha256, sm3)!.ToBytes();

        Assert.True(SequenceProof.TryRead(bytes, out var proof));
        Assert.Equal((ulong)count, proof.Count);
        Assert.Equal(bytes, proof.ToBytes());
        Assert.True(proof.Verify(DigestAlgorithm.Sha256, Name, sha256.Root));
        Assert.True(proof.Verify(DigestAlgorithm.Sm3, Name, sm3.Root));
        Assert.False(proof.Verify(DigestAlgorithm.Sha256, Name, sm3.Root));
        Assert.False(proof.Verify(DigestAlgorithm.Sha256, "transaction" + Name[6..], sha256.Root) && count > 0);
        Assert.InRange(bytes.Length, 0, 1000 + (400 * count));
    }

    [Fact]
    public void A_map_with_one_number_more_or_fewer_is_another()
    {
        var (sha256, sm3) = Maps(20, 50);
        var proof = SequenceProof.Make(Name, sha256, sm3)!;
        foreach (var count in new[] { 19, 21 })
        {
            Assert.False(proof.Verify(DigestAlgorithm.Sha256, Name, Maps(count, 50).Sha256.Root));
        }
    }

    [Fact]
    public void No_changed_byte_holds_in_both_maps()
    {
        var (sha256, sm3) = Maps(5, 9);
        var bytes = SequenceProof.Make(Name, sha256, sm3)!.ToBytes();
        for (var i = 0; i < bytes.Length; i++)
        {
            byte[] changed = [.. bytes];
            changed[i] ^= 1;
            Assert.False(
                SequenceProof.TryRead(changed, out var proof)
                && proof.Verify(DigestAlgorithm.Sha256, Name, sha256.Root)
                && proof.Verify(DigestAlgorithm.Sm3, Name, sm3.Root));
        }
    }

    // A log that left number 2 out may not say that it is there at version 0.
    [Fact]
    public void A_gap_is_not_filled_by_a_version_that_is_none()
    {
        var (sha256, sm3) = (new SparseMerkleMap(DigestAlgorithm.Sha256), new SparseMerkleMap(DigestAlgorithm.Sm3));
        sha256.Set($"{Name}/1", 1, default);
        sm3.Set($"{Name}/1", 1, default);
        byte[] Part(DigestAlgorithm algorithm, SparseMerkleMap map) => SparseMerkleMany.Prove(
            map.Snapshot(), Enumerable.Range(1, 3).Select(n => SparseMerkle.Path(algorithm, $"{Name}/{n}")));
        var parts = (Part(DigestAlgorithm.Sha256, sha256), Part(DigestAlgorithm.Sm3, sm3));
        byte[] Number(int value) => [0, 0, 0, 0, 0, 0, 0, (byte)value];
        byte[] Forged(int version) =>
        [
            .. "ledger-sequence@v1\0"u8, .. Number(2), .. Number(1), .. new byte[2 * Digest.Size], .. Number(version),
            .. new byte[2 * Digest.Size], .. Number(parts.Item1.Length), .. parts.Item1, .. parts.Item2,
        ];

        foreach (var version in new[] { 0, 1 })
        {
            Assert.True(SequenceProof.TryRead(Forged(version), out var proof));
            Assert.False(proof.Verify(DigestAlgorithm.Sha256, Name, sha256.Root));
            Assert.False(proof.Verify(DigestAlgorithm.Sm3, Name, sm3.Root));
        }
    }

    private static (SparseMerkleSnapshot Sha256, SparseMerkleSnapshot Sm3) Maps(int count, int others)
    {
        var (sha256, sm3) = (new SparseMerkleMap(DigestAlgorithm.Sha256), new SparseMerkleMap(DigestAlgorithm.Sm3));
        for (var i = 1; i <= count + others; i++)
        {
            var number = i.ToString(CultureInfo.InvariantCulture);
            var key = i <= count ? $"{Name}/{number}" : $"case/{number}";
            var value = DigestPair.Of(BitConverter.GetBytes(i));
            sha256.Set(key, (ulong)i, value.Sha256);
            sm3.Set(key, (ulong)i, value.Sm3);
        }

        return (sha256.Snapshot(), sm3.Snapshot());
    }
}
