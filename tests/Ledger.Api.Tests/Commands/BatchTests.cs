using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Ledger.Api.Contracts;
using Ledger.Domain.Registration;

namespace Ledger.Api.Tests.Commands;

/// <summary>Many commands in one request: each decided as if it had come alone.</summary>
[Collection(nameof(RegistryTests))]
public sealed class BatchTests(Registry registry)
{
    private const string Address = "v1/commands:batch";
    private const string Lines = "application/x-ndjson";

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    [Theory]
    [InlineData(Lines)]
    [InlineData("application/json")]
    public async Task Every_command_has_its_own_result_in_order(string form)
    {
        SignedCommand[] commands =
        [
            Filing().Sign(),
            Filing(static form => form with { Source = form.Source with { Basis = "none" } }).Sign(),
            (Filing() with { Author = registry.Account("maker") }).Sign(),
            Filing().Sign() with { Payload = "{}" },
            Filing().Sign() with { Envelope = "{}" },
            Filing().Sign(),
        ];

        var results = await SendAsync("holder", form, commands);

        Assert.Equal([0, 1, 2, 3, 4, 5], results.Select(static one => one.Item));
        Assert.Equal([200, 422, 403, 400, 400, 200], results.Select(static one => one.Status));
        Assert.Equal(
            [null, "basis-unknown", "not-the-actor", "payload-mismatch", "malformed-parameter", null],
            results.Select(static one => one.Problem?.Code));
        Assert.Equal("G35 第二十一条", results[1].Problem!.Clause);
        Assert.All([results[0], results[5]], static one => Assert.False(one.Accepted!.Repeated));
    }

    [Fact]
    public async Task The_whole_again_is_the_same_entries_and_no_more()
    {
        SignedCommand[] commands = [.. Enumerable.Range(0, 40).Select(_ => Filing().Sign())];
        var first = await SendAsync("holder", Lines, commands);
        var before = (await registry.OverviewAsync()).Accepted;

        var again = await SendAsync("holder", Lines, commands);

        Assert.All(again, static one => Assert.True(one.Accepted!.Repeated));
        Assert.Equal(first.Select(static one => one.Accepted!.Index), again.Select(static one => one.Accepted!.Index));
        Assert.Equal(
            first.Select(static one => one.Accepted!.Sha256), again.Select(static one => one.Accepted!.Sha256));
        var since = (await registry.GetAsync($"v1/log/entries?from={before}")).Read<Page<LogEntryResource>>();
        Assert.DoesNotContain(since.Items, static entry => entry.Leaf.Contains("registration.filed"));
    }

    [Fact]
    public async Task Commands_for_one_stream_are_taken_in_the_order_in_which_they_stand()
    {
        var filing = Filing();
        var commands = new List<SignedCommand> { filing.Sign() };
        commands.Add((filing with
        {
            ExpectedVersion = 1, CommandId = Draft.NewId(), Command = new WithdrawRegistration("不再需要。"),
        }).Sign());
        commands.Add((filing with
        {
            ExpectedVersion = 2, CommandId = Draft.NewId(), Command = new WithdrawRegistration("不再需要。"),
        }).Sign());

        var results = await SendAsync("holder", Lines, commands);

        Assert.Equal(["1", "2"], results.Take(2).Select(static one => one.Accepted!.Version));
        Assert.Equal("not-in-this-state", results[2].Problem!.Code);
    }

    [Fact]
    public async Task A_line_that_is_no_command_fails_alone_and_empty_ones_are_none()
    {
        var line = JsonSerializer.Serialize(Filing().Sign(), s_json);
        var text = $"\r\n{line}\r\n\n{{\"envelope\":1}}\nnull\n{line} {line}\n"
            + $"{line[..^1]},\"more\":1}}\n{JsonSerializer.Serialize(Filing().Sign(), s_json)}";

        var results = Read(await PostAsync("holder", Lines, text));

        Assert.Equal(
            [200, 400, 400, 400, 400, 200], results.Select(static one => one.Status));
        Assert.Equal("malformed-body", results[1].Problem!.Code);
    }

