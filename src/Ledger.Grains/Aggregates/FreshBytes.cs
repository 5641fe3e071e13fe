using System.Security.Cryptography;

namespace Ledger.Grains.Aggregates;

/// <summary>
/// Secret random bytes for salts, 32 at a time. The system's generator is asked for many at once, since asking costs
/// more than the bytes; what is handed out is erased here.
/// </summary>
internal static class FreshBytes
{
    private const int Size = 32;
    private const int Stock = 64 * Size;

    [ThreadStatic]
    private static byte[]? t_stock;

    [ThreadStatic]
    private static int t_left;

    /// <summary>32 bytes that nobody had before.</summary>
    public static byte[] Take()
    {
        var stock = t_stock ??= new byte[Stock];
        if (t_left == 0)
        {
            RandomNumberGenerator.Fill(stock);
            t_left = Stock;
        }

        t_left -= Size;
        var taken = stock.AsSpan(t_left, Size);
        var bytes = taken.ToArray();
        CryptographicOperations.ZeroMemory(taken);
        return bytes;
    }
}
