using System.Net;
using System.Net.Sockets;

namespace Ledger.Server.Outbound;

/// <summary>
/// The way out to addresses that others name. Names are resolved here and connected to by the address that was looked
/// at;
/// addresses of this machine and of private networks are refused, and nobody is followed elsewhere.
/// </summary>
internal static class OutboundHttp
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(15);

    private static readonly IPNetwork s_translated = IPNetwork.Parse("64:ff9b::/96");

    // RFC 6890 and its registry: what is not of the public network.
    private static readonly IPNetwork[] s_private =
    [
        .. ((string[])
        [
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
            "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24",
            "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "::/96", "64:ff9b:1::/48", "100::/64",
            "2001::/23", "2001:db8::/32", "2002::/16", "fc00::/7", "fe80::/10", "fec0::/10", "3fff::/20",
            "5f00::/16", "ff00::/8",
        ]).Select(IPNetwork.Parse),
    ];

    /// <summary>A client that reaches public addresses, and private ones in the networks named.</summary>
    public static HttpClient Create(IEnumerable<string> allowed, int maxAnswer)
    {
        IPNetwork[] networks = [.. allowed.Select(IPNetwork.Parse)];
        return new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            ConnectCallback = (context, stop) => ConnectAsync(context.DnsEndPoint, networks, stop),
        })
        {
            Timeout = s_timeout,
            MaxResponseContentBufferSize = maxAnswer,
        };
    }

    /// <summary>Whether an address is one that strangers may make this machine talk to.</summary>
    public static bool IsAllowed(IPAddress address, IReadOnlyCollection<IPNetwork> allowed)
    {
        // RFC 6052: behind this prefix a translator reaches the IPv4 address in the last four bytes.
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4()
            : s_translated.Contains(address) ? new IPAddress(address.GetAddressBytes().AsSpan(12))
            : address;
        return allowed.Any(network => network.Contains(plain)) || !s_private.Any(network => network.Contains(plain));
    }

    private static async ValueTask<Stream> ConnectAsync(
        DnsEndPoint asked, IPNetwork[] allowed, CancellationToken cancellationToken)
    {
        var found = IPAddress.TryParse(asked.Host, out var literal)
            ? [literal]
            : await Dns.GetHostAddressesAsync(asked.Host, cancellationToken);
        IPAddress[] addresses = [.. found.Where(address => IsAllowed(address, allowed))];
        if (addresses.Length == 0)
        {
            throw new HttpRequestException($"{asked.Host} is on no network that may be reached from here.");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, asked.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
