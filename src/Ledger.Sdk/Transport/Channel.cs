using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace Ledger.Sdk;

/// <summary>
/// Sends requests with a token, and sends them again while the registry is unreachable or overloaded. Every request
/// of the API but the clock's may be repeated without harm: reads, writes under a digest, commands under their id.
/// </summary>
internal sealed class Channel : IDisposable
{
    private readonly HttpClient _http;
    private readonly Uri _server;
    private readonly LedgerClientOptions _options;
    private readonly ITokenSource? _tokens;

    /// <param name="http">The client.</param>
    /// <param name="server">The registry's address.</param>
    /// <param name="tokens">Where tokens come from; null to send none.</param>
    /// <param name="options">How.</param>
    public Channel(HttpClient http, Uri server, ITokenSource? tokens, LedgerClientOptions options) =>
        (_http, _server, _tokens, _options) = (http, server, tokens, options);

    /// <summary>
    /// The whole answer, whatever its status: one that breaks off in the middle is none, and is asked for again.
    /// </summary>
    /// <param name="method">The method.</param>
    /// <param name="path">The path, relative to the server.</param>
    /// <param name="content">Makes the body anew for each attempt; null for none.</param>
    /// <param name="repeat">Whether to send again.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="LedgerUnreachableException">The last attempt brought no whole answer either.</exception>
    public Task<HttpResponseMessage> SendAsync(
        HttpMethod method,
        string path,
        Func<HttpContent>? content,
        bool repeat,
        CancellationToken cancellationToken) =>
        SendAsync(new Outgoing(method, new Uri(_server, path), content), repeat, cancellationToken);

    /// <summary>The whole answer to a read with a header of its own.</summary>
    public Task<HttpResponseMessage> GetAsync(
        string path, (string Name, string Value)? header, CancellationToken cancellationToken) =>
        SendAsync(new Outgoing(HttpMethod.Get, new Uri(_server, path), null, header), true, cancellationToken);

    /// <summary>
    /// An answer whose body comes bit by bit, asked for once: the caller knows from where to ask again.
    /// </summary>
    public Task<HttpResponseMessage> OpenAsync(string path, string accept, CancellationToken cancellationToken) =>
        SendOnceAsync(
            new Outgoing(HttpMethod.Get, new Uri(_server, path), null, ("Accept", accept))
            {
                Completion = HttpCompletionOption.ResponseHeadersRead,
            },
            cancellationToken);

    /// <summary>The same to a body that goes before it.</summary>
    public Task<HttpResponseMessage> OpenAsync(
        string path, Func<HttpContent> content, string accept, CancellationToken cancellationToken) =>
        SendOnceAsync(
            new Outgoing(HttpMethod.Post, new Uri(_server, path), content, ("Accept", accept))
            {
                Completion = HttpCompletionOption.ResponseHeadersRead,
            },
            cancellationToken);

    /// <summary>Waits before an attempt, longer before each further one.</summary>
    /// <param name="failed">How many attempts one after the other failed, from 1.</param>
    /// <param name="answer">The registry's answer to the last one, if it gave one.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task PauseAsync(int failed, HttpResponseMessage? answer, CancellationToken cancellationToken)
    {
        var own = _options.FirstPause * Math.Pow(2, Math.Min(failed - 1, 16));
        return Task.Delay(
            PauseOf(own, answer is null ? TimeSpan.Zero : AskedFor(answer)), _options.Time, cancellationToken);
    }

    private async Task<HttpResponseMessage> SendAsync(
        Outgoing outgoing, bool repeat, CancellationToken cancellationToken)
    {
        var pause = _options.FirstPause;
        for (var attempt = 1; ; attempt++)
        {
            var (last, asked) = (!repeat || attempt >= _options.Attempts, TimeSpan.Zero);
            try
            {
                var response = await SendOnceAsync(outgoing, cancellationToken).ConfigureAwait(false);
                if (last || !IsPassing(response.StatusCode))
                {
                    return response;
                }

                asked = AskedFor(response);
                response.Dispose();
            }
            catch (LedgerProblemException e) when (!last && IsPassing((HttpStatusCode)e.Status))
            {
                // The issuer's answer: only a token's coming is thrown from here.
            }
            catch (Exception e) when (IsPassing(e, cancellationToken))
            {
                if (last)
                {
                    throw new LedgerUnreachableException(outgoing.Address, e);
                }
            }

            await Task.Delay(PauseOf(pause, asked), _options.Time, cancellationToken).ConfigureAwait(false);
            pause = pause < _options.LongestPause ? pause * 2 : pause;
        }
    }

    // The registry's wish, or ours with a little chance; neither for ever.
    private TimeSpan PauseOf(TimeSpan own, TimeSpan asked)
    {
        var pause = asked > own ? asked : own * (1 + (Random.Shared.NextDouble() / 5));
        return pause < _options.LongestPause ? pause : _options.LongestPause;
    }

    private TimeSpan AskedFor(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } when delta > TimeSpan.Zero => delta,
        { Date: { } date } when date > _options.Time.GetUtcNow() => date - _options.Time.GetUtcNow(),
        _ => TimeSpan.Zero,
    };

    public void Dispose() => (_tokens as AccessTokens)?.Dispose();

    public static bool IsPassing(HttpStatusCode status) => status is HttpStatusCode.RequestTimeout
        or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError;

    // A timeout of the HTTP client is a cancellation that nobody asked for; and it lets the socket's own fault through
    // when the other side hangs up just as it is connected.
    private static bool IsPassing(Exception fault, CancellationToken cancellationToken) =>
        fault is HttpRequestException or SocketException
        || (fault is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    private async Task<HttpResponseMessage> SendOnceAsync(
        Outgoing outgoing, CancellationToken cancellationToken)
    {
        var token = await TokenAsync(cancellationToken).ConfigureAwait(false);
        var response = await SendAsync(outgoing, token, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode != HttpStatusCode.Unauthorized || token is null)
        {
            return response;
        }

        // The issuer's key may have changed, or the clocks disagree: one new token, then the answer stands.
        response.Dispose();
        _tokens!.Forget(token);
        token = await TokenAsync(cancellationToken).ConfigureAwait(false);
        return await SendAsync(outgoing, token, cancellationToken).ConfigureAwait(false);
    }

    private async Task<string?> TokenAsync(CancellationToken cancellationToken) =>
        _tokens is null ? null : await _tokens.GetAsync(cancellationToken).ConfigureAwait(false);

    private async Task<HttpResponseMessage> SendAsync(
        Outgoing outgoing, string? token, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(outgoing.Method, outgoing.Address)
        {
            Content = outgoing.Content?.Invoke(),
        };
        if (outgoing.Header is { } header)
        {
            request.Headers.Add(header.Name, header.Value);
        }

        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);

        // As a rule with the content, so that a connection that breaks off under it counts as one that was never made.
        return await _http.SendAsync(request, outgoing.Completion, cancellationToken).ConfigureAwait(false);
    }

    private sealed record Outgoing(
        HttpMethod Method, Uri Address, Func<HttpContent>? Content, (string Name, string Value)? Header = null)
    {
        public HttpCompletionOption Completion { get; init; } = HttpCompletionOption.ResponseContentRead;
    }
}
