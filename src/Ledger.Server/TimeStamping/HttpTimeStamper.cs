using System.Net.Http.Headers;
using Ledger.Cryptography;
using Ledger.Evidence.Bundles;
using Ledger.Ports.TimeStamping;

namespace Ledger.Server.TimeStamping;

/// <summary>A time stamper over HTTP (RFC 3161, 3.4). Its answer is read under a limit and believed nothing.</summary>
internal sealed class HttpTimeStamper(HttpClient http, Uri address) : ITimeStamper
{
    public async Task<byte[]> StampAsync(Digest sha256, CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(CheckpointStamp.Request(sha256));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/timestamp-query");
        try
        {
            using var answer = await http.PostAsync(address, content, cancellationToken);
            return answer.IsSuccessStatusCode
                ? await answer.Content.ReadAsByteArrayAsync(cancellationToken)
                : throw new TimeStamperUnavailableException($"{address.Host} answers {(int)answer.StatusCode}.");
        }
        catch (Exception fault) when (fault is HttpRequestException
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
