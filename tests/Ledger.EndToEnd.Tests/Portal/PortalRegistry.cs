using System.Diagnostics;
using Ledger.Domain;
using Ledger.Domain.Calendars;
using Ledger.Domain.Orders;
using Ledger.Domain.Parties;
using Ledger.Domain.Registration;
using Ledger.EndToEnd.Hammer;
using Ledger.EndToEnd.Tests.Registry;
using Ledger.Sdk;
using Microsoft.Playwright;

namespace Ledger.EndToEnd.Tests.Portal;

/// <summary>A registry with its portal, on real parts, and a browser in front of it; one for all stories.</summary>
public sealed class PortalRegistry : IAsyncLifetime
{
    private static readonly TimeSpan s_follows = TimeSpan.FromMinutes(5);

    private RunningRegistry? _registry;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Arguments besides the usual ones.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>A client for each account, for what happens before a story begins and beside it.</summary>
    public Actors Actors { get; private set; } = null!;

    /// <summary>The registry's address.</summary>
    public Uri Address => _registry!.Server.Address;

    /// <summary>Where the accounts' files are.</summary>
    public string Accounts => Path.Combine(_registry!.Data, "accounts");

    public async ValueTask InitializeAsync()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        _registry = await RunningRegistry.StartAsync(
            new RegistryParts(false, false) { Arguments = ["--Portal:Enabled=true", .. Arguments] }, cancellationToken);
        Actors = await _registry.ActorsAsync(cancellationToken);
        await Actors.RegisterAsync(new Stubborn(), "portal", cancellationToken);
        _playwright = await Playwright.CreateAsync();
        _browser = await Browser.LaunchAsync(_playwright);
    }

    /// <summary>A visitor with a browser of their own, who sees the portal in a language.</summary>
    /// <param name="language">The language.</param>
    /// <param name="width">How wide the window is, in pixels.</param>
    /// <param name="script">Whether the browser runs scripts.</param>
    /// <param name="like">Whose session and stored things the browser has from the beginning; null for none.</param>
    public async Task<Visitor> VisitAsync(
        string language = "zh-CN", int width = 1280, bool script = true, Visitor? like = null)
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Address.ToString(),
            JavaScriptEnabled = script,
            Locale = language == "en" ? "en-GB" : language,
            StorageState = like is null ? null : await like.Context.StorageStateAsync(),
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
        });
        context.SetDefaultTimeout(Browser.Patience);
        var visitor = await Visitor.EnterAsync(context, Accounts);
        if (language != "zh-CN")
        {
            await visitor.Page.GotoAsync($"/portal/language?to={language}");
        }

        return visitor;
    }

    /// <summary>The holder files a case with its materials.</summary>
    public async Task<CaseId> FileAsync(string name, Func<Application, Application>? change = null)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var registration = Registration.Collected(name, Actors);
        foreach (var paper in registration.Contents)
        {
            await Actors.Holder.PutDocumentAsync(registration.Case, paper, cancellationToken);
            await Actors.Holder.PutContentAsync(paper, cancellationToken);
        }

        var application = change is null ? registration.Application : change(registration.Application);
        await Actors.Holder.ExecuteAsync(
            registration.Case.Stream, 0, registration.CommandId("file"), new FileRegistration(application),
            cancellationToken);
        return registration.Case;
    }

    /// <summary>Takes registrations through the whole process, from the first paper to their certificates.</summary>
    public Task CertifyAsync(params IReadOnlyList<Registration> registrations) =>
        new Procedure(Actors, new Stubborn()).CertifyAsync(registrations, TestContext.Current.CancellationToken);

    /// <summary>Somebody does something to a case as it stands.</summary>
    public static async Task DoAsync(LedgerClient who, CaseId id, CaseCommand command)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var version = await who.FindVersionAsync(id.Stream, cancellationToken);
        await who.ExecuteAsync(
            id.Stream, version, DerivedId.Of("portal", id.ToString(), $"{command.Type} {version}"), command,
            cancellationToken);
    }

    /// <summary>The registry's legal day.</summary>
    public async Task<DateOnly> TodayAsync()
    {
        var log = await Actors.Clerk.ReadLogAsync(TestContext.Current.CancellationToken);
        return CivilDate.At(DateTimeOffset.Parse(log.LegalTime, System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>A court's own client; the court presents itself, unless it has.</summary>
    public async Task<LedgerClient> CourtAsync(HttpClient http)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var account = await LedgerAccount.LoadAsync(Path.Combine(Accounts, "court.json"), cancellationToken);
        var client = new LedgerClient(http, Address, account);
        if (await client.FindPartyAsync(account.Party, cancellationToken) is null)
        {
            var court = new Organisation(
                "演示人民法院", SocialCreditCode.Parse("1142010001111111XE"), LegalForm.LegalPerson,
                DivisionCode.Parse("420100"));
            await client.ExecuteAsync(
                account.Party.Stream, 0, DerivedId.Of("portal", "court"),
                new RegisterParty(court, null, [Actors.KeyOf(account.Key.PublicKey)]), cancellationToken);
        }

        return client;
    }

    /// <summary>Takes a case that was filed to its public notice.</summary>
    public async Task NoticeAsync(CaseId id)
    {
        await DoAsync(Actors.Clerk, id, new AcceptRegistration());
        await DoAsync(Actors.Reviewer, id, Findings);
        var receipt = await Actors.Clerk.FileNationalNoticeAsync(id, TestContext.Current.CancellationToken);
        await DoAsync(Actors.Clerk, id, new PublishNotice(receipt.Number));
    }

    /// <summary>A review that finds everything in order.</summary>
    public static ReviewRegistration Findings { get; } = new(
    [
        .. Enum.GetValues<FindingItem>().Select(static item => new Finding(item, true, "与材料一致。")),
    ]);

    /// <summary>A court orders a right to be frozen, and the registry does it.</summary>
    public async Task<OrderId> FreezeAsync(LedgerClient court, AssetId asset, uint right)
    {
        var id = OrderId.Parse(DerivedId.Of("portal", "freeze", asset.ToString()));
        (LedgerClient Who, OrderCommand Command)[] acts =
        [
            (court, new FileOrder(new OrderContent
            {
                Act = OrderAct.Freeze,
                Authority = OrderAuthority.Court,
                Body = "演示人民法院",
                Reference = "（2026）鄂01民初76号",
                Document = Ledger.Cryptography.DigestPair.Of("freeze"u8),
                Asset = asset,
                Rights = [right],
                Until = new DateOnly(2027, 12, 31),
            })),
            (Actors.Reviewer, new VerifyOrder("一致。")), (Actors.Approver, new ExecuteOrder("执行。")),
        ];
        for (var version = 0; version < acts.Length; version++)
        {
            await acts[version].Who.ExecuteAsync(
                id.Stream, (ulong)version, DerivedId.Of("portal", id.ToString(), acts[version].Command.Type),
                acts[version].Command, TestContext.Current.CancellationToken);
        }

        return id;
    }

    /// <summary>Sets legal time to the first working day after the notice of a case.</summary>
    public async Task PassNoticeAsync(CaseId id)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var query = new DueQuery(Kind: "notice-end", Stream: id.Stream.ToString());
        var last = default(DateOnly);
        await WaitForAsync(async () =>
            (await Actors.Clerk.ListDueAsync(query, cancellationToken: cancellationToken)).Items is [var due]
                && CivilDate.TryParse(due.By, out last));
        await ToWorkdayAfterAsync(last);
    }

    /// <summary>Sets legal time to nine o'clock on the first working day after a day.</summary>
    public async Task ToWorkdayAfterAsync(DateOnly day)
    {
        Assert.True(WorkdayCalendar.China.AddWorkdays(day, 1).TryGet(out var next));
        var nine = new DateTimeOffset(next, new TimeOnly(9, 0), CivilDate.ChinaOffset);
        await Actors.Clerk.AdvanceLegalTimeAsync(nine.ToUniversalTime(), TestContext.Current.CancellationToken);
    }

    /// <summary>Waits for what follows the log a moment later.</summary>
    /// <exception cref="TimeoutException">It did not follow within five minutes.</exception>
    public static async Task WaitForAsync(Func<Task<bool>> there)
    {
        var waiting = Stopwatch.StartNew();
        while (!await there())
        {
            if (waiting.Elapsed > s_follows)
            {
                throw new TimeoutException($"What was waited for has not come after {s_follows}.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Waits until the due-list has a line of a case: the list follows the log a moment later.</summary>
    public async Task WaitForDueAsync(CaseId id)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var query = new DueQuery(Stream: id.Stream.ToString());
        await WaitForAsync(async () =>
            (await Actors.Clerk.ListDueAsync(query, cancellationToken: cancellationToken)).Items.Count > 0);
    }

    public async ValueTask DisposeAsync()
    {
        await (_browser?.DisposeAsync() ?? ValueTask.CompletedTask);
        _playwright?.Dispose();
        Actors?.Dispose();
        await (_registry?.DisposeAsync() ?? ValueTask.CompletedTask);
    }
}

/// <summary>All stories of the portal stand on one registry.</summary>
[CollectionDefinition(nameof(PortalTests))]
public sealed class PortalTests : ICollectionFixture<PortalRegistry>;
