using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Ledger.Api.Identity;

/// <summary>
/// The issuer in the box: machine accounts prove themselves with a signed assertion (RFC 7523, private_key_jwt) and
/// get a short-lived ES256 access token. It is for development; a production registry names its own issuer.
/// </summary>
public sealed class DevelopmentIssuer : IDisposable
{
    /// <summary>The issuer's name in its tokens.</summary>
    public const string Name = "urn:ledger:development-issuer";

    private static readonly TimeSpan MaximumAssertionAge = TimeSpan.FromMinutes(5);
    private readonly ECDsa _key;
    private readonly AccountDirectory _accounts;
    private readonly IdentityOptions _options;
    private readonly TimeProvider _time;
    private readonly AssertionReplayCache _seen;
    private readonly JsonWebTokenHandler _tokens = new() { SetDefaultTimesOnTokenCreation = false };

    /// <param name="key">The issuer's own P-256 key, used for nothing else.</param>
    public DevelopmentIssuer(ECDsa key, AccountDirectory accounts, IOptions<IdentityOptions> options, TimeProvider time)
    {
        _key = key;
        _accounts = accounts;
        _options = options.Value;
        _time = time;
        _seen = new AssertionReplayCache(time);
        SigningKey = new ECDsaSecurityKey(_key) { KeyId = KeyIdOf(_key) };
    }

    /// <summary>The key that access tokens verify with.</summary>
    public ECDsaSecurityKey SigningKey { get; }

    /// <summary>
    /// Checks a client assertion and issues an access token for its account; null when it does not hold.
    /// </summary>
    /// <param name="assertion">A JWT signed by the account's key: <c>iss</c> and <c>sub</c> the account, <c>aud</c>
    /// this issuer, <c>exp</c> at most five minutes ahead, <c>jti</c> used once.</param>
    public async Task<IssuedToken?> IssueAsync(string assertion)
    {
        if (assertion.Length > 4096 || Read(assertion) is not { } unverified)
        {
            return null;
        }

        if (_accounts.Find(unverified.Subject) is not { } account || unverified.Issuer != account.Name)
        {
            return null;
        }

        using var accountKey = ECDsa.Create();
        accountKey.ImportSubjectPublicKeyInfo(Convert.FromBase64String(account.PublicKey), out _);
        var result = await _tokens.ValidateTokenAsync(assertion, AssertionRules(account, accountKey));
        if (!result.IsValid || !_seen.TryUse(account.Name, unverified.Id, unverified.ValidTo))
        {
            return null;
        }

        return Issue(account);
    }

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();

    private JsonWebToken? Read(string assertion)
    {
        try
        {
            return _tokens.CanReadToken(assertion) ? _tokens.ReadJsonWebToken(assertion) : null;
        }
        catch (ArgumentException)
        {
            // CanReadToken looks at the outer form only; its parts may still not be JSON.
            return null;
        }
    }

    private TokenValidationParameters AssertionRules(Account account, ECDsa key) => new()
    {
        ValidIssuer = account.Name,
        ValidAudience = Name,
        IssuerSigningKey = new ECDsaSecurityKey(key) { CryptoProviderFactory = { CacheSignatureProviders = false } },
        ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
        RequireExpirationTime = true,
        RequireSignedTokens = true,
        LifetimeValidator = (_, expires, _, _) => expires is { } end
            && end > _time.GetUtcNow().UtcDateTime
            && end <= (_time.GetUtcNow() + MaximumAssertionAge).UtcDateTime,
    };

    private IssuedToken Issue(Account account)
    {
        var now = _time.GetUtcNow().UtcDateTime;
        var token = _tokens.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Name,
            Audience = _options.Audience,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + _options.Lifetime,
            Claims = new Dictionary<string, object>
            {
                ["sub"] = account.Name,
                [_options.PartyClaim] = account.Party,
                [_options.RoleClaim] = account.Roles.ToArray(),
                ["jti"] = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)),
            },
            SigningCredentials = new SigningCredentials(SigningKey, SecurityAlgorithms.EcdsaSha256),
        });
        return new IssuedToken(token, (int)_options.Lifetime.TotalSeconds);
    }

    private static string KeyIdOf(ECDsa key) =>
        Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()));
}

/// <summary>An access token.</summary>
/// <param name="Token">The compact JWT.</param>
/// <param name="Seconds">How long it lives.</param>
public sealed record IssuedToken(string Token, int Seconds);
