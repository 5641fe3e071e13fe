using System.Text.Json.Nodes;
using Ledger.Api.Contracts;

namespace Ledger.Api.OpenApi;

/// <summary>Says of each type and member of the document what the contracts say of it.</summary>
internal static class TypeDescription
{
    private const string PageOf = "PageOf";

    // What is sent is read strictly; what is answered may gain members, which a client passes over.
    private static readonly HashSet<string> s_requests = new(StringComparer.Ordinal)
    {
        nameof(SignedCommand), nameof(CommandSignature), nameof(WebhookRequest), nameof(ClockAdvance),
        nameof(SessionEvent), nameof(KeyChangeRequest),
    };

    public static void Complete(JsonObject schemas)
    {
        foreach (var (name, node) in schemas)
        {
            if (node is not JsonObject schema)
            {
                continue;
            }

            if (!s_requests.Contains(name))
            {
                schema.Remove("additionalProperties");
            }

            Describe(name, schema);
        }
    }

    private static void Describe(string name, JsonObject schema)
    {
        var type = name.StartsWith(PageOf, StringComparison.Ordinal) ? typeof(Page<>).Name : name;
        if (ContractWords.Shared.OfType(type) is { } said)
        {
            schema["description"] = said;
        }

        foreach (var (member, node) in schema["properties"] as JsonObject ?? [])
        {
            if (node is JsonObject property && ContractWords.Shared.OfMember(type, member) is { } words)
            {
                property["description"] = words;
            }
        }
    }
}
