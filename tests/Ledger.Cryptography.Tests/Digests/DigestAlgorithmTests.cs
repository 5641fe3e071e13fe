using CsCheck;

namespace Ledger.Cryptography.Tests;

public sealed class DigestAlgorithmTests
{
    public static TheoryData<string> Names => ["sha256", "sha256-platform", "sm3", "sm3-managed", "keccak256"];

    [Fact]
    public void Every_published_digest_is_met()
    {
        foreach (var item in Vectors.Load("digest.json").Items("cases"))
        {
            var message = Repeat(item.Bytes("message"), (int)item.Number("repeat"));

            Assert.Equal(item.Text("digest"), item.DigestAlgorithm().Hash(message).ToString());
        }
    }

    /// <summary>FIPS 202: NIST's examples of the empty message and of three bytes.</summary>
    [Theory]
    [InlineData("", "a7ffc6f8bf1ed76651c14756a061d662f580ff4de43b49fa82d80a4b80f8434a")]
    [InlineData("abc", "3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532")]
    public void Sha3_is_the_standards(string message, string digest)
    {
        var bytes = System.Text.Encoding.ASCII.GetBytes(message);
        using var pieces = DigestAlgorithm.Sha3.CreateIncremental();
        pieces.Append(bytes);

        Assert.Equal(digest, DigestAlgorithm.Sha3.Hash(bytes).ToString());
        Assert.Equal(digest, pieces.Finish().ToString());
    }

    [Fact]
    public void Sm3_is_the_same_with_and_without_libcrypto()
    {
        Assert.NotNull(LibCrypto.Sm3);
        var (native, managed) = (new Sm3NativeAlgorithm(LibCrypto.Sm3), new Sm3ManagedAlgorithm());

        Gen.Byte.Array[0, 300].Sample(message => native.Hash(message) == managed.Hash(message));
    }

    [Fact]
    public void Sha256_is_the_same_with_and_without_libcrypto()
    {
        Assert.NotNull(LibCrypto.Sha256);
        var (native, platform) = (new Sha256NativeAlgorithm(LibCrypto.Sha256), new Sha256PlatformAlgorithm());

        Gen.Byte.Array[0, 300].Sample(message => native.Hash(message) == platform.Hash(message));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Where_the_pieces_are_cut_makes_no_difference(string name)
    {
        var algorithm = Find(name);
        Gen.Select(Gen.Byte.Array[0, 700], Gen.Byte.Array[0, 700], Gen.Byte.Array[0, 300]).Sample((a, b, c) =>
        {
            var whole = algorithm.Hash([.. a, .. b, .. c]);
            using var pieces = algorithm.CreateIncremental();
            pieces.Append(a);
            pieces.Append(b);
            pieces.Append(c);
            return pieces.Finish() == whole && algorithm.Hash(a, b, c) == whole;
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_incremental_digest_starts_again_after_it_finished(string name)
    {
        using var digest = Find(name).CreateIncremental();
        var ofNothing = digest.Finish();
        digest.Append("abc"u8);
        var ofAbc = digest.Finish();

        Assert.Equal(Find(name).Hash([]), ofNothing);
        Assert.Equal(Find(name).Hash("abc"u8), ofAbc);
        Assert.Equal(ofNothing, digest.Finish());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_disposed_digest_takes_nothing_more(string name)
    {
        var digest = Find(name).CreateIncremental();
        digest.Append("abc"u8);
        digest.Dispose();
        digest.Dispose();

        Assert.Throws<ObjectDisposedException>(() => digest.Append("abc"u8));
        Assert.Throws<ObjectDisposedException>(() => digest.Finish());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Digests_on_many_threads_do_not_disturb_each_other(string name)
    {
        var algorithm = Find(name);
        var expected = algorithm.Hash("abc"u8);

        var wrong = Enumerable.Range(0, 20_000).AsParallel().Count(_ => algorithm.Hash("abc"u8) != expected);

        Assert.Equal(0, wrong);
    }

    [Fact]
    public void A_pair_holds_both_digests_of_the_same_bytes()
    {
        var pair = DigestPair.Of("abc"u8);
        using var incremental = new IncrementalDigestPair();
        incremental.Append("a"u8);
        incremental.Append("bc"u8);

        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", pair.Sha256.ToString());
        Assert.Equal("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0", pair.Sm3.ToString());
        Assert.Equal(pair, incremental.Finish());
        Assert.Equal(pair, DigestPair.Of("a"u8, "b"u8, "c"u8));
        Assert.Equal(pair.Sm3, pair[DigestAlgorithm.Sm3]);
        Assert.Throws<ArgumentException>(() => pair[DigestAlgorithm.Keccak256]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("SHA256")]
    [InlineData("sha-256")]
    [InlineData("sha3-256")]
    public void An_unknown_name_finds_no_algorithm(string? name) => Assert.False(DigestAlgorithm.TryGet(name, out _));

    private static DigestAlgorithm Find(string name) =>
        name == "sm3-managed" ? new Sm3ManagedAlgorithm()
        : name == "sha256-platform" ? new Sha256PlatformAlgorithm()
        : DigestAlgorithm.TryGet(name, out var algorithm) ? algorithm
        : throw new ArgumentException(name);

    private static byte[] Repeat(byte[] message, int times) =>
        [.. Enumerable.Repeat(message, times).SelectMany(m => m)];
}
