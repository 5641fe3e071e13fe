using System.Net.Http.Json;
using Ledger.Api.Contracts;
using Ledger.Domain;
using Ledger.Domain.Calendars;
using Ledger.Domain.Chains;
using Ledger.Domain.Registration;
using Ledger.Sdk;

namespace Ledger.Api.Tests.Commands;

/// <summary>What is due, over HTTP; these registries have a legal time that is theirs alone.</summary>
public sealed class DueTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_nobody_answers_is_accepted_by_the_registry_itself_and_proven_like_everything()
    {
        await using var registry = new Registry();
        await registry.InitializeAsync();
        var (filed, _) = await FileAsync(registry);
        var stream = filed.Stream.ToString();
        var row = await WaitForAsync(registry, stream, "acceptance-reply");
        Assert.Equal(("ahead", "G35", "第十七条第一款"), (row.Standing, row.Document, row.Clause));

        var later = JsonContent.Create(new ClockAdvance($"{row.TimerFrom}T04:00:00.000Z"));
        Assert.Equal(204, (await registry.SendAsync(HttpMethod.Post, "v1/development/clock", "clerk", later)).Status);

        // Waits for the registry's own timer; a case that is accepted waits for the end of its handling.
        await WaitForAsync(registry, stream, "handling");
        using var http = new HttpClient();
        using var client = new LedgerClient(http, registry.Address, registry.Account("holder"));
        Assert.True(filed.Stream.TryGetCase(out var id));
        var state = (await client.FindCaseAsync(id, Cancel))!.State;
        Assert.Equal((CaseStatus.Accepted, row.TimerFrom), (state.Status, CivilDate.Format(state.AcceptedOn!.Value)));
        Assert.Null(state.Acceptance);

        var audit = (await registry.SendAsync(HttpMethod.Post, "v1/operations/audit", "auditor"))
            .Read<OperationResource>();
        Assert.True(audit.Agrees, string.Join("\n", audit.Findings));
    }

    [Fact]
    public async Task The_operator_loads_the_next_years_calendar_and_entries_name_it()
    {
        await using var registry = new Registry();
        await registry.InitializeAsync();
        var view = (await registry.GetAsync("v1/registry", "operator")).Read<AggregateResource>();
        var load = registry.Draft("operator") with
        {
            Stream = StreamName.Registry,
            ExpectedVersion = ulong.Parse(view.Version, System.Globalization.CultureInfo.InvariantCulture),
            Command = new LoadCalendar(Year2027),
        };
        await registry.ExecuteAsync(load);

        while (true)
        {
            Cancel.ThrowIfCancellationRequested();
            var (_, accepted) = await FileAsync(registry);
            var entry = (await registry.GetAsync($"v1/log/entries/{accepted.Index}")).Read<LogEntryResource>();
            if (entry.Leaf.Contains("\"calendar\":\"cn-2023-2027\"", StringComparison.Ordinal))
            {
                return;
            }
        }
    }

    private static CalendarYear Year2027 => new(
        2027,
        [
            .. ((string[])
            [
                "2027-01-01", "2027-02-05", "2027-02-08", "2027-02-09", "2027-02-10", "2027-02-11", "2027-02-12",
                "2027-04-05", "2027-05-03", "2027-05-04", "2027-06-09", "2027-09-15", "2027-10-01", "2027-10-04",
                "2027-10-05", "2027-10-06", "2027-10-07",
            ]).Select(Day),
        ],
        [.. ((string[])["2027-01-30", "2027-02-20", "2027-05-08", "2027-10-09"]).Select(Day)],
        "通知");

    private static DateOnly Day(string text) =>
        CivilDate.TryParse(text, out var day) ? day : throw new FormatException(text);

    private static async Task<(Draft Filed, CommandAccepted Accepted)> FileAsync(Registry registry)
    {
        var draft = registry.Draft("holder") with
        {
            Command = new FileRegistration(Registrations.Of(registry.Account("holder").Party)),
        };
        return (draft, await registry.ExecuteAsync(draft));
    }

    private static async Task<DueResource> WaitForAsync(Registry registry, string stream, string kind)
    {
        while (true)
        {
            Cancel.ThrowIfCancellationRequested();
            var page = (await registry.GetAsync($"v1/due?kind={kind}&stream={Uri.EscapeDataString(stream)}", "clerk"))
                .Read<Page<DueResource>>();
            if (page.Items.Count > 0)
            {
                return Assert.Single(page.Items);
            }
        }
    }
}
