using System.Globalization;
using System.Text.Json.Nodes;
using Ledger.Api.Problems;
using Ledger.Api.Transport;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Ledger.Api.OpenApi;

/// <summary>Completes one operation of the document.</summary>
/// <param name="Id">Its operation id.</param>
/// <param name="Method">Its method, in lowercase.</param>
/// <param name="Operation">What the framework said of it; changed here.</param>
/// <param name="Endpoint">The endpoint that answers.</param>
internal sealed record OperationDescription(string Id, string Method, JsonObject Operation, Endpoint Endpoint)
{
    private const string ProblemType = "application/problem+json";
    private const string JsonType = "application/json";

    private bool IsPublic => Endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    private bool IsToken => Id == "IssueToken";

    public void Complete()
    {
        var example = ExampleBook.Of(Id);
        Operation["security"] = IsToken ? new JsonArray()
            : IsPublic ? new JsonArray(new JsonObject(), Bearer())
            : new JsonArray(Bearer());
        AddMediaTypes();
        CompleteParameters(example);
        CompleteBody(example);
        CompleteAnswers(example);
        CompleteProblems();
    }

    private static JsonObject Bearer() => new() { ["bearer"] = new JsonArray() };

    private void CompleteParameters(JsonObject? example)
    {
        var parameters = Operation["parameters"] as JsonArray ?? [];
        foreach (var parameter in parameters.OfType<JsonObject>())
        {
            var (name, place) = ((string)parameter["name"]!, (string)parameter["in"]!);
            if (ParameterWords.Of(Id, name) is { } words)
            {
                parameter["description"] = words;
            }

            if (example?[place]?[name] is { } given)
            {
                parameter["example"] = given.DeepClone();
            }
        }

        foreach (var header in ParameterWords.HeadersOf(Id, Method, IsValidated))
        {
            parameters.Add((JsonNode)SharedParts.Reference("parameters", header));
        }

        if (parameters.Count > 0 && parameters.Parent is null)
        {
            Operation["parameters"] = parameters;
        }
    }

    // What is no type of the contracts: the framework leaves it out.
    private void AddMediaTypes()
    {
        foreach (var produced in Endpoint.Metadata.GetOrderedMetadata<IProducesResponseTypeMetadata>())
        {
            var key = produced.StatusCode.ToString(CultureInfo.InvariantCulture);
            if (Operation["responses"]![key] is not JsonObject response || response.ContainsKey("content")
                || !produced.ContentTypes.Any())
            {
                continue;
            }

            response["content"] = new JsonObject([.. produced.ContentTypes.Select(static type => KeyValuePair.Create(
                type, (JsonNode?)new JsonObject
                {
                    ["schema"] = new JsonObject { ["type"] = IsJson(type) ? "object" : "string" },
                }))]);
        }
    }

    private static bool IsJson(string type) => type.EndsWith("json", StringComparison.Ordinal);

    private void CompleteBody(JsonObject? example)
    {
        if (IsToken)
        {
            Operation["requestBody"] = TokenBody.Describe();
            return;
        }

        if (Operation["requestBody"]?["content"]?[JsonType] is not JsonObject body)
        {
            return;
        }

        if (Endpoint.Metadata.GetMetadata<ManyInArray>() is { } many)
        {
            body["schema"] = new JsonObject
            {
                ["type"] = "array",
                ["items"] = body["schema"]?.DeepClone(),
                ["minItems"] = 1,
                ["maxItems"] = many.Most,
            };
            AddLines(example);
        }

        if (example?["request"] is { } request)
        {
            body["example"] = request.DeepClone();
        }
    }

    // One of the array is a line.
    private void AddLines(JsonObject? example)
    {
        foreach (var (type, lines) in Operation["requestBody"]!["content"]!.AsObject())
        {
            if (type != JsonType && example?["request"] is JsonArray { Count: > 0 } many)
            {
                lines!["example"] = many[0]!.DeepClone();
            }
        }
    }

    private void CompleteProblems()
    {
        var responses = Operation["responses"]!.AsObject();
        int[] always = IsPublic ? [429, 500, 503] : [401, 429, 500, 503];
        foreach (var status in always)
        {
            var key = status.ToString(CultureInfo.InvariantCulture);
            responses[key] ??= new JsonObject
            {
                ["description"] = Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status),
                ["content"] = new JsonObject
                {
                    [ProblemType] = new JsonObject { ["schema"] = SharedParts.Reference("schemas", "Problem") },
                },
            };
        }

        foreach (var (key, response) in responses)
        {
            if (response?["content"]?[ProblemType] is JsonObject content)
            {
                var status = int.Parse(key, CultureInfo.InvariantCulture);
                content["examples"] = Examples(ProblemExamples.For(Id, status, Method));
                if (status is 429 or 503)
                {
                    response["headers"] = new JsonObject
                    {
                        ["Retry-After"] = SharedParts.Reference("headers", "RetryAfter"),
                    };
                }
            }
        }

        var ordered = responses.OrderBy(static one => one.Key, StringComparer.Ordinal).ToArray();
        responses.Clear();
        foreach (var (key, response) in ordered)
        {
            responses[key] = response;
        }
    }

    private static JsonObject Examples(IEnumerable<ProblemEntry> problems)
    {
        var examples = new JsonObject();
        foreach (var problem in problems)
        {
            examples[problem.Code] = SharedParts.Reference("examples", ProblemExamples.NameOf(problem));
        }

        return examples;
    }

    private bool IsValidated => Method == "get" && Operation["responses"]?["200"]?["content"] is JsonObject content
        && !content.ContainsKey("text/event-stream");

    private void CompleteAnswers(JsonObject? example)
    {
        var responses = Operation["responses"]!.AsObject();
        foreach (var (key, response) in responses)
        {
            if (key[0] != '2')
            {
                continue;
            }

            response!["headers"] = Headers();
            foreach (var (type, node) in response["content"] as JsonObject ?? [])
            {
                if (IsJson(type) && example?["response"] is { } answer)
                {
                    node!["example"] = answer.DeepClone();
                }
            }
        }

        if (IsValidated)
        {
            responses["304"] = new JsonObject { ["description"] = "What is known already still holds." };
        }
    }

    private JsonObject Headers()
    {
        var headers = new JsonObject
        {
            [RateLimits.PolicyHeader] = SharedParts.Reference("headers", "RateLimitPolicy"),
            [RateLimits.Header] = SharedParts.Reference("headers", "RateLimit"),
        };
        if (IsValidated)
        {
            headers["ETag"] = SharedParts.Reference("headers", "ETag");
            headers["Cache-Control"] = SharedParts.Reference("headers", "CacheControl");
        }

        return headers;
    }
}
