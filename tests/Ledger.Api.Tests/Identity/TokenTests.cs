using System.Buffers.Text;
using System.Text;
using Ledger.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace Ledger.Api.Tests.Identity;

[Collection(nameof(RegistryTests))]
public sealed class TokenTests(Registry registry)
{
    private byte[] IssuerKey => Tokens.IssuerKey(registry.Folder);

    [Fact]
    public async Task A_token_of_the_issuers_own_key_is_believed()
    {
        var token = Tokens.Access(registry.Account("holder"), IssuerKey);

        Assert.Equal(200, (await ReadPartyAsync(token)).Status);
    }

    [Fact]
    public async Task A_token_that_is_wrong_in_one_thing_is_not_believed()
    {
        var foreign = PrivateKey.Generate(SignatureAlgorithm.P256).Export();
        var past = TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-1);
        await RefuseAsync(Access(token => token.SigningCredentials = Tokens.Credentials(foreign)));
        await RefuseAsync(Access(token => token.Issuer = "https://issuer.example/"));
        await RefuseAsync(Access(token => token.Audience = "another-service"));
        await RefuseAsync(Access(token => token.SigningCredentials = null));
        await RefuseAsync(Access(token => (token.NotBefore, token.Expires) = (past.AddMinutes(-9), past)));
        await RefuseAsync(Access(token => token.NotBefore = past.AddHours(1).AddMinutes(8)));
        await RefuseAsync(Access(token => token.SigningCredentials = new SigningCredentials(
            new SymmetricSecurityKey(new byte[32]), SecurityAlgorithms.HmacSha256)));
    }

    [Fact]
    public async Task A_token_with_its_claims_changed_is_not_believed()
    {
        var parts = Access(_ => { }).Split('.');
        var claims = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[1]))
            .Replace("\"roles\":[]", "\"roles\":[\"clerk\"]");
        var none = Base64Url.EncodeToString("""{"alg":"none","typ":"JWT"}"""u8);
        var changed = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims));

        Assert.NotEqual(parts[1], changed);
        await RefuseAsync($"{parts[0]}.{changed}.{parts[2]}");
        await RefuseAsync($"{none}.{changed}.");
        await RefuseAsync($"{parts[0]}.{parts[1]}.");
        await RefuseAsync("token");
    }

    [Fact]
    public async Task An_assertion_is_accepted_once()
    {
        var assertion = Tokens.Assert(registry.Account("holder"));

        Assert.Equal(200, (await AskAsync(assertion)).Status);
        (await registry.RefuseAsync(() => AskAsync(assertion))).AssertProblem(401, "invalid-client");
    }

    [Fact]
    public async Task An_assertion_that_is_wrong_in_one_thing_is_refused()
    {
        var holder = registry.Account("holder");
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var other = Tokens.Credentials(registry.Account("maker").Key.Export());
        string[] assertions =
        [
            Tokens.Assert(holder, token => token.SigningCredentials = other),
            Tokens.Assert(holder, token => token.SigningCredentials = null),
            Tokens.Assert(holder, token => token.Issuer = "maker"),
            Tokens.Assert(holder, token => token.Audience = "ledger"),
            Tokens.Assert(holder, token => token.Expires = now.AddHours(1)),
            Tokens.Assert(holder, token => token.Expires = now.AddHours(-1)),
            Tokens.Assert(holder, token => token.Expires = null),
            Tokens.Assert(holder, token => token.Claims.Remove("jti")),
            Tokens.Assert(holder, token => token.Claims["sub"] = "clerk"),
            Tokens.Assert(holder, token => token.Claims["sub"] = "nobody"),
            "", "a.b.c", new string('a', 5000),
        ];
        foreach (var assertion in assertions)
        {
            (await registry.RefuseAsync(() => AskAsync(assertion))).AssertProblem(401, "invalid-client");
        }
    }

    [Fact]
    public async Task A_request_that_asks_for_no_token_is_refused()
    {
        FormUrlEncodedContent Form(string grant) => new([new("grant_type", grant)]);
        foreach (var content in (HttpContent[])[Form("password"), Form("client_credentials"), new StringContent("{}")])
        {
            var answer = await registry.SendAsync(HttpMethod.Post, "connect/token", null, content);
            answer.AssertProblem(400, "invalid-request");
        }
    }

    private string Access(Action<SecurityTokenDescriptor> change) =>
        Tokens.Access(registry.Account("holder"), IssuerKey, change);

    private Task<Answer> AskAsync(string assertion) =>
        registry.SendAsync(HttpMethod.Post, "connect/token", null, Tokens.Form(assertion));

    private Task<Answer> ReadPartyAsync(string token) => registry.SendWithTokenAsync(
        HttpMethod.Get, $"v1/parties/{registry.Account("holder").Party}", token, null);

    private async Task RefuseAsync(string token) => (await ReadPartyAsync(token)).AssertProblem(401, "unauthenticated");
}
