using System.Text.Json.Nodes;

namespace Ledger.Api.OpenApi;

/// <summary>What many operations have in common: headers, and how a caller proves itself.</summary>
internal static class SharedParts
{
    public static void AddTo(JsonObject components)
    {
        components["securitySchemes"] = new JsonObject
        {
            ["bearer"] = new JsonObject
            {
                ["type"] = "http",
                ["scheme"] = "bearer",
                ["bearerFormat"] = "JWT",
                ["description"] = "An access token of the issuer that the registry names; at a development registry "
                    + "POST /connect/token gives one for an assertion that the account's key signed (RFC 7523).",
            },
        };
        components["examples"] = ProblemExamples.All();
        components["headers"] = new JsonObject
        {
            ["ETag"] = Header("The entity tag of what was answered (RFC 9110, 8.8.3).", "W/\"3f2a\""),
            ["CacheControl"] = Header("Who may keep the answer, and for how long (RFC 9111).", "private, no-cache"),
            ["RateLimit"] = Header(
                "What is left of the quota: r requests; where none is, t seconds until there are more "
                + "(draft-ietf-httpapi-ratelimit-headers).", "\"account\";r=19999"),
            ["RateLimitPolicy"] = Header(
                "The quota: q requests in w seconds.", "\"account\";q=20000;w=10"),
            ["RetryAfter"] = Header("After how many seconds to send again.", "10"),
        };
        components["parameters"] = Parameters();
    }

    private static JsonObject Parameters() => new()
    {
        ["IfNoneMatch"] = Parameter(
            "If-None-Match", "An entity tag that was answered before: 304 while it still holds.", "W/\"3f2a\""),
        ["IfMatch"] = Parameter(
            "If-Match",
            "The entity tag of the state that the command was decided on. It must be of the version that the "
            + "signed envelope expects; a state that moved on is then answered with 412 instead of 409.",
            "\"7.c0ffee\""),
        ["IdempotencyKey"] = Parameter(
            "Idempotency-Key",
            "The act's own id (draft-ietf-httpapi-idempotency-key-header). Of a command it is the command id of "
            + "its signed envelope, and need not be sent; one that differs from it is refused.",
            "\"3f2ac1d4e5b60718293a4b5c6d7e8f90\""),
        ["LastEventId"] = Parameter(
            "Last-Event-ID", "The id of the last event that came: the stream goes on behind it.", "42"),
        ["SealedReference"] = Parameter(
            "Sealed-Reference", "The 32 bytes of the sealed reference, 64 lowercase hex characters.",
            new string('0', 63) + "1"),
    };

    /// <summary>A reference to a part.</summary>
    public static JsonObject Reference(string kind, string name) => new() { ["$ref"] = $"#/components/{kind}/{name}" };

    private static JsonObject Header(string description, string example) => new()
    {
        ["description"] = description, ["schema"] = new JsonObject { ["type"] = "string" }, ["example"] = example,
    };

    private static JsonObject Parameter(string name, string description, string example) => new()
    {
        ["name"] = name, ["in"] = "header", ["description"] = description,
        ["schema"] = new JsonObject { ["type"] = "string" }, ["example"] = example,
    };
}
