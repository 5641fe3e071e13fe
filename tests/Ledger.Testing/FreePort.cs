using System.Collections.Concurrent;
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

    // Held until this process ends: whoever else looks for a port passes over ours, though nothing listens on it while
    // a child starts, or between its end and its restart.
    private static readonly ConcurrentBag<FileStream> Kept = [];

    /// <summary>
    /// A port that was free a moment ago, and that no other process of tests is given as long as this one lives. It
    /// lies below the range from which the kernel serves outgoing connections, so that a child can come back on it
    /// after a restart.
    /// </summary>
    public static int Find()
    {
        var end = FirstEphemeralPort();
        for (var attempt = 0; attempt < 100 && end > Lowest; attempt++)
        {
            var port = Random.Shared.Next(Lowest, end);
            if (TryKeep(port) && TryBind(port) is not null)
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

    // The lock of a file is the kernel's: it ends with the process, however that ends.
    private static bool TryKeep(int port)
    {
        try
        {
            var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "ledger-ports"));
            var name = Path.Combine(folder.FullName, port.ToString(CultureInfo.InvariantCulture));
            Kept.Add(new FileStream(name, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            // The folder is another user's, whom we cannot ask.
            return true;
        }
        catch (IOException)
        {
            return false;
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
