using System.Text.Json.Nodes;

namespace Ledger.Api.OpenApi;

/// <summary>The form by which a token is asked for; it is read by hand, so the framework does not know it.</summary>
internal static class TokenBody
{
    public static JsonObject Describe() => new()
    {
        ["required"] = true,
        ["content"] = new JsonObject
        {
            ["application/x-www-form-urlencoded"] = new JsonObject
            {
                ["schema"] = new JsonObject
                {
                    ["type"] = "object",
                    ["required"] = new JsonArray("grant_type", "client_assertion_type", "client_assertion"),
                    ["properties"] = new JsonObject
                    {
                        ["grant_type"] = Text("RFC 6749, 4.4.", "client_credentials"),
                        ["client_assertion_type"] = Text(
                            "RFC 7523, 2.2.", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
                        ["client_assertion"] = new JsonObject
                        {
                            ["type"] = "string",
                            ["description"] = "A JWT that the account's key signed with ES256: iss and sub the "
                                + "account, aud the issuer, exp within five minutes, jti used once.",
                        },
                    },
                },
                ["example"] = new JsonObject
                {
                    ["grant_type"] = "client_credentials",
                    ["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                    ["client_assertion"] = "eyJhbGciOiJFUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJob2xkZXIifQ.c2lnbmF0dXJl",
                },
            },
        },
    };

    private static JsonObject Text(string description, string only) => new()
    {
        ["type"] = "string", ["const"] = only, ["description"] = description,
    };
}
