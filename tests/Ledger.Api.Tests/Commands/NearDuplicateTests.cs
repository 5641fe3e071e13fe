using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ledger.Api.Contracts;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Domain.Registration;
using Ledger.Domain.Registration.Inquiries;
using Ledger.Evidence.Sketches;

namespace Ledger.Api.Tests.Commands;

/// <summary>The same data registered twice is found by the sketches that were filed, by staff alone.</summary>
[Collection(nameof(RegistryTests))]
public sealed class NearDuplicateTests(Registry registry)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_copy_by_another_party_is_found_in_pages_and_each_look_is_on_the_trail()
    {
        var (key, first) = (KeyOf("copies"), await FileAsync("holder", KeyOf("another"), 0, 5000));
        var one = await FileAsync("holder", key, 0, 5000);
        var most = await FileAsync("maker", key, 0, 5000);
        var many = await FileAsync("maker", key, 1000, 6000);
        var found = await ReadAsync(one, near => near.Items.Count == 2);

        Assert.Equal(("compared", "5000", 0.5, null), (found.Sketch, found.Records, found.Floor, found.Next));
        Assert.Equal([most, many], found.Items.Select(static item => item.Case));
        Assert.Equal(
            (1.0, "5000", "filed"), (found.Items[0].Similarity, found.Items[0].Records, found.Items[0].Status));
        Assert.InRange(found.Items[1].Similarity - (4.0 / 6), -found.Items[1].Error, found.Items[1].Error);
        Assert.InRange(found.Items[1].Error, 0.04, 0.05);
        Assert.NotNull(found.Items[0].Name);

        var page = await ReadAsync(one, near => near.Items.Count == 1, "?limit=1");
        Assert.Equal(most, page.Items[0].Case);
        var next = await ReadAsync(one, near => near.Items.Count == 1, "?limit=1&after=" + page.Next);
        Assert.Equal((many, null), (next.Items[0].Case, next.Next));
        Assert.Empty((await ReadAsync(first, near => near.Sketch == "compared")).Items);

        (await registry.GetAsync(PathOf(one), "maker")).AssertProblem(403);
        var trail = (await registry.GetAsync($"v1/access?record=near-duplicates/{one}", "auditor"))
            .Read<Page<AccessRecordResource>>();
        Assert.Equal("reviewer", Assert.Single(trail.Items).Account);
    }

    [Fact]
    public async Task A_sketch_that_comes_late_is_compared_and_what_is_none_is_told()
    {
        var key = KeyOf("late");
        var sketch = Of(key, 0, 5000);
        var other = await FileAsync("maker", key, 0, 5000);
        var late = await FileAsync("holder", sketch, handIn: false);
        await ReadAsync(late, near => near.Sketch == "awaited");
        await PutAsync("holder", late, sketch);
        Assert.Equal([other], (await ReadAsync(late, near => near.Sketch == "compared"
            && near.Items.Count > 0)).Items.Select(static item => item.Case));

        foreach (var junk in (byte[][])[[], sketch[..^1], [.. sketch, (byte)'\n'], new byte[Sketch.MaxBytes + 1]])
        {
            var id = await FileAsync("holder", junk);
            Assert.Empty((await ReadAsync(id, near => near.Sketch == "unreadable")).Items);
        }

        var without = registry.Draft("holder") with
        {
            Command = new FileRegistration(Registrations.Of(registry.Account("holder").Party)),
        };
        await registry.ExecuteAsync(without);
        await ReadAsync(IdOf(without), near => near.Sketch == "none");
    }

    [Fact]
    public async Task A_restricted_sketch_is_compared_no_longer_and_a_rebuild_reads_the_others_again()
    {
        var key = KeyOf("restricted");
        var stays = await FileAsync("maker", key, 0, 5000);
        var goes = await FileAsync("holder", key, 0, 5000);
        await ReadAsync(stays, near => near.Items.Count == 1);
        await ActAsync("holder", goes, 1, new WithdrawRegistration("撤回。"));
        await ActAsync(
            "holder", goes, 2, new RestrictDocuments(registry.Account("holder").Party, "撤回后不再使用。"));

        await ReadAsync(goes, near => near.Sketch == "none");
        Assert.Empty((await ReadAsync(stays, static _ => true)).Items);

        var like = await FileAsync("holder", key, 0, 5000);
        Assert.Equal(
            200, (await registry.SendAsync(HttpMethod.Post, "v1/operations/rebuild", "auditor")).Status);
        Assert.Equal([like], (await ReadAsync(stays, near => near.Items.Count == 1)).Items
            .Select(static item => item.Case));
    }

    [Fact]
    public async Task A_granted_inquiry_opens_other_documents_and_no_sketch()
    {
        var sketch = Of(KeyOf("handed in"), 0, 5000);
        var id = await FileAsync("holder", sketch);
        var holder = registry.Account("holder").Party;
        byte[] paper = [8, 8, 8];
        await PutAsync("holder", id, paper);
        var unnamed = Of(KeyOf("unnamed"), 0, 5000);
        await PutAsync("holder", id, unnamed);
        await ActAsync("holder", id, 1, new WithdrawRegistration("撤回。"));
        await ActAsync("maker", id, 2, new FileInquiry(new InquiryContent(
            InquiryCapacity.InterestedParty, "核实来源。", null,
            [new Material(MaterialKind.Contract, "采购合同", DigestPair.Of([6]))])));
        await ActAsync("clerk", id, 3, new GrantInquiry(1, [holder], new DateOnly(2099, 12, 31)));

        Assert.Equal(paper, (await registry.GetAsync($"{DocumentOf(id, paper)}?party={holder}", "maker")).Body);
        foreach (var closed in (byte[][])[sketch, unnamed])
        {
            (await registry.GetAsync($"{DocumentOf(id, closed)}?party={holder}", "maker")).AssertProblem(404);
        }

        Assert.Equal(sketch, (await registry.GetAsync($"{DocumentOf(id, sketch)}?party={holder}", "clerk")).Body);
    }

    [Fact]
    public async Task The_command_lists_them_for_people_and_for_programs()
    {
        var key = KeyOf("listed");
        var one = await FileAsync("holder", key, 0, 5000);
        var copy = await FileAsync("maker", key, 0, 5000);
        await ReadAsync(one, near => near.Items.Count == 1);

        var (lines, said) = await SaysAsync(0, "near-duplicates", one);
        Assert.StartsWith($"100.0% ± 4.3%  {copy}", lines.Replace(" %", "%", StringComparison.Ordinal));
        Assert.Contains("95", said, StringComparison.Ordinal);
        var read = JsonSerializer.Deserialize<NearDuplicates>(
            (await SaysAsync(0, "near-duplicates", one, "--json")).Output, JsonSerializerOptions.Web)!;
        Assert.Equal(copy, Assert.Single(read.Items).Case);
        await SaysAsync(2, "near-duplicates", "0123");
        Assert.Contains("no such", (await SaysAsync(1, "near-duplicates", Draft.NewId())).Error);
    }

    [Theory]
    [InlineData("?limit=0")]
    [InlineData("?limit=201")]
    [InlineData("?after=1")]
    [InlineData("?after=10001-0123456789abcdef0123456789abcdef")]
    [InlineData("?after=01-0123456789abcdef0123456789abcdef")]
    [InlineData("?after=1-0123456789ABCDEF0123456789abcdef")]
    public async Task A_malformed_page_is_refused(string query) =>
        (await registry.GetAsync(PathOf(Draft.NewId()) + query, "reviewer")).AssertProblem(400);

    private static string PathOf(string id) => $"v1/cases/{id}/near-duplicates";

    private static string IdOf(Draft draft) => draft.Stream.ToString()["case/".Length..];

    private static string DocumentOf(string id, byte[] bytes) =>
        $"v1/cases/{id}/documents/sha256/{DigestAlgorithm.Sha256.Hash(bytes)}";

    // A key of its own for each use: what others file is not compared. And always the same: an estimate lies within its
    // error for most keys, not for all.
    private static SketchKey KeyOf(string use) => SketchKey.Secret(SHA256.HashData(Encoding.UTF8.GetBytes(use)));

    private static byte[] Of(SketchKey key, int from, int to)
    {
        var builder = new SketchBuilder(key);
        for (var i = from; i < to; i++)
        {
            builder.Add([i.ToString(CultureInfo.InvariantCulture), "数据"]);
        }

        return builder.Finish().ToBytes();
    }

    private Task<string> FileAsync(string account, SketchKey key, int from, int to) =>
        FileAsync(account, Of(key, from, to));

    private async Task<string> FileAsync(string account, byte[] sketch, bool handIn = true)
    {
        var application = Registrations.Of(registry.Account(account).Party);
        var draft = registry.Draft(account) with
        {
            Command = new FileRegistration(application with
            {
                Materials =
                    [.. application.Materials, new Material(MaterialKind.Sketch, "草图", DigestPair.Of(sketch))],
            }),
        };
        if (handIn)
        {
            await PutAsync(account, IdOf(draft), sketch);
        }

        await registry.ExecuteAsync(draft);
        return IdOf(draft);
    }

    private async Task PutAsync(string account, string id, byte[] bytes)
    {
        var answer = await registry.SendAsync(
            HttpMethod.Put, DocumentOf(id, bytes), account, new ByteArrayContent(bytes));
        Assert.Equal(201, answer.Status);
    }

    private async Task ActAsync(string account, string id, ulong version, CaseCommand command) =>
        await registry.ExecuteAsync(registry.Draft(account) with
        {
            Stream = StreamName.Parse("case/" + id), ExpectedVersion = version, Command = command,
        });

    // What is derived comes a moment behind the log.
    private async Task<NearDuplicates> ReadAsync(string id, Predicate<NearDuplicates> holds, string query = "")
    {
        var start = TimeProvider.System.GetTimestamp();
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            var answer = await registry.GetAsync(PathOf(id) + query, "reviewer");
            if (answer.Status == 200 && answer.Read<NearDuplicates>() is var read && holds(read))
            {
                return read;
            }

            Assert.True(TimeProvider.System.GetElapsedTime(start) < s_patience, $"It does not become so: {answer}");
            await look.WaitForNextTickAsync(Cancel);
        }
    }

    private Task<(string Output, string Error)> SaysAsync(int exit, params string[] words) =>
        LedgerCommand.SaysAsync(registry, "reviewer", exit, null, words);
}
