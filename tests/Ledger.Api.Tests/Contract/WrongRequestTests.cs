using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Ledger.Api.Tests.Contract;

/// <summary>
/// What does not fit the document is refused with problem details that the document announces, and never makes the
/// registry fail: for every operation, each parameter and each member of a body is made wrong in turn.
/// </summary>
public sealed class WrongRequestTests(ContractWorld world) : IClassFixture<ContractWorld>
{
    private static readonly string[] s_wrong =
    [
        "", "%00", "-1", "1e9", "18446744073709551616", "x", "..%2F..", "%F0%9F%92%A9", "'%20OR%201=1", new('9', 2000),
        "0001-01-01", "0001-01-02", "9999-12-31",
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_wrong_parameter_never_makes_the_registry_fail()
    {
        List<Exchange> answered = [];
        foreach (var (method, path, operation) in world.Api.Operations.Where(static one => !IsStream(one.Operation)))
        {
            foreach (var parameter in ParametersOf(operation))
            {
                foreach (var value in s_wrong)
                {
                    var target = Target(path, operation, (string)parameter["name"]!, value);
                    answered.Add(await SendAsync(method, target, operation, null));
                    AssertNoFault(answered[^1]);
                    if (IsInteger(parameter) && value is not "" && value is not ("1e9" or "-1"))
                    {
                        Assert.Equal(400, answered[^1].Status);
                    }
                }
            }
        }

        Assert.True(answered.Count > 500);
        Assert.Empty((await world.Api.ValidateAsync(answered.Where(IsDescribed), Cancel)).Faults);
    }

    [Fact]
    public async Task A_body_that_does_not_fit_the_schema_is_refused()
    {
        List<Exchange> answered = [];
        foreach (var (method, path, operation) in world.Api.Operations)
        {
            if (operation["requestBody"]?["content"]?["application/json"]?["example"] is not JsonObject example)
            {
                continue;
            }

            foreach (var (what, body) in Wrong(example))
            {
                var heard = await SendAsync(method, Target(path, operation, null, ""), operation, body);
                Assert.True(
                    heard.Status is >= 400 and < 500, $"{method} {path}, {what}: {heard.Status} {heard.Response}");
                answered.Add(heard);
            }
        }

        Assert.True(answered.Count > 100);
        Assert.Empty((await world.Api.ValidateAsync(answered, Cancel)).Faults);
    }

    // What is empty or leads elsewhere is another address.
    private static bool IsDescribed(Exchange heard) => !heard.Path.Contains("//", StringComparison.Ordinal)
        && !heard.Path.Split('?')[0].EndsWith('/') && !heard.Path.Contains("..", StringComparison.Ordinal)
        && heard.Status is not (404 or 405);

    private static bool IsStream(JsonObject operation) =>
        operation["responses"]?["200"]?["content"]?["text/event-stream"] is not null;

    private static bool IsInteger(JsonNode parameter) => (string?)parameter["schema"]?["type"] == "integer";

    private static IEnumerable<JsonNode> ParametersOf(JsonObject operation) =>
        (operation["parameters"] as JsonArray ?? []).OfType<JsonNode>().Where(static one => one["$ref"] is null);

    private static void AssertNoFault(Exchange heard) => Assert.True(
        heard.Status < 500 && (heard.Status < 400 || heard.Type == "application/problem+json"),
        $"{heard.Method} {heard.Path}: {heard.Status} {heard.Type} {heard.Response}");

    private static string Target(string path, JsonObject operation, string? changed, string value)
    {
        var query = new List<string>();
        foreach (var parameter in ParametersOf(operation))
        {
            var name = (string)parameter["name"]!;
            var text = name == changed ? value : Uri.EscapeDataString(parameter["example"]?.ToString() ?? "");
            if ((string?)parameter["in"] == "path")
            {
                // A zero byte in a path does not come through HTTP itself.
                path = path.Replace(
                    $"{{{name}}}", text.Replace("%00", "%01", StringComparison.Ordinal), StringComparison.Ordinal);
            }
            else if (name == changed || (bool?)parameter["required"] is true)
            {
                query.Add($"{name}={text}");
            }
        }

        return path[1..] + (query.Count > 0 ? "?" + string.Join('&', query) : "");
    }

    private static IEnumerable<(string What, string Body)> Wrong(JsonObject example)
    {
        yield return ("nothing", "");
        yield return ("half", "{");
        yield return ("null", "null");
        yield return ("a list", "[]");
        yield return ("a text", "\"x\"");
        yield return ("an unknown member", With(example, "unknown", "x").ToJsonString());
        foreach (var name in example.Select(static member => member.Key).ToArray())
        {
            if (example[name] is null)
            {
                continue;
            }

            var less = example.DeepClone().AsObject();
            less.Remove(name);
            yield return ("without " + name, less.ToJsonString());
            yield return (name + " null", With(example, name, null).ToJsonString());
            yield return (name + " a number", With(example, name, 7).ToJsonString());
            yield return (name + " an empty list", With(example, name, new JsonArray()).ToJsonString());
            yield return (name + " an empty object", With(example, name, new JsonObject()).ToJsonString());
            var again = $",\"{name}\":{example[name]!.ToJsonString()}}}";
            yield return (name + " twice", example.ToJsonString()[..^1] + again);
        }
    }

    private static JsonObject With(JsonObject example, string name, JsonNode? value)
    {
        var changed = example.DeepClone().AsObject();
        changed[name] = value;
        return changed;
    }

    // As somebody who may: what is wrong is to be found, not who asks. A rebuild or audit takes nothing to be wrong.
    private async Task<Exchange> SendAsync(string method, string target, JsonObject operation, string? body)
    {
        var account = (string)operation["operationId"]! switch
        {
            "PrepareKeyChange" => "operator",
            "ListAccess" => "auditor",
            "AdvanceLegalTime" or "FileNationalNotice" or "FileNationalEvidence" or "ListDue" or "ListParties" =>
                "clerk",
            _ => "holder",
        };
        using var content = body is null ? null : new ByteArrayContent(Encoding.UTF8.GetBytes(body))
        {
            Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
        };
        var answer = await world.Registry.SendAsync(new HttpMethod(method), target, account, content);
        return new Exchange(
            method, "/" + target, content is null ? null : "application/json", body, answer.Status, answer.MediaType,
            answer.MediaType?.EndsWith("json", StringComparison.Ordinal) is true ? answer.Text : null);
    }
}
