using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Ledger.Sdk;

/// <summary>
/// A registry's API for one account, or for nobody: what is public needs no account. Safe for concurrent use. Requests
/// are repeated while the registry is unreachable or overloaded; what it refuses comes as
/// <see cref="LedgerProblemException"/>, its silence as <see cref="LedgerUnreachableException"/>, and an answer that is
/// not what it should be as <see cref="InvalidDataException"/>.
/// </summary>
public sealed partial class LedgerClient : IDisposable
{
    private readonly Channel _channel;
    private readonly LedgerClientOptions _options;
    private readonly LedgerAccount? _account;
    private string? _origin;

    /// <summary>Creates a client.</summary>
    /// <param name="http">
    /// The HTTP client, which stays the caller's. It must not send credentials of its own.
    /// </param>
    /// <param name="server">The registry's address, for example <c>https://registry.example/</c>.</param>
    /// <param name="account">The account to act with; null to read only what is public.</param>
    /// <param name="options">How; null for the defaults.</param>
    public LedgerClient(
        HttpClient http, Uri server, LedgerAccount? account = null, LedgerClientOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(server);
        _options = options ?? new LedgerClientOptions();
        _account = account;
        _origin = _options.Origin;
        Server = Folder(server);
        var tokens = account is null ? null : new AccessTokens(http, Server, account, _options);
        _channel = new Channel(http, Server, tokens, _options);
    }

    /// <summary>Creates a client for somebody who has tokens, and whose key signs elsewhere.</summary>
    /// <param name="http">
    /// The HTTP client, which stays the caller's. It must not send credentials of its own.
    /// </param>
    /// <param name="server">The registry's address.</param>
    /// <param name="tokens">Where the tokens come from; stays the caller's.</param>
    /// <param name="options">How; null for the defaults.</param>
    public LedgerClient(HttpClient http, Uri server, ITokenSource tokens, LedgerClientOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(tokens);
        _options = options ?? new LedgerClientOptions();
        _origin = _options.Origin;
        Server = Folder(server);
        _channel = new Channel(http, Server, tokens, _options);
    }

    /// <summary>The registry's address; it ends with a slash.</summary>
    public Uri Server { get; }

    /// <summary>The account to act with; null for none.</summary>
    public LedgerAccount? Account => _account;

    /// <inheritdoc/>
    public void Dispose() => _channel.Dispose();

    private static Uri Folder(Uri server) =>
        server.AbsoluteUri.EndsWith('/') ? server : new Uri(server.AbsoluteUri + "/");

    private async Task<T> SendAsync<T>(
        HttpMethod method,
        string path,
        JsonTypeInfo<T> type,
        Func<HttpContent>? content,
        CancellationToken cancellationToken)
        where T : class
    {
        using var response = await _channel.SendAsync(method, path, content, repeat: true, cancellationToken)
            .ConfigureAwait(false);
        await Problems.ThrowIfAnyAsync(response, cancellationToken).ConfigureAwait(false);
        return await ReadAsync(response, type, cancellationToken).ConfigureAwait(false);
    }

    private Task<T> GetAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class => SendAsync(HttpMethod.Get, path, type, null, cancellationToken);

    private async Task<T?> FindAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        using var response = await _channel.SendAsync(HttpMethod.Get, path, null, repeat: true, cancellationToken)
            .ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }

        await Problems.ThrowIfAnyAsync(response, cancellationToken).ConfigureAwait(false);
        return await ReadAsync(response, type, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<T> ReadAsync<T>(
        HttpResponseMessage response, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await response.Content.ReadFromJsonAsync(type, cancellationToken).ConfigureAwait(false)
                ?? throw new InvalidDataException("The registry's answer is empty.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException("The registry's answer is not what the API document says.", e);
        }
    }

    private static ByteArrayContent Json<T>(T value, JsonTypeInfo<T> type) =>
        Json(JsonSerializer.SerializeToUtf8Bytes(value, type));

    private static ByteArrayContent Json(byte[] value)
    {
        var content = new ByteArrayContent(value);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    internal Task PauseAsync(int failed, CancellationToken cancellationToken) =>
        _channel.PauseAsync(failed, null, cancellationToken);

    private static string Decimal(ulong value) => value.ToString(CultureInfo.InvariantCulture);
}
