using System.Buffers.Binary;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Ledger.Evidence.Bundles;

/// <summary>
/// CRC-32 as ZIP has it: polynomial 0xedb88320, reflected, inverted. Finds accidents, proves nothing.
/// </summary>
internal static class Crc32
{
    private const int Step = sizeof(ulong);
    private const int Values = 256;
    private const int Lane = 16;
    private const int Block = 4 * Lane;

    // Intel, "Fast CRC Computation for Generic Polynomials Using PCLMULQDQ Instruction", tables of the reflected
    // case: what stands 64 bytes before the end, and 16, is worth so much; then the constants of the reduction.
    private static readonly Vector128<ulong> s_far = Vector128.Create(0x1_5444_2bd4UL, 0x1_c6e4_1596UL);
    private static readonly Vector128<ulong> s_near = Vector128.Create(0x1_7519_97d0UL, 0x0_ccaa_009eUL);
    private static readonly Vector128<ulong> s_half = Vector128.CreateScalar(0x1_63cd_6124UL);
    private static readonly Vector128<ulong> s_barrett = Vector128.Create(0x1_f701_1641UL, 0x1_db71_0641UL);

    // What each value of a byte comes to, by how many bytes stand behind it in a step.
    private static readonly uint[] s_tables = Tables();

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        if (Pclmulqdq.IsSupported && bytes.Length >= Block)
        {
            var whole = bytes.Length / Lane * Lane;
            crc = Fold(crc, bytes[..whole]);
            bytes = bytes[whole..];
        }

        for (; bytes.Length >= Step; bytes = bytes[Step..])
        {
            var eight = BinaryPrimitives.ReadUInt64LittleEndian(bytes) ^ crc;
            crc = 0;
            for (var behind = Step - 1; behind >= 0; behind--, eight >>= 8)
            {
                crc ^= s_tables[(Values * behind) + (int)(eight & 0xff)];
            }
        }

        foreach (var octet in bytes)
        {
            crc = s_tables[(crc ^ octet) & 0xff] ^ (crc >> 8);
        }

        return ~crc;
    }

    // Whole lanes, four at least.
    private static uint Fold(uint crc, ReadOnlySpan<byte> bytes)
    {
        var (a, b, c, d) = (LaneOf(bytes, 0) ^ Vector128.CreateScalar((ulong)crc), LaneOf(bytes, 1), LaneOf(bytes, 2),
            LaneOf(bytes, 3));
        for (bytes = bytes[Block..]; bytes.Length >= Block; bytes = bytes[Block..])
        {
            a = Onto(a, s_far, LaneOf(bytes, 0));
            b = Onto(b, s_far, LaneOf(bytes, 1));
            c = Onto(c, s_far, LaneOf(bytes, 2));
            d = Onto(d, s_far, LaneOf(bytes, 3));
        }

        var one = Onto(Onto(Onto(a, s_near, b), s_near, c), s_near, d);
        for (; !bytes.IsEmpty; bytes = bytes[Lane..])
        {
            one = Onto(one, s_near, LaneOf(bytes, 0));
        }

        return Reduce(one);
    }

    private static Vector128<ulong> LaneOf(ReadOnlySpan<byte> bytes, int number) =>
        Vector128.Create(bytes.Slice(number * Lane, Lane)).AsUInt64();

    private static Vector128<ulong> Onto(Vector128<ulong> lane, Vector128<ulong> worth, Vector128<ulong> next) =>
        Pclmulqdq.CarrylessMultiply(lane, worth, 0x00) ^ Pclmulqdq.CarrylessMultiply(lane, worth, 0x11) ^ next;

    // From 128 bits to 96, to 64, to the remainder.
    private static uint Reduce(Vector128<ulong> lane)
    {
        lane = Vector128.CreateScalar(lane[1]) ^ Pclmulqdq.CarrylessMultiply(lane, s_near, 0x10);
        lane = Sse2.ShiftRightLogical128BitLane(lane, sizeof(uint))
            ^ Pclmulqdq.CarrylessMultiply(Low(lane), s_half, 0x00);
        var quotient = Pclmulqdq.CarrylessMultiply(Low(lane), s_barrett, 0x00);
        return (uint)((lane ^ Pclmulqdq.CarrylessMultiply(Low(quotient), s_barrett, 0x10))[0] >> 32);
    }

    private static Vector128<ulong> Low(Vector128<ulong> lane) => Vector128.CreateScalar(lane[0] & uint.MaxValue);

    private static uint[] Tables()
    {
        var tables = new uint[Step * Values];
        for (var i = 0u; i < Values; i++)
        {
            var value = i;
            for (var bit = 0; bit < 8; bit++)
            {
                value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ 0xedb88320;
            }

            tables[i] = value;
        }

        for (var i = Values; i < tables.Length; i++)
        {
            var nearer = tables[i - Values];
            tables[i] = tables[nearer & 0xff] ^ (nearer >> 8);
        }

        return tables;
    }
}
