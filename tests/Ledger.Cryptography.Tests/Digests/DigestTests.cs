using CsCheck;

namespace Ledger.Cryptography.Tests;

public sealed class DigestTests
{
    private const string OfNothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    [Fact]
    public void A_digest_comes_back_from_its_text() => Assert.Equal(OfNothing, Digest.Parse(OfNothing).ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855")]
    [InlineData("0xe3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b8")]
    [InlineData("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b85")]
    [InlineData("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b8555")]
    [InlineData(" 3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("g3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    public void Every_other_spelling_is_refused(string? text) => Assert.False(Digest.TryParse(text, out _));

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(33)]
    public void Every_other_length_is_refused(int length)
    {
        Assert.False(Digest.TryRead(new byte[length], out _));
        Assert.Throws<ArgumentException>(() => Digest.Read(new byte[length]));
    }

    [Fact]
    public void The_default_is_32_zero_bytes() => Assert.Equal(new byte[32], default(Digest).ToArray());

    [Fact]
    public void Order_and_equality_are_those_of_the_bytes() =>
        Gen.Select(Bytes, Bytes).Sample((a, b) =>
        {
            var (left, right) = (Digest.Read(a), Digest.Read(b));
            return Math.Sign(left.CompareTo(right)) == Math.Sign(a.AsSpan().SequenceCompareTo(b))
                && left.Equals(right) == a.AsSpan().SequenceEqual(b)
                && (left < right) == (left.CompareTo(right) < 0)
                && left.Equals(Digest.Read(a)) && left.GetHashCode() == Digest.Read(a).GetHashCode();
        });

    [Fact]
    public void Bytes_come_back_as_they_went_in() =>
        Bytes.Sample(bytes => Digest.Parse(Digest.Read(bytes).ToString()).AsSpan().SequenceEqual(bytes));

    // Bytes from a small alphabet, so that equal and nearly equal digests come up.
    private static Gen<byte[]> Bytes => Gen.Byte[0, 1].Array[32];
}
