using System.Net.Http.Headers;
using System.Net.Sockets;
using Ledger.Evidence.Bundles;
using Ledger.Ports.TimeStamping;

namespace Ledger.Server.TimeStamping;

/// <summary>
/// Time stampers over HTTP (RFC 3161, 3.4): one for SM3 digests and one for all others, which may be the same. What
/// they answer is read under a limit and believed nothing.
/// </summary>
internal sealed class HttpTimeStamper(HttpClient http, Uri address, Uri addressForSm3) : ITimeStamper
{
    public Task<byte[]> StampAsync(
        ReadOnlyMemory<byte> imprint, string digest, CancellationToken cancellationToken) =>
        AskAsync(
            digest == "sm3" ? addressForSm3 : address,
            CheckpointStamp.Request(imprint.Span, digest),
            cancellationToken);

    private async Task<byte[]> AskAsync(Uri address, byte[] request, CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(request);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/timestamp-query");
        try
        {
            using var answer = await http.PostAsync(address, content, cancellationToken);
            return answer.IsSuccessStatusCode
                ? await answer.Content.ReadAsByteArrayAsync(cancellationToken)
                : throw new TimeStamperUnavailableException($"{address.Host} answers {(int)answer.StatusCode}.");
        }
        catch (Exception fault) when (fault is HttpRequestException or SocketException
            || (fault is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new TimeStamperUnavailableException($"{address.Host} does not answer: {fault.Message}", fault);
        }
    }

    /// <summary>The client: no redirects, a short wait, small answers.</summary>
    public static HttpClient Client() => new(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        Timeout = TimeSpan.FromSeconds(5),
        MaxResponseContentBufferSize = CheckpointStamp.MaxBytes,
    };
}