    [Fact]
    public async Task A_text_is_the_same_however_its_characters_are_escaped_and_half_of_one_is_none()
    {
        var (plain, escaped, none) = (Filing().Sign(), Filing().Sign(), Filing().Sign());
        var asItStands = new JsonSerializerOptions(s_json) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        var half = JsonSerializer.Serialize(none with { Payload = "§" }, asItStands)
            .Replace("§", "\\ud83d", StringComparison.Ordinal);
        string[] whole = [JsonSerializer.Serialize(plain, asItStands), JsonSerializer.Serialize(escaped, s_json)];

        var results = Read(await PostAsync("holder", Lines, $"{string.Join('\n', whole)}\n{half}"));
        var array = Read(await PostAsync("holder", "application/json", $"[{string.Join(',', whole)}]"));

        Assert.Equal([200, 200, 400], results.Select(static one => one.Status));
        Assert.Equal("malformed-body", results[2].Problem!.Code);
        Assert.Equal(
            results.Take(2).Select(static one => one.Accepted!.Sha256),
            array.Select(static one => one.Accepted!.Sha256));
    }

    [Theory]
    [InlineData(Lines, "", 400, "malformed-body")]
    [InlineData("application/json", "[", 400, "malformed-body")]
    [InlineData("application/json", "[]", 400, "malformed-body")]
    [InlineData("application/json", "{}", 400, "malformed-body")]
    [InlineData("text/csv", "a", 400, "malformed-body")]
    public async Task A_request_that_cannot_be_read_is_refused_whole(string form, string body, int status, string code)
    {
        var answer = await registry.RefuseAsync(() => PostAsync("holder", form, body));

        Assert.Equal((status, code), (answer.Status, answer.Read<Problem>().Code));
    }

    [Fact]
    public async Task More_commands_or_bytes_than_a_request_may_have_do_nothing_at_all()
    {
        var line = JsonSerializer.Serialize(Filing().Sign(), s_json);
        string[] bodies =
        [
            string.Concat(Enumerable.Repeat(line + "\n", 1001)),
            line + "\n" + new string(' ', 700_000) + line,
        ];
        foreach (var body in bodies)
        {
            var answer = await registry.RefuseAsync(() => PostAsync("holder", Lines, body));
            Assert.Equal((413, "oversize"), (answer.Status, answer.Read<Problem>().Code));
        }

        await using var large = await RawRequest.SendAsync(
            registry.Address, $"POST /{Address} HTTP/1.1", TestContext.Current.CancellationToken,
            $"Authorization: Bearer {registry.Token("holder")}", $"Content-Type: {Lines}", "Connection: close",
            $"Content-Length: {(16 << 20) + 1}");
        Assert.Equal(413, (await large.AnswerAsync(TestContext.Current.CancellationToken)).Status);

        var array = await registry.RefuseAsync(
            () => PostAsync("holder", "application/json", $"[{string.Join(',', Enumerable.Repeat(line, 1001))}]"));
        Assert.Equal("oversize", array.Read<Problem>().Code);

        var big = JsonSerializer.Serialize(Filing().Sign() with { Payload = new string(' ', 700_000) }, s_json);
        var item = await registry.RefuseAsync(() => PostAsync("holder", "application/json", $"[{big}]"));
        Assert.Equal("oversize", item.Read<Problem>().Code);
    }

    [Fact]
    public async Task Nobody_sends_without_a_token_and_nobody_reaches_another_stream_through_it()
    {
        var body = JsonSerializer.Serialize(Filing().Sign(), s_json);
        var nobody = await registry.RefuseAsync(() => PostAsync(null, Lines, body));
        Assert.Equal(401, nobody.Status);

        var datum = (Filing() with { Stream = Domain.StreamName.Parse("datum/" + Draft.NewId()) }).Sign();
        var results = await SendAsync("holder", Lines, [datum]);
        Assert.Equal("malformed-parameter", Assert.Single(results).Problem!.Code);
    }

    private Draft Filing(Func<Application, Application>? change = null)
    {
        var application = Registrations.Of(registry.Account("holder").Party);
        return registry.Draft("holder") with
        {
            Command = new FileRegistration(change is null ? application : change(application)),
        };
    }

    private async Task<CommandResult[]> SendAsync(string account, string form, IReadOnlyList<SignedCommand> commands) =>
        Read(await PostAsync(account, form, form == Lines
            ? string.Join('\n', commands.Select(static command => JsonSerializer.Serialize(command, s_json)))
            : JsonSerializer.Serialize(commands, s_json)));

    private Task<Answer> PostAsync(string? account, string form, string body)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = new MediaTypeHeaderValue(form);
        return registry.SendAsync(HttpMethod.Post, Address, account, content);
    }

    private static CommandResult[] Read(Answer answer)
    {
        Assert.Equal((200, Lines), (answer.Status, answer.MediaType));
        return
        [
            .. Encoding.UTF8.GetString(answer.Body).Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(static line => JsonSerializer.Deserialize<CommandResult>(line, s_json)!),
        ];
    }
}
