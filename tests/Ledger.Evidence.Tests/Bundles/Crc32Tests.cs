using System.Text;
using Ledger.Evidence.Bundles;

namespace Ledger.Evidence.Tests.Bundles;

public sealed class Crc32Tests
{
    // The check value that every catalogue of CRCs gives.
    [Fact]
    public void The_check_value_comes_out() => Assert.Equal(0xcbf43926, Crc32.Of("123456789"u8));

    [Fact]
    public void Every_length_is_as_bit_by_bit()
    {
        var bytes = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 200).Select(n => $"{n * n},")));
        for (var length = 0; length <= 500; length++)
        {
            Assert.Equal(BitByBit(bytes.AsSpan(length / 3, length)), Crc32.Of(bytes.AsSpan(length / 3, length)));
        }
    }

    private static uint BitByBit(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var octet in bytes)
        {
            crc ^= octet;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xedb88320;
            }
        }

        return ~crc;
    }
}
