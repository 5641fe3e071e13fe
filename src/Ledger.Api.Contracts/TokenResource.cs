using System.Text.Json.Serialization;

namespace Ledger.Api.Contracts;

/// <summary>An access token (RFC 6749, 5.1).</summary>
/// <param name="AccessToken">The token, a compact JWT.</param>
/// <param name="TokenType">Always <c>Bearer</c>.</param>
/// <param name="ExpiresIn">For how many seconds it holds.</param>
public sealed record TokenResource(
    [property: JsonPropertyName("access_token")] string AccessToken,
    [property: JsonPropertyName("token_type")] string TokenType,
    [property: JsonPropertyName("expires_in")] int ExpiresIn);
