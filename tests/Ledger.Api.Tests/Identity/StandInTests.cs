using Ledger.Domain;
using Ledger.Domain.Parties;
using Ledger.Domain.Registration;

namespace Ledger.Api.Tests.Identity;

/// <summary>Who files with the national system in a clerk's stead, and when.</summary>
public sealed class StandInTests : IAsyncLifetime
{
    private readonly Registry _registry = new();
    private string _path = null!;

    public async ValueTask InitializeAsync()
    {
        await _registry.InitializeAsync();
        var draft = _registry.Draft("holder") with
        {
            Command = new FileRegistration(Registrations.Of(_registry.Account("holder").Party)),
        };
        await _registry.ExecuteAsync(draft);
        _path = $"v1/cases/{draft.Stream.ToString()["case/".Length..]}/national/notice";
    }

    public ValueTask DisposeAsync() => _registry.DisposeAsync();

    [Fact]
    public async Task A_stand_in_does_what_the_office_is_for_from_the_first_legal_day_of_the_term_to_the_last()
    {
        var today = await _registry.TodayAsync();
        var next = today.AddDays(1);
        await AppointAsync(1, "clerk", "reviewer", Role.Clerk, next, next);
        await AppointAsync(2, "reviewer", "approver", Role.Reviewer, today, next);

        await AssertAsync("reviewer", 403);
        await _registry.AdvanceAsync(next, 0);
        await AssertAsync("reviewer", 200);
        await AssertAsync("approver", 403);
        await _registry.AdvanceAsync(next, 23);
        await AssertAsync("reviewer", 200);
        await _registry.AdvanceAsync(next.AddDays(1), 0);
        await AssertAsync("reviewer", 403);
    }

    [Fact]
    public async Task Neither_an_offices_name_nor_a_stand_ins_is_worth_anything_in_another_party()
    {
        var today = await _registry.TodayAsync();
        await AppointAsync(1, "clerk", "reviewer", Role.Clerk, today, today.AddDays(1));
        await AssertAsync("reviewer", 200);

        foreach (var (account, role) in ((string, string)[])[("holder", "clerk"), ("reviewer", "reviewer")])
        {
            var token = Tokens.Access(
                _registry.Account("holder"), Tokens.IssuerKey(_registry.Folder), issued =>
                {
                    issued.Claims["sub"] = account;
                    issued.Claims["roles"] = new[] { role };
                });
            (await _registry.SendWithTokenAsync(HttpMethod.Post, _path, token, null)).AssertProblem(403, "forbidden");
        }
    }

    private async Task AppointAsync(
        ulong version, string @for, string by, Role role, DateOnly from, DateOnly to) =>
        await _registry.ExecuteAsync(_registry.Draft("operator") with
        {
            Stream = _registry.Account("operator").Party.Stream,
            ExpectedVersion = version,
            Command = new AppointSubstitute(AccountName.Parse(@for), AccountName.Parse(by), role, from, to),
        });

    private async Task AssertAsync(string account, int status)
    {
        var answer = await _registry.SendAsync(HttpMethod.Post, _path, account);
        Assert.True(answer.Status == status, $"{account}: {answer}");
    }
}
