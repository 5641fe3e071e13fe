namespace Ledger.Evidence.Bundles;

/// <summary>
/// CRC-32 as ZIP has it: polynomial 0xedb88320, reflected, inverted. Finds accidents, proves nothing.
/// </summary>
internal static class Crc32
{
    private static readonly uint[] s_table = Table();

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var octet in bytes)
        {
            crc = s_table[(crc ^ octet) & 0xff] ^ (crc >> 8);
        }

        return ~crc;
    }

    private static uint[] Table()
    {
        var table = new uint[256];
        for (var i = 0u; i < table.Length; i++)
        {
            var value = i;
            for (var bit = 0; bit < 8; bit++)
            {
                value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ 0xedb88320;
            }

            table[i] = value;
        }

        return table;
    }
}
