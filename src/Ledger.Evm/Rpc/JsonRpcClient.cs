using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Ledger.Ports.Mirror;

namespace Ledger.Evm.Rpc;

/// <summary>
/// A JSON-RPC 2.0 client over HTTP: arrays of calls, answers matched by id, bounded in size and time. A read that
/// got no usable answer is tried again; a call that changes something never is, because it may have arrived.
/// </summary>
/// <param name="http">The connection pool; its own timeout should be infinite, since the client keeps the time.</param>
/// <param name="endpoint">The node.</param>
/// <param name="options">The limits.</param>
/// <param name="time">The clock of timeouts and waits.</param>
public sealed class JsonRpcClient(HttpClient http, Uri endpoint, JsonRpcOptions options, TimeProvider time)
{
    private static readonly MediaTypeHeaderValue JsonType = new("application/json");

    private long _nextId;

    /// <summary>Makes one call.</summary>
    /// <exception cref="RpcErrorException">The node answered with an error.</exception>
    /// <exception cref="ChainUnavailableException">There was no usable answer.</exception>
    public async Task<System.Text.Json.JsonElement> CallAsync(RpcCall call, CancellationToken cancellationToken) =>
        (await BatchAsync([call], cancellationToken).ConfigureAwait(false))[0].Require();

    /// <summary>
    /// Makes calls in as few arrays as the limit allows; the replies stand in the order of the calls.
    /// </summary>
    /// <exception cref="ChainUnavailableException">There was no usable answer to at least one array.</exception>
    public async Task<IReadOnlyList<RpcReply>> BatchAsync(
        IReadOnlyList<RpcCall> calls, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(calls);
        var replies = new List<RpcReply>(calls.Count);
        foreach (var chunk in calls.Chunk(options.MaximumBatch))
        {
            replies.AddRange(await ExchangeAsync(chunk, cancellationToken).ConfigureAwait(false));
        }

        return replies;
    }

    /// <summary>The wait after a failed attempt, counted from 1; each is twice as long as the one before.</summary>
    internal Task PauseAsync(int attempt, CancellationToken cancellationToken) =>
        Task.Delay(options.RetryDelay * (1 << (attempt - 1)), time, cancellationToken);

    private async Task<RpcReply[]> ExchangeAsync(RpcCall[] calls, CancellationToken cancellationToken)
    {
        var attempts = calls.All(call => call.IsRead) ? options.ReadAttempts : 1;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await ExchangeOnceAsync(calls, cancellationToken).ConfigureAwait(false);
            }
            catch (ChainUnavailableException) when (attempt < attempts)
            {
                await PauseAsync(attempt, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task<RpcReply[]> ExchangeOnceAsync(RpcCall[] calls, CancellationToken cancellationToken)
    {
        var firstId = Interlocked.Add(ref _nextId, calls.Length) - calls.Length + 1;
        using var timeout = new CancellationTokenSource(options.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            var response = await PostAsync(RpcCodec.Write(calls, firstId), either.Token).ConfigureAwait(false);
            return RpcCodec.Read(response, calls.Length, firstId);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ChainUnavailableException($"No answer within {options.Timeout}.", e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or SocketException)
        {
            throw new ChainUnavailableException($"The node cannot be reached: {e.Message}", e);
        }
    }

    private async Task<byte[]> PostAsync(byte[] body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = JsonType;
        using var response = await http
            .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw new ChainUnavailableException($"The node answered HTTP {(int)response.StatusCode}.");
        }

        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            return await ReadAllAsync(stream, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<byte[]> ReadAllAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var all = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            if (all.Length + read > options.MaximumResponseBytes)
            {
                throw new ChainUnavailableException($"The answer exceeds {options.MaximumResponseBytes} bytes.");
            }

            all.Write(buffer, 0, read);
        }

        return all.ToArray();
    }
}
