using System.Net.Sockets;

namespace Ledger.Blobs.Azure;

/// <summary>
/// Reports a connection that the other side gave up just as it was made like any other that failed. The platform's
/// handler lets that one socket's fault through bare, and the service's client, which knows it not, would neither try
/// again nor say that the service cannot be reached.
/// </summary>
internal sealed class HungUp(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (SocketException fault)
        {
            throw new HttpRequestException(HttpRequestError.ConnectionError, fault.Message, fault);
        }
    }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return base.Send(request, cancellationToken);
        }
        catch (SocketException fault)
        {
            throw new HttpRequestException(HttpRequestError.ConnectionError, fault.Message, fault);
        }
    }
}
