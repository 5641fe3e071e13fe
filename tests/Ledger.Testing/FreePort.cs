using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Ledger.Testing;

/// <summary>
/// Loopback ports for children that must be told one. Where a child can be given port 0 and says what it got,
/// prefer that.
/// </summary>
public static class FreePort
{
    private const int Lowest = 10_240;
    private const int Attempts = 5;

    /// <summary>
    /// A port that was free a moment ago. It lies below the range from which the kernel serves outgoing
    /// connections, so that a child can come back on it after a restart.
    /// </summary>
    public static int Find()
    {
        var end = FirstEphemeralPort();
        for (var attempt = 0; attempt < 100 && end > Lowest; attempt++)
        {
            if (TryBind(Random.Shared.Next(Lowest, end)) is { } port)
            {
                return port;
            }
        }

        return TryBind(0) ?? throw new InvalidOperationException("The machine has no free loopback port.");
    }

    /// <summary>
    /// Starts a child on a free port, and on another one if it ends before it is ready (a port just taken).
    /// </summary>
    public static async Task<T> StartAsync<T>(Func<int, Task<T>> start)
    {
        ArgumentNullException.ThrowIfNull(start);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await start(Find());
            }
            catch (ChildProcessEndedException) when (attempt < Attempts)
            {
            }
        }
    }

    private static int? TryBind(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
        catch (SocketException)
        {
            return null;
        }
    }

    private static int FirstEphemeralPort()
    {
        const string range = "/proc/sys/net/ipv4/ip_local_port_range";
        return File.Exists(range)
            ? int.Parse(File.ReadAllText(range).Split('\t', ' ')[0], CultureInfo.InvariantCulture)
            : 32_768;
    }
}
