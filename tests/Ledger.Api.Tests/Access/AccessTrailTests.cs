using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Ledger.Api.Contracts;
using Ledger.Domain;
using Ledger.Domain.Parties;
using Ledger.Domain.Registration;
using Ledger.Evidence.Entries;
using Ledger.Testing;

namespace Ledger.Api.Tests.Access;

/// <summary>Who read what is recorded before it is given, in a chain that the log seals.</summary>
public sealed class AccessTrailTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_staff_read_is_recorded_and_what_one_reads_of_the_own_or_is_refused_is_not()
    {
        await using var registry = new Registry();
        await registry.InitializeAsync();
        var draft = await FileAsync(registry);
        var path = "v1/cases/" + draft.Stream.ToString()["case/".Length..];
        var bytes = RandomNumberGenerator.GetBytes(40);
        var document = $"{path}/documents/sha256/{Convert.ToHexStringLower(SHA256.HashData(bytes))}";
        await registry.SendAsync(HttpMethod.Put, document, "holder", new ByteArrayContent(bytes));

        await registry.GetAsync(path, "holder");
        await registry.GetAsync(path, "maker");
        await registry.GetAsync(path, "clerk");
        await registry.GetAsync(path, "clerk");
        await registry.GetAsync($"v1/parties/{registry.Account("clerk").Party}", "clerk");
        await registry.GetAsync($"{document}?party={registry.Account("holder").Party}", "reviewer");

        var read = await ListAsync(registry, "kind=read");
        Assert.Equal(
            [("reviewer", "document/"), ("clerk", "case/")],
            read.Select(static one => (one.Account, one.Record![..(one.Record!.IndexOf('/') + 1)])));
        Assert.Equal(registry.Account("holder").Party.ToString(), read[0].Of);
        Assert.Equal("clerk", Assert.Single(await ListAsync(registry, "account=clerk&record=case/")).Account);
        Assert.Empty(await ListAsync(registry, "kind=read&to=2020-01-01"));
        (await registry.GetAsync("v1/access?kind=other", "auditor")).AssertProblem(400);
    }

    [Fact]
    public async Task Sessions_are_told_and_listed_page_by_page()
    {
        await using var registry = new Registry();
        await registry.InitializeAsync();
        foreach (var told in (string[])["signed-in", "signed-out", "signed-in"])
        {
            await registry.SendAsync(
                HttpMethod.Post, "v1/sessions", "maker", JsonContent.Create(new SessionEvent(told)));
        }

        var first = (await registry.GetAsync("v1/access?limit=2", "auditor")).Read<Page<AccessRecordResource>>();
        var next = (await registry.GetAsync($"v1/access?limit=2&after={first.Next}", "auditor"))
            .Read<Page<AccessRecordResource>>();
        Assert.Equal(["signed-in", "signed-out"], first.Items.Select(static one => one.Kind));
        Assert.Equal(("signed-in", null), (Assert.Single(next.Items).Kind, next.Next));
        (await registry.SendAsync(
            HttpMethod.Post, "v1/sessions", "maker", JsonContent.Create(new SessionEvent("read")))).AssertProblem(400);
    }

    // The lines fill more than one of the blocks that the journal is read by from behind.
    [Fact]
    public async Task A_long_trail_is_read_from_behind_without_a_gap_from_any_place_on()
    {
        const int Count = 450;
        await using var registry = new Registry();
        await registry.InitializeAsync();
        await Parallel.ForAsync(0, Count, Cancel, async (i, _) => await registry.SendAsync(
            HttpMethod.Post, "v1/sessions", i % 2 == 0 ? "maker" : "holder",
            JsonContent.Create(new SessionEvent("signed-in"))));
        Assert.True(new FileInfo(Path.Combine(registry.Folder, "access.jsonl")).Length > 1 << 16);

        List<string> numbers = [];
        for (string? after = null, next = ""; next is not null; after = next)
        {
            var page = (await registry.GetAsync($"v1/access?limit=37&after={after}", "auditor"))
                .Read<Page<AccessRecordResource>>();
            numbers.AddRange(page.Items.Select(static one => one.Number));
            next = page.Next;
        }

        Assert.Equal(Enumerable.Range(1, Count).Reverse().Select(static number => $"{number}"), numbers);
        var own = (await registry.GetAsync("v1/access?account=maker&after=300&limit=1000", "auditor"))
            .Read<Page<AccessRecordResource>>().Items;
        Assert.InRange(own.Count, 1, 299);
        Assert.All(own, static one => Assert.Equal("maker", one.Account));
    }

    [Fact]
    public async Task What_staff_list_and_download_is_recorded_and_what_everybody_may_is_not_of_everybody()
    {
        await using var registry = new Registry();
        await registry.InitializeAsync();
        var (asset, _) = await registry.RegisterAsync(Registrations.Of(registry.Account("holder").Party));
        await UntilAsync(async () => (await registry.GetAsync($"v1/assets/{asset}/evidence")).Status == 200);

        var number = (await registry.GetAsync($"v1/assets/{asset}")).Read<AssetResource>().Certificate!;
        string[] paths =
        [
            "v1/cases?status=certified", "v1/parties?name=数据", "v1/orders", "v1/due",
            $"v1/certificates/{number}/certificate.vc.jwt", $"v1/assets/{asset}/evidence",
        ];
        var before = (await ListAsync(registry, "limit=1000")).Count;
        foreach (var path in paths)
        {
            Assert.Equal(200, (await registry.GetAsync(path, "auditor")).Status);
        }

        await registry.GetAsync("v1/cases", "holder");
        await registry.GetAsync($"v1/certificates/{number}/certificate.vc.jwt", "holder");
        await registry.GetAsync($"v1/assets/{asset}/evidence", "holder");
        await registry.GetAsync($"v1/assets/{asset}/evidence");

        var read = await ListAsync(registry, "limit=1000");
        Assert.Equal(
            [
                "cases?status=certified", "parties?name=%E6%95%B0%E6%8D%AE", "orders", "due",
                $"certificate.vc.jwt/{number}", $"evidence/{asset}",
            ],
            read.Reverse().Skip(before).Select(static one => one.Record));
    }

    [Fact]
    public async Task What_stands_behind_the_cut_of_a_long_question_is_told_apart_and_can_be_looked_for()
    {
        await using var registry = new Registry();
        await registry.InitializeAsync();
        var questions = ((string[])["one", "two", "one"])
            .Select(static name => $"?x={new string('a', 200)}&name={name}").ToList();
        foreach (var question in questions)
        {
            Assert.Equal(200, (await registry.GetAsync("v1/parties" + question, "auditor")).Status);
        }

        var read = await ListAsync(registry, "kind=read&record=parties");
        Assert.Equal(
            questions.Take(2).Select(static question => string.Concat(
                "parties", question[..180], "…",
                Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(question))))),
            read.Reverse().Select(static one => one.Record));
        foreach (var one in read)
        {
            var found = await ListAsync(registry, "record=" + Uri.EscapeDataString(one.Record!));
            Assert.Equal(one.Number, Assert.Single(found).Number);
        }
    }

    [Fact]
    public async Task What_was_recorded_from_a_day_on_is_listed_whatever_the_day()
    {
        await using var registry = new Registry();
        await registry.InitializeAsync();
        await registry.SendAsync(
            HttpMethod.Post, "v1/sessions", "maker", JsonContent.Create(new SessionEvent("signed-in")));
        foreach (var (query, count) in (IEnumerable<(string, int)>)
        [
            ("from=0001-01-01", 1), ("from=0001-01-02", 1), ("from=2020-01-01", 1), ("from=9999-12-31", 0),
            ("to=0001-01-01", 0), ("to=9999-12-31", 1),
        ])
        {
            Assert.Equal((query, count), (query, (await ListAsync(registry, query)).Count));
        }
    }

    [Fact]
    public async Task What_was_read_is_sealed_at_the_stop_and_what_a_killed_server_left_at_the_start()
    {
        using var folder = new TemporaryFolder();
        using var http = new HttpClient();
        using var stuck = new TcpClient();
        StreamReader events;
        await using (var registry = new Registry
        {
            Data = folder.Path, Change = static all => all["shutdownTimeoutSeconds"] = 3,
        })
        {
            await registry.InitializeAsync();
            events = await FollowAsync(http, registry, "holder");
            await registry.GetAsync($"v1/parties/{registry.Account("holder").Party}", "clerk");
            await SendHalfAsync(stuck, registry.Address.Port);
        }

        var end = TimeProvider.System.GetUtcNow();
        using (events)
        {
            // Whoever still listened was told the end, and whoever never finished kept nothing from being sealed.
            await events.ReadToEndAsync(Cancel);
        }

        await using (var stopped = new Registry { Data = folder.Path, IsKnown = true })
        {
            await stopped.InitializeAsync();
            Assert.Equal("1", (await HealthAsync(stopped)).AccessSealed);
            Assert.InRange(await SealedAtAsync(stopped), DateTimeOffset.MinValue, end);
            await stopped.GetAsync($"v1/parties/{stopped.Account("maker").Party}", "clerk");
            await stopped.KillAsync();
        }

        await using var killed = new Registry { Data = folder.Path, IsKnown = true };
        await killed.InitializeAsync();
        await UntilAsync(async () => (await HealthAsync(killed)).AccessSealed == "2");
    }

    [Fact]
    public async Task The_log_seals_the_journal_and_a_journal_that_was_changed_keeps_the_server_from_starting()
    {
        using var folder = new TemporaryFolder();
        await using (var registry = new Registry
        {
            Change = static all => all["Ledger"]!["AccessSealEvery"] = "00:00:01",
        })
        {
            await registry.InitializeAsync();
            await FileAsync(registry);
            await registry.GetAsync($"v1/parties/{registry.Account("holder").Party}", "clerk");
            await UntilAsync(async () => await HealthAsync(registry) is { AccessSealed: "1", AccessHolds: true });

            await registry.GetAsync($"v1/parties/{registry.Account("maker").Party}", "clerk");
            var journal = Path.Combine(registry.Folder, "access.jsonl");
            File.Copy(journal, folder.PathOf("access.jsonl"));
            var leaf = (await registry.GetAsync("v1/registry", "auditor")).Read<AggregateResource>().State;
            Assert.Contains(File.ReadLines(journal).First(), leaf, StringComparison.Ordinal);
            Assert.DoesNotContain("\"clerk\"", leaf, StringComparison.Ordinal);
        }

        var text = await File.ReadAllTextAsync(folder.PathOf("access.jsonl"), Cancel);
        await File.WriteAllTextAsync(
            folder.PathOf("access.jsonl"), text.Replace("\"account\":\"clerk\"", "\"account\":\"approver\""), Cancel);
        await using var refused = ServerProcess.Launch(ServerConfiguration.Write(folder.Path, null), FreePort.Find());
        await refused.WaitForEndAsync(Cancel);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("does not follow", refused.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_stands_in_for_a_clerk_files_the_notice_within_the_term_and_nobody_else_does()
    {
        await using var registry = new Registry();
        await registry.InitializeAsync();
        var path = "v1/cases/" + (await FileAsync(registry)).Stream.ToString()["case/".Length..] + "/national/notice";
        (await registry.SendAsync(HttpMethod.Post, path, "reviewer")).AssertProblem(403);

        var party = registry.Account("operator").Party;
        await registry.ExecuteAsync(registry.Draft("operator") with
        {
            Stream = party.Stream,
            ExpectedVersion = 1,
            Command = new AppointSubstitute(
                AccountName.Parse("clerk"), AccountName.Parse("reviewer"), Role.Clerk, new DateOnly(2024, 1, 1),
                new DateOnly(2099, 1, 1)),
        });

        Assert.Equal(200, (await registry.SendAsync(HttpMethod.Post, path, "reviewer")).Status);
        (await registry.SendAsync(HttpMethod.Post, path, "approver")).AssertProblem(403);
        (await registry.SendAsync(HttpMethod.Post, path, "holder")).AssertProblem(403);
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        for (var i = 0; i < 1200; i++)
        {
            if (await isSo())
            {
                return;
            }

            await look.WaitForNextTickAsync(Cancel);
        }

        throw new InvalidOperationException("It does not become so.");
    }

    /// <summary>Listens to the events of an account's party, until the server ends them.</summary>
    private static async Task<StreamReader> FollowAsync(HttpClient http, Registry registry, string account)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Get, new Uri(registry.Address, "v1/feed/events?after=0"));
        request.Headers.Authorization = new("Bearer", registry.Token(account));
        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);
        var events = new StreamReader(await response.Content.ReadAsStreamAsync(Cancel));
        Assert.False(string.IsNullOrEmpty(await events.ReadLineAsync(Cancel)));
        return events;
    }

    /// <summary>Asks for something, and leaves out the body that was announced.</summary>
    private static async Task SendHalfAsync(TcpClient client, int port)
    {
        await client.ConnectAsync(IPAddress.Loopback, port, Cancel);
        var head = "POST /connect/token HTTP/1.1\r\nHost: localhost\r\n"
            + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\n";
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head), Cancel);
    }

    private static async Task<DateTimeOffset> SealedAtAsync(Registry registry)
    {
        var entries = (await registry.GetAsync("v1/log/entries?from=0&limit=100")).Read<Page<LogEntryResource>>();
        var seal = Assert.Single(entries.Items, static entry => entry.Leaf.Contains("\"type\":\"access.sealed\""));
        Assert.True(EntryLeaf.TryRead(Encoding.UTF8.GetBytes(seal.Leaf), out var leaf, out var error), error);
        return leaf.RecordedTime;
    }

    private static async Task<HealthResource> HealthAsync(Registry registry) =>
        (await registry.GetAsync("v1/operations/health", "operator")).Read<HealthResource>();

    private static async Task<IReadOnlyList<AccessRecordResource>> ListAsync(Registry registry, string query) =>
        (await registry.GetAsync("v1/access?" + query, "auditor")).Read<Page<AccessRecordResource>>().Items;

    private static async Task<Draft> FileAsync(Registry registry)
    {
        var draft = registry.Draft("holder") with
        {
            Command = new FileRegistration(Registrations.Of(registry.Account("holder").Party)),
        };
        await registry.ExecuteAsync(draft);
        return draft;
    }
}
