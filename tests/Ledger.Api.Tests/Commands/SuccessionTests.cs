using System.Text;
using Ledger.Api.Contracts;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Domain.Parties;
using Ledger.Domain.Registration;

namespace Ledger.Api.Tests.Commands;

/// <summary>An organisation merges into another one, over HTTP.</summary>
public sealed class SuccessionTests
{
    [Fact]
    public async Task What_merged_is_shown_as_ended_and_is_refused_with_code_and_clause()
    {
        await using var registry = new Registry();
        await registry.InitializeAsync();
        var merged = registry.Account("holder").Party;
        await ActAsync(registry, "maker", 1, new FileSuccession(
            SuccessionKind.Merger, true,
            [
                new Material(
                    MaterialKind.SuccessionEvidence, "合并协议与注销登记证明",
                    DigestPair.Of(Encoding.UTF8.GetBytes("evidence"))),
            ]));
        await ActAsync(registry, "approver", 2, new ConfirmSuccession(1));

        var state = (await registry.GetAsync($"v1/parties/{merged}", "clerk")).Read<AggregateResource>().State;
        Assert.Contains("\"endedOn\":\"2025-", state, StringComparison.Ordinal);
        Assert.Contains($"\"successor\":\"{registry.Account("maker").Party}\"", state, StringComparison.Ordinal);

        var draft = registry.Draft("holder") with
        {
            Command = new FileRegistration(Registrations.Of(registry.Account("holder").Party)),
        };
        var problem = (await registry.RefuseAsync(() => registry.SubmitAsync("holder", draft.Address, draft.Sign())))
            .AssertProblem(409, "party-ended");
        Assert.Equal("民法典 第五十九条", problem.Clause);

        Task<CommandAccepted> ActAsync(Registry at, string account, ulong version, SuccessionCommand command) =>
            at.ExecuteAsync(at.Draft(account) with
            {
                Stream = merged.Stream, ExpectedVersion = version, Command = command,
            });
    }
}
