using System.Text.Json;
using Ledger.Api.Contracts;
using Ledger.Domain.Registration;

namespace Ledger.Api.Tests.Commands;

[Collection(nameof(RegistryTests))]
public sealed class BodyRefusalTests(Registry registry)
{
    private static readonly JsonSerializerOptions s_web = new(JsonSerializerDefaults.Web);

    [Fact]
    public async Task A_body_that_is_not_the_JSON_described_is_refused()
    {
        var (address, body) = Valid();
        string[] bodies =
        [
            "", "{", "null", "[]", "7", "\"text\"",
            body[..^1],
            body + "x",
            body[..^1] + ",\"unknown\":1}",
            body[..^1] + ",\"payload\":\"{}\"}",
            body.Replace("\"algorithm\":", "\"algorithm\":\"p256\",\"algorithm\":"),
            body.Replace("\"algorithm\":\"p256\"", "\"algorithm\":256"),
            body.Replace("\"payload\":", "\"Payload\":\"{}\",\"payload\":"),
        ];
        foreach (var malformed in bodies)
        {
            Assert.NotEqual(body, malformed);
            var answer = await registry.RefuseAsync(() => registry.SubmitTextAsync("holder", address, malformed));
            Assert.True(answer.Read<Problem>().Code is "malformed-body" or "malformed-parameter", answer + malformed);
        }
    }

    [Fact]
    public async Task A_member_that_is_missing_or_malformed_is_refused()
    {
        var (address, body) = Valid();
        var command = JsonSerializer.Deserialize<SignedCommand>(body, s_web)!;
        var signature = command.Signature;
        SignedCommand[] commands =
        [
            command with { Envelope = null! },
            command with { Payload = null! },
            command with { Salt = null! },
            command with { Salt = command.Salt[..^1] },
            command with { Salt = command.Salt + "00" },
            command with { Salt = "g" + command.Salt[1..] },
            command with { Salt = new string('A', 64) },
            command with { Signature = null! },
            command with { Signature = signature with { Algorithm = null! } },
            command with { Signature = signature with { Key = null! } },
            command with { Signature = signature with { Value = "" } },
            command with { Signature = signature with { Value = signature.Value + "=" } },
            command with { Signature = signature with { Value = " " + signature.Value } },
            command with { Signature = signature with { Value = new string('A', 4096) } },
        ];
        foreach (var malformed in commands)
        {
            var answer = await registry.RefuseAsync(() => registry.SubmitAsync("holder", address, malformed));
            answer.AssertProblem(400);
        }
    }

    [Fact]
    public async Task A_body_over_the_limit_is_refused()
    {
        var (address, body) = Valid();
        var answer = await registry.RefuseAsync(
            () => registry.SubmitTextAsync("holder", address, body + new string(' ', 640 * 1024)));
        answer.AssertProblem(413, "oversize");
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task A_body_of_another_media_type_is_refused(string type)
    {
        var (address, body) = Valid();
        var answer = await registry.RefuseAsync(() => registry.SendAsync(
            HttpMethod.Post, address, "holder",
            new StringContent(body, new System.Net.Http.Headers.MediaTypeHeaderValue(type))));
        answer.AssertProblem(400, "malformed-body");
    }

    private (string Address, string Body) Valid()
    {
        var draft = registry.Draft("holder") with
        {
            Command = new FileRegistration(Registrations.Of(registry.Account("holder").Party)),
        };
        return (draft.Address, JsonSerializer.Serialize(draft.Sign(), s_web));
    }
}
