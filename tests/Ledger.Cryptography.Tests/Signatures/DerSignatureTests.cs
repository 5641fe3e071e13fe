using CsCheck;

namespace Ledger.Cryptography.Tests;

public sealed class DerSignatureTests
{
    [Fact]
    public void Every_pair_comes_back_from_its_one_encoding() =>
        Gen.Select(Integers, Integers).Sample((r, s) =>
        {
            byte[] pair = [.. r, .. s];
            var read = new byte[DerSignature.PairSize];
            return DerSignature.TryRead(DerSignature.Write(pair), read) && read.AsSpan().SequenceEqual(pair);
        });

    [Fact]
    public void What_is_read_is_what_would_be_written() =>
        Gen.Select(Integers, Integers, Gen.Int[0, 80], Gen.Byte).Sample((r, s, at, value) =>
        {
            var der = DerSignature.Write([.. r, .. s]);
            der[at % der.Length] = value;
            var read = new byte[DerSignature.PairSize];
            return !DerSignature.TryRead(der, read) || DerSignature.Write(read).AsSpan().SequenceEqual(der);
        });

    [Fact]
    public void Only_64_bytes_are_a_pair()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => DerSignature.Write(new byte[63]));
        Assert.Throws<ArgumentOutOfRangeException>(() => DerSignature.TryRead([], new byte[65]));
    }

    // Short ones, and ones that need a leading zero, come up as often as others.
    private static Gen<byte[]> Integers =>
        Gen.Select(Gen.Int[0, 32], Gen.Byte.Array[32]).Select((zeros, bytes) =>
        {
            bytes.AsSpan(0, zeros).Clear();
            return bytes;
        });
}
