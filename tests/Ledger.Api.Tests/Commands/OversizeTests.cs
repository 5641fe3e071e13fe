using System.Text.Json;
using Ledger.Domain.Registration;

namespace Ledger.Api.Tests.Commands;

/// <summary>More than there may be, wherever there may be something: refused, nothing appended, nothing kept.</summary>
[Collection(nameof(RegistryTests))]
public sealed class OversizeTests(Registry registry)
{
    private const long MostContent = 64L * 1024 * 1024;
    private static readonly string s_digest = new('e', 64);

    public static TheoryData<string> Doors => new(
        $"v1/content/sha256/{s_digest}", $"v1/cases/{Draft.NewId()}/documents/sha256/{s_digest}");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Doors))]
    public async Task Content_that_says_it_is_too_long_is_refused_before_it_is_sent(string path)
    {
        await using var request = await PutAsync(path, $"Content-Length: {MostContent + 1}");

        var (status, text) = await request.AnswerAsync(Cancellation);

        Assert.Equal(413, status);
        Assert.Contains("\"code\":\"oversize\"", text, StringComparison.Ordinal);
        await AssertNothingIsKeptAsync(path);
    }

    [Theory]
    [MemberData(nameof(Doors))]
    public async Task Content_that_does_not_say_how_long_it_is_is_cut_off_at_the_limit(string path)
    {
        await using var request = await PutAsync(path, "Transfer-Encoding: chunked");

        Assert.False(await request.SendZerosAsync(4 * MostContent, Cancellation));
        await AssertNothingIsKeptAsync(path);
    }

    [Fact]
    public async Task Content_as_long_as_the_limit_is_taken_in()
    {
        var path = $"v1/content/sha256/{s_digest}";
        var answer = await registry.SendAsync(
            HttpMethod.Put, path, "holder", new ByteArrayContent(new byte[MostContent]));

        // It was read whole: the refusal is of its digest.
        answer.AssertProblem(422, "digest-mismatch");
        await AssertNothingIsKeptAsync(path);
    }

    [Theory]
    [InlineData("v1/assets?after=")]
    [InlineData("v1/log/state?key=asset/")]
    [InlineData("v1/assets/")]
    [InlineData("v1/certificates/")]
    public async Task A_long_parameter_is_refused_like_any_malformed_one(string path)
    {
        var answer = await registry.GetAsync(path + new string('1', 6_000), "holder");

        Assert.True(answer.Status is 400 or 404, answer.ToString());
        answer.AssertProblem();
    }

    [Theory]
    [InlineData("GET /v1/assets?after={0} HTTP/1.1", "X-Nothing: 0", 414)]
    [InlineData("GET /v1/assets HTTP/1.1", "X-Long: {0}", 431)]
    [InlineData("GET /v1/assets HTTP/1.1", "Authorization: Bearer {0}", 431)]
    public async Task A_head_beyond_what_a_head_may_be_is_refused_and_the_server_goes_on(
        string firstLine, string header, int expected)
    {
        var filling = new string('1', 64 * 1024);
        await using var request = await RawRequest.SendAsync(
            registry.Address, firstLine.Replace("{0}", filling), Cancellation, header.Replace("{0}", filling));

        Assert.Equal(expected, (await request.AnswerAsync(Cancellation)).Status);
        Assert.Equal(200, (await registry.GetAsync("v1/log")).Status);
    }

    [Fact]
    public async Task Values_longer_than_their_fields_are_refused_each_with_its_own_code()
    {
        var holder = registry.Account("holder").Party;
        var fits = Registrations.Of(holder);
        Application[] applications =
        [
            fits with { Description = fits.Description with { Name = new string('名', 100_000) } },
            fits with { Description = fits.Description with { Overview = new string('述', 100_000) } },
            fits with { Description = fits.Description with { Restrictions = new string('限', 100_000) } },
            fits with { Materials = [.. Enumerable.Repeat(fits.Materials[0], 1_000)] },
        ];
        foreach (var application in applications)
        {
            var draft = registry.Draft("holder") with { Command = new FileRegistration(application) };
            var body = JsonSerializer.Serialize(draft.Sign(), JsonSerializerOptions.Web);
            var answer = await registry.RefuseAsync(() => registry.SubmitTextAsync("holder", draft.Address, body));
            Assert.True(answer.AssertProblem().Status is 400 or 413 or 422, answer.ToString());
        }
    }

    private Task<RawRequest> PutAsync(string path, string length) => RawRequest.SendAsync(
        registry.Address, $"PUT /{path} HTTP/1.1", Cancellation,
        $"Authorization: Bearer {registry.Token("holder")}", "Content-Type: application/octet-stream",
        "Connection: close", length);

    private async Task AssertNothingIsKeptAsync(string path)
    {
        (await registry.GetAsync(path, "holder")).AssertProblem(404, "not-found");
        Assert.DoesNotContain(
            Directory.EnumerateFiles(registry.Folder, "*", SearchOption.AllDirectories),
            file => new FileInfo(file) is { Exists: true, Length: > MostContent / 2 });
    }
}
