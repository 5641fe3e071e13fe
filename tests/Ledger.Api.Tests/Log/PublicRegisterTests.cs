using System.Net.Http.Json;
using System.Xml.Linq;
using Ledger.Api.Contracts;
using Ledger.Domain;
using Ledger.Domain.Calendars;
using Ledger.Domain.Registration;
using Ledger.Evidence.Entries;

namespace Ledger.Api.Tests.Log;

/// <summary>What the public sees, without an account: notices while they run, then the register.</summary>
public sealed class PublicRegisterTests(ClockedRegistry clocked) : IClassFixture<ClockedRegistry>
{
    private static readonly XNamespace s_atom = "http://www.w3.org/2005/Atom";

    private readonly Registry _registry = clocked.Registry;

    [Fact]
    public async Task A_notice_is_public_while_it_runs_and_the_registration_after_it()
    {
        var application = Registrations.Of(_registry.Account("holder").Party);
        var filed = await StepsAsync(application, [
            ("clerk", new AcceptRegistration()), ("reviewer", Passed()), ("clerk", new PublishNotice("GS-2026-1"))]);
        var id = filed.ToString()["case/".Length..];

        var notice = (await UntilAsync($"v1/notices/{id}", 200)).Read<NoticeResource>();
        Assert.Equal((application.Description.Name, "G35", "first", "registration.object"),
            (notice.Name, notice.Regime, notice.Type, notice.Objections.Command));
        Assert.Equal(Registrations.Holder.Name, Assert.Single(notice.Applicants).Name);
        Assert.Equal(3, notice.Rights.Count);
        Assert.Equal(WorkdayCalendar.China.AddWorkdays(Day(notice.PublishedOn), 5).ToString(), notice.Objections.Until);
        Assert.Equal(("G35 第二十四条第二款", "G35 第二十五条"),
            (notice.Objections.PeriodClause, notice.Objections.Clause));
        Assert.Contains(id, (await _registry.GetAsync("v1/notices?limit=200")).Text, StringComparison.Ordinal);

        var page = await _registry.GetAsync($"notices/{id}");
        Assert.Equal((200, "text/html"), (page.Status, page.MediaType));
        foreach (var said in (string[])[
            application.Description.Name, application.Description.Overview, Registrations.Holder.Name,
            notice.Objections.Until!, "第二十五条", "GS-2026-1"])
        {
            Assert.Contains(said, page.Text, StringComparison.Ordinal);
            Assert.Contains(said, (await _registry.GetAsync("notices")).Text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("<script", page.Text, StringComparison.Ordinal);
        var feed = XDocument.Parse((await _registry.GetAsync("notices/feed.atom")).Text);
        var entry = Assert.Single(feed.Root!.Elements(s_atom + "entry"), found =>
            found.Element(s_atom + "id")!.Value == $"urn:ledger:notice:{id}");
        Assert.Contains(notice.Objections.Until!, entry.Element(s_atom + "content")!.Value, StringComparison.Ordinal);

        var evidenced = Day(notice.Objections.Until!).AddDays(3);
        await AdvanceAsync(evidenced);
        (await _registry.GetAsync($"v1/notices/{id}")).AssertProblem(404, "not-found");
        Assert.Equal(404, (await _registry.GetAsync($"notices/{id}")).Status);
        await ContinueAsync(filed, 4, [
            ("approver", new RecordEvidence("NDE-" + Draft.NewId(), evidenced)),
            ("approver", new CertifyRegistration(5))]);

        var shown = (await UntilAsync($"v1/register?holder=数据采集公司&name=行政区划&kind=resource&code=SJ", 200,
            answer => answer.Read<Page<RegistrationResource>>().Items.Count == 1))
            .Read<Page<RegistrationResource>>().Items[0];
        Assert.Equal((application.Description.Name, false, "valid"), (shown.Name, shown.Withheld, shown.Status));
        Assert.Equal(["hold", "use", "operate"], shown.Holders.Select(holder => holder.Right!.Kind));
        Assert.All(shown.Holders, holder => Assert.Equal("in-force", holder.Right!.Status));
        var one = (await _registry.GetAsync($"v1/register/{shown.Code}")).Read<RegistrationResource>();
        Assert.Equal(shown.Code, one.Code);
        var found = await _registry.GetAsync("register?name=" + Uri.EscapeDataString("行政区划"));
        Assert.Contains(shown.Code, found.Text, StringComparison.Ordinal);
        Assert.Contains(Registrations.Holder.Name, found.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(
            _registry.Account("holder").Party.ToString(), found.Text + shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_withheld_from_notice_is_nowhere_in_public_but_by_its_number()
    {
        var application = Registrations.Of(_registry.Account("maker").Party) with { NoticeExemption = "涉及商业秘密。" };
        application = application with
        {
            Description = application.Description with { Name = "某企业秘密配方数据" },
        };
        var filed = await StepsAsync(application, [
            ("clerk", new AcceptRegistration()), ("reviewer", Passed()), ("approver", new WithholdNotice("理由正当。"))]);
        await ContinueAsync(filed, 4, [
            ("approver", new RecordEvidence("NDE-" + Draft.NewId(), await TodayAsync())),
            ("approver", new CertifyRegistration(5))]);
        var asset = (await UntilAsync($"v1/assets/{application.Asset}", 200)).Read<AssetResource>();
        Assert.Null(asset.Name);

        var alone = (await _registry.GetAsync($"v1/register/{asset.Certificate}")).Read<RegistrationResource>();
        Assert.Equal((true, "valid", (string?)null), (alone.Withheld, alone.Status, alone.Name));
        Assert.Empty(alone.Holders);
        foreach (var path in (string[])["v1/register", "register", "v1/notices", "notices", "notices/feed.atom",
            $"v1/assets/{application.Asset}", "v1/assets", $"verify/{asset.Certificate}"])
        {
            var text = (await _registry.GetAsync(path)).Text;
            Assert.DoesNotContain("秘密配方", text, StringComparison.Ordinal);
            Assert.DoesNotContain(Registrations.Maker.Name, text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("v1/register?region=42")]
    [InlineData("v1/register?after=x")]
    [InlineData("v1/register?limit=0")]
    [InlineData("v1/notices?limit=201")]
    [InlineData("v1/notices?after=-1")]
    [InlineData("v1/notices/xyz")]
    public async Task What_cannot_be_read_is_said_so(string path) =>
        (await _registry.GetAsync(path)).AssertProblem(400, "malformed-parameter");

    [Fact]
    public async Task Text_of_strangers_stays_text_on_the_page()
    {
        var page = await _registry.GetAsync("register?name=" + Uri.EscapeDataString("\"><script>alert(1)</script>"));
        Assert.Equal(200, page.Status);
        Assert.DoesNotContain("<script", page.Text, StringComparison.Ordinal);
    }

    private static ReviewRegistration Passed() =>
        new([.. Enum.GetValues<FindingItem>().Select(item => new Finding(item, true, "属实。"))]);

    private static DateOnly Day(string text) => CivilDate.TryParse(text, out var day) ? day : default;

    private async Task<DateOnly> TodayAsync()
    {
        Assert.True(EntrySyntax.TryTime((await _registry.OverviewAsync()).LegalTime, out var time));
        return CivilDate.At(time);
    }

    private async Task AdvanceAsync(DateOnly day)
    {
        var answer = await _registry.SendAsync(
            HttpMethod.Post, "v1/development/clock", "clerk",
            JsonContent.Create(new ClockAdvance(CivilDate.Format(day) + "T01:00:00.000Z")));
        Assert.True(answer.Status is 200 or 204, answer.ToString());
    }

    private async Task<StreamName> StepsAsync(Application application, (string Account, CaseCommand Command)[] steps)
    {
        var holder = application.Applicants[0] == _registry.Account("holder").Party ? "holder" : "maker";
        var filed = _registry.Draft(holder) with { Command = new FileRegistration(application) };
        await _registry.ExecuteAsync(filed);
        await ContinueAsync(filed.Stream, 1, steps);
        return filed.Stream;
    }

    private async Task ContinueAsync(StreamName stream, ulong version, (string Account, CaseCommand Command)[] steps)
    {
        foreach (var (account, command) in steps)
        {
            await _registry.ExecuteAsync(_registry.Draft(account) with
            {
                Stream = stream, ExpectedVersion = version++, Command = command,
            });
        }
    }

    // The register follows the log in its own time.
    private async Task<Answer> UntilAsync(string path, int status, Predicate<Answer>? isIt = null)
    {
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (await look.WaitForNextTickAsync(TestContext.Current.CancellationToken))
        {
            var answer = await _registry.GetAsync(path);
            if (answer.Status == status && isIt?.Invoke(answer) is not false)
            {
                return answer;
            }
        }

        throw new InvalidOperationException("The timer ended.");
    }
}

/// <summary>A registry whose clock its tests may set.</summary>
public sealed class ClockedRegistry : IAsyncLifetime
{
    public Registry Registry { get; } = new();

    public ValueTask InitializeAsync() => Registry.InitializeAsync();

    public ValueTask DisposeAsync() => Registry.DisposeAsync();
}
