using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Ledger.Sdk;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Ledger.Api.Tests;

/// <summary>Assertions and tokens, right ones and wrong ones.</summary>
internal static class Tokens
{
    public const string Issuer = "urn:ledger:development-issuer";

    /// <summary>A client assertion that the issuer accepts once, unless something is changed.</summary>
    public static string Assert(LedgerAccount account, Action<SecurityTokenDescriptor>? change = null)
    {
        var descriptor = new SecurityTokenDescriptor
        {
            Issuer = account.Name,
            Audience = Issuer,
            Expires = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(2),
            Claims = new Dictionary<string, object> { ["sub"] = account.Name, ["jti"] = Draft.NewId() },
            SigningCredentials = Credentials(account.Key.Export()),
        };
        change?.Invoke(descriptor);
        return Write(descriptor);
    }

    /// <summary>An access token as the issuer writes it, unless something is changed.</summary>
    public static string Access(LedgerAccount account, byte[] issuerKey, Action<SecurityTokenDescriptor>? change = null)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var descriptor = new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = "ledger",
            IssuedAt = now,
            NotBefore = now.AddMinutes(-1),
            Expires = now.AddHours(4),
            Claims = new Dictionary<string, object>
            {
                ["sub"] = account.Name, ["party"] = account.Party.ToString(), ["roles"] = Array.Empty<string>(),
            },
            SigningCredentials = Credentials(issuerKey),
        };
        change?.Invoke(descriptor);
        return Write(descriptor);
    }

    /// <summary>The registry's own issuer key, from its data folder.</summary>
    public static byte[] IssuerKey(string folder)
    {
        var file = File.ReadAllBytes(Path.Combine(folder, "keys", "issuer-p256.json"));
        return Convert.FromHexString(JsonDocument.Parse(file).RootElement.GetProperty("secret").GetString()!);
    }

    public static SigningCredentials Credentials(byte[] secret)
    {
        var key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = secret });
        return new SigningCredentials(new ECDsaSecurityKey(key), SecurityAlgorithms.EcdsaSha256);
    }

    public static FormUrlEncodedContent Form(string assertion) => new(
    [
        new("grant_type", "client_credentials"),
        new("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
        new("client_assertion", assertion),
    ]);

    public static async Task<string> AskAsync(HttpClient http, string assertion)
    {
        using var response = await http.PostAsync("connect/token", Form(assertion));
        response.EnsureSuccessStatusCode();
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        return answer.GetProperty("access_token").GetString()!;
    }

    private static string Write(SecurityTokenDescriptor descriptor) =>
        new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(descriptor);
}
