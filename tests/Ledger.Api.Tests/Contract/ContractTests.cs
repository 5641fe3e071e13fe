using System.Text.Json.Nodes;

namespace Ledger.Api.Tests.Contract;

/// <summary>The API is what its OpenAPI document says: held against it by others' validators.</summary>
public sealed class ContractTests(ContractWorld world) : IClassFixture<ContractWorld>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_operation_answers_what_its_document_says()
    {
        var verdict = await world.Api.ValidateAsync(world.Heard, Cancel);

        Assert.Empty(verdict.Faults);
        Assert.Equal([], world.Api.Operations.Select(static one => (string)one.Operation["operationId"]!)
            .Where(id => !verdict.Answered.GetValueOrDefault(id, []).Any(static status => status < 300)));
    }

    [Fact]
    public async Task The_validators_notice_what_the_document_does_not_say()
    {
        var good = world.Heard.First(static heard => heard.Path == "/v1/log" && heard.Status == 200);
        var answer = JsonNode.Parse(good.Response!)!.AsObject();
        Exchange With(string member, JsonNode? value)
        {
            var changed = answer.DeepClone().AsObject();
            changed[member] = value;
            return good with { Response = changed.ToJsonString() };
        }

        var verdict = await world.Api.ValidateAsync(
            [
                good, good with { Status = 418 }, good with { Type = "text/plain" }, With("origin", 7),
                With("unheardOf", "x"), With("simulated", null), good with { Path = "/v1/unheard-of" },
            ],
            Cancel);

        Assert.Equal(6, verdict.Faults.Count);
    }

    [Fact]
    public async Task No_operation_lacks_summary_example_or_the_problems_that_it_answers_with()
    {
        if (ExampleWriter.IsAsked)
        {
            await ExampleWriter.WriteAsync(world.Api, world.Heard, Cancel);
        }

        Assert.All(world.Api.Operations, static one =>
        {
            var id = (string)one.Operation["operationId"]!;
            Assert.True(((string?)one.Operation["summary"])?.Length > 10, id);
            Assert.True(one.Operation["security"] is JsonArray, id);
            Assert.All(ParametersOf(one.Operation), parameter =>
            {
                Assert.True(parameter["description"] is not null, $"{id} {parameter["name"]}");
                Assert.True((bool?)parameter["required"] is not true || parameter["example"] is not null, id);
            });
            AssertBodies(id, one.Operation);
            AssertProblems(id, one.Operation);
        });
    }

    [Fact]
    public async Task Every_member_of_every_type_is_explained_and_every_code_that_was_answered_is_in_the_directory()
    {
        var known = (await world.Registry.GetAsync("v1/problems")).Read<List<Contracts.ProblemResource>>();
        var answered = world.Heard.Where(static heard => heard.Type == "application/problem+json")
            .Select(static heard => JsonNode.Parse(heard.Response!)!)
            .Select(static problem => ((string)problem["code"]!, (int)problem["status"]!)).ToHashSet();

        Assert.Equal([], answered.Except(known.Select(static entry => (entry.Code, entry.Status))));
        Assert.All(world.Api.Document["components"]!["schemas"]!.AsObject(), static schema => Assert.All(
            schema.Value!["properties"]?.AsObject() ?? [],
            member => Assert.True(member.Value!["description"] is not null, $"{schema.Key}.{member.Key}")));
    }

    private static IEnumerable<JsonNode> ParametersOf(JsonObject operation) =>
        (operation["parameters"] as JsonArray ?? []).OfType<JsonNode>().Where(static one => one["$ref"] is null);

    private static void AssertBodies(string id, JsonObject operation)
    {
        foreach (var (type, body) in operation["requestBody"]?["content"]?.AsObject() ?? [])
        {
            Assert.True(type == "application/octet-stream" || body!["example"] is not null, $"{id}: what is sent");
        }

        foreach (var (status, response) in operation["responses"]!.AsObject().Where(static one => one.Key[0] == '2'))
        {
            foreach (var (type, body) in response!["content"]?.AsObject() ?? [])
            {
                Assert.True(!type.EndsWith("json", StringComparison.Ordinal) || body!["example"] is not null,
                    $"{id}: what is answered with {status}");
            }
        }
    }

    private static void AssertProblems(string id, JsonObject operation)
    {
        var responses = operation["responses"]!.AsObject();
        Assert.All(
            (string[])["429", "500", "503"], status => Assert.True(responses.ContainsKey(status), $"{id} {status}"));
        Assert.All(responses.Where(static one => one.Key[0] is '4' or '5'), one => Assert.NotEmpty(
            one.Value!["content"]!["application/problem+json"]!["examples"]!.AsObject()));
    }
}
