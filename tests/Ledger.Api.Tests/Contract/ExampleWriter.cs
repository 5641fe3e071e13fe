using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Ledger.Testing;

namespace Ledger.Api.Tests.Contract;

/// <summary>
/// Writes down what every operation was asked and answered, as the examples of the document:
/// <c>LEDGER_WRITE_EXAMPLES=1</c>, after an operation or a type has changed.
/// </summary>
internal static class ExampleWriter
{
    private const string Variable = "LEDGER_WRITE_EXAMPLES";
    private const int LongestArray = 1;

    private static readonly JsonSerializerOptions s_options = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static bool IsAsked => Environment.GetEnvironmentVariable(Variable) == "1";

    public static async Task WriteAsync(
        DescribedApi api, IReadOnlyList<Exchange> heard, CancellationToken cancellationToken)
    {
        var examples = new JsonObject();
        foreach (var (method, path, operation) in api.Operations.OrderBy(
            static one => (string)one.Operation["operationId"]!, StringComparer.Ordinal))
        {
            var pattern = new Regex("^" + Regex.Replace(
                Regex.Escape(path), @"\\\{([^}]+)}", static name => $"(?<{name.Groups[1].Value}>[^/]+)")
                .Replace("(?<path>[^/]+)", "(?<path>.+)", StringComparison.Ordinal) + "$");
            var rivals = api.Operations.Where(other => other.Method == method && other.Path != path
                && !other.Path.Contains('{')).Select(static other => other.Path).ToHashSet();
            var fitting = heard.Where(one => one.Method == method && one.Status < 300
                && pattern.IsMatch(one.Path.Split('?')[0]) && !rivals.Contains(one.Path.Split('?')[0]));
            if (fitting.FirstOrDefault(HasItems) is { } best)
            {
                examples[(string)operation["operationId"]!] = Of(best, pattern);
            }
        }

        await File.WriteAllTextAsync(
            Repository.PathOf("src", "Ledger.Api", "OpenApi", "examples.json"),
            Elsewhere(examples.ToJsonString(s_options)) + "\n", cancellationToken);
    }

    // Ports of this machine are no example for anybody.
    private static string Elsewhere(string text) => Regex.Replace(
        Regex.Replace(text, @"http://127\.0\.0\.1:\d+/hook/", "https://receiver.example/hook"),
        @"http://127\.0\.0\.1:\d+", "https://registry.example");

    // An empty list shows nothing.
    private static bool HasItems(Exchange heard) =>
        heard.Type?.EndsWith("json", StringComparison.Ordinal) is not true
        || JsonNode.Parse(heard.Response!) is not JsonObject page || page["items"] is not JsonArray { Count: 0 };

    private static JsonObject Of(Exchange heard, Regex pattern)
    {
        var example = new JsonObject();
        var found = pattern.Match(heard.Path.Split('?')[0]);
        var path = new JsonObject([.. found.Groups.Values
            .Where(static group => !char.IsAsciiDigit(group.Name[0]))
            .Select(static group => Text(group.Name, group.Value))]);
        var query = new JsonObject([.. (heard.Path.Split('?') is [_, var rest] ? rest.Split('&') : [])
            .Select(static part => part.Split('=')).Select(static part => Text(part[0], part[1]))]);
        Add(example, "path", path.Count > 0 ? path : null);
        Add(example, "query", query.Count > 0 ? query : null);
        Add(example, "request", heard.RequestType == "application/json" ? JsonNode.Parse(heard.Request!) : null);
        var isJson = heard.Type?.EndsWith("json", StringComparison.Ordinal) is true;
        Add(example, "response", isJson ? Short(JsonNode.Parse(heard.Response!)) : null);
        return example;
    }

    private static KeyValuePair<string, JsonNode?> Text(string name, string value) => new(
        name, name == "limit" ? int.Parse(value) : Uri.UnescapeDataString(value));

    private static void Add(JsonObject example, string name, JsonNode? value)
    {
        if (value is not null)
        {
            example[name] = value;
        }
    }

    private static JsonNode? Short(JsonNode? node) => node switch
    {
        JsonArray array => new JsonArray([.. array.Take(LongestArray).Select(static item => Short(item))]),
        JsonObject one => new JsonObject([.. one.Select(static member => KeyValuePair.Create(
            member.Key, member.Key switch
            {
                "access_token" => "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJob2xkZXIifQ.c2lnbmF0dXJl",
                "secret" => "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=",
                _ => Short(member.Value),
            }))]),
        _ => node?.DeepClone(),
    };
}
