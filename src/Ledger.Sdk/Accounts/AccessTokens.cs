using System.Net.Http.Json;

namespace Ledger.Sdk;

/// <summary>Gets access tokens for one account, keeps the last and renews it before it ends.</summary>
internal sealed class AccessTokens(HttpClient http, Uri server, LedgerAccount account, LedgerClientOptions options)
    : ITokenSource, IDisposable
{
    private const string AssertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static readonly TimeSpan s_margin = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _gate = new(1);
    private string? _token;
    private DateTimeOffset _renewAt;

    /// <summary>A token that is good for a while.</summary>
    public async ValueTask<string> GetAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_token is null || options.Time.GetUtcNow() >= _renewAt)
            {
                await RenewAsync(cancellationToken).ConfigureAwait(false);
            }

            return _token!;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Forgets a token that the registry did not take.</summary>
    public void Forget(string token)
    {
        // Only that one: meanwhile another request may have brought a new one.
        if (_token == token)
        {
            _renewAt = DateTimeOffset.MinValue;
        }
    }

    public void Dispose() => _gate.Dispose();

    private async Task RenewAsync(CancellationToken cancellationToken)
    {
        var now = options.Time.GetUtcNow();
        using var form = new FormUrlEncodedContent(
        [
            new("grant_type", "client_credentials"),
            new("client_assertion_type", AssertionType),
            new("client_assertion", ClientAssertion.Create(account, options.TokenAudience, now)),
        ]);
        using var response = await http.PostAsync(new Uri(server, options.TokenPath), form, cancellationToken)
            .ConfigureAwait(false);
        await Problems.ThrowIfAnyAsync(response, cancellationToken).ConfigureAwait(false);
        var issued = await ReadAsync(response, cancellationToken).ConfigureAwait(false);

        _token = issued.AccessToken;
        _renewAt = now + TimeSpan.FromSeconds(issued.ExpiresIn) - s_margin;
    }

    private static async Task<IssuedToken> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            return await response.Content.ReadFromJsonAsync(ClientJson.Default.IssuedToken, cancellationToken)
                .ConfigureAwait(false) is { AccessToken.Length: > 0 } issued
                    ? issued
                    : throw new InvalidDataException("The issuer's answer holds no access token.");
        }
        catch (System.Text.Json.JsonException e)
        {
            throw new InvalidDataException("The issuer's answer is no token; is the server's address right?", e);
        }
    }
}

/// <summary>A token endpoint's answer (RFC 6749 section 5.1).</summary>
internal sealed record IssuedToken(
    [property: System.Text.Json.Serialization.JsonPropertyName("access_token")] string AccessToken,
    [property: System.Text.Json.Serialization.JsonPropertyName("expires_in")] int ExpiresIn);
