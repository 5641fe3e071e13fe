using System.Net.Sockets;

namespace Ledger.Blobs.Tests;

/// <summary>
/// The real way to a service that first gives up some connections just as they are made: what the platform's own
/// handler then throws.
/// </summary>
internal sealed class HangingUp(int times) : DelegatingHandler(new SocketsHttpHandler())
{
    private int _left = times;

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken) =>
        Interlocked.Decrement(ref _left) >= 0
            ? throw new SocketException((int)SocketError.NotConnected)
            : base.SendAsync(request, cancellationToken);
}
