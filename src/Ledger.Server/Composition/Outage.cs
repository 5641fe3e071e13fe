using System.Net.Sockets;
using Azure;
using Ledger.Ports;

namespace Ledger.Server.Composition;

/// <summary>Tells a store that cannot be reached now from everything that waiting does not mend.</summary>
internal static class Outage
{
    /// <summary>Whether it may pass by itself.</summary>
    public static bool Is(Exception fault) => fault switch
    {
        // The client's own report of several attempts.
        AggregateException several => several.InnerExceptions.All(Is),
        RequestFailedException refused => refused.Status is 0 or 408 or 429 or >= 500,
        // An HTTP client lets the socket's own fault through when the other side hangs up just as it is connected.
        JournalUnavailableException or TimeoutException or HttpRequestException or SocketException => true,
        _ => false,
    };
}
