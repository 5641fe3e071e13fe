using System.Text;
using Ledger.Cryptography;
using Ledger.Domain.Calendars;
using Ledger.Domain.Parties;
using Ledger.EndToEnd.Tests.Registry;

namespace Ledger.EndToEnd.Tests;

/// <summary>
/// The words of <c>ledger restoration</c>: an organisation whose administrator is gone gets another by two people of
/// the registrar.
/// </summary>
public sealed class RestorationWordTests(CommandWords words) : IClassFixture<CommandWords>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_proposed_declined_proposed_again_and_confirmed_when_the_days_are_over()
    {
        var maker = words.Actors.Maker.Account!.Party;
        var paper = words.File("request.txt", "唯一管理员已离职，请恢复。");
        var key = CanonicalBase64.Encode(words.Actors.Holder.Account!.Key.PublicKey.ToSpki());
        string[] propose =
        [
            "restoration", "propose", "robot", "--of", maker.ToString(), "--request", paper, "--reason", "管理员已离职。",
        ];
        await words.SaysAsync(1, "no-member-record", "reviewer", propose);
        await words.SaysAsync(
            0, "Entry", "maker", "members", "admit", "maker", "--role", "administrator", "--from", "2025-01-01");
        await words.SaysAsync(0, "Nothing was proposed", "maker", "restoration", "list");
        await words.SaysAsync(2, "name your account", null, "restoration", "list");
        await words.SaysAsync(2, "is no organisation's id", "reviewer", "restoration", "list", "--of", "maker");
        await words.SaysAsync(2, "no P-256, SM2 or Ed25519", "reviewer", [.. propose, "--key", "abcd"]);
        await words.SaysAsync(1, "role-required", "clerk", propose);
        var (exit, printed) = await LedgerCommand.RunWithoutServerAsync(
            Cancel, "restoration", "key", "--account", words.AccountFile("holder"));
        Assert.Equal((0, key), (exit, printed.Trim()));

        await words.SaysAsync(0, "Entry", "reviewer", [.. propose, "--key", key]);
        await words.SaysAsync(1, "restoration-stands", "reviewer", propose);
        await words.SaysAsync(0, "proposed on", "maker", "restoration", "list");
        await words.SaysAsync(0, key, "maker", "restoration", "list");
        await words.SaysAsync(0, $"\"keySpki\": \"{key}\"", "maker", "restoration", "list", "--json");
        await words.SaysAsync(
            0, words.Actors.Holder.Account!.Key.PublicKey.Id.ToString(), "maker", "restoration", "list");
        var proposed = (await words.Actors.Maker.FindPartyAsync(maker, Cancel))!.State.Restorations[0];
        var (wait, lapse) = (
            proposed.WaitsUntil(WorkdayCalendar.China), proposed.LapsesAfter(WorkdayCalendar.China));
        await words.SaysAsync(0, "  1  robot", "maker", "restoration", "list");
        await words.SaysAsync(0, $"waits until {wait}, lapses after {lapse}", "maker", "restoration", "list");
        await words.SaysAsync(
            1, "restoration-too-early", "approver", "restoration", "confirm", "1", "--of", maker.ToString());
        await words.SaysAsync(0, "Entry", "maker", "restoration", "decline", "1", "--reason", "管理员仍在职。");
        await words.SaysAsync(0, "\"status\": \"declined\"", "maker", "restoration", "list", "--json");

        string[] erase = ["--reason", "保存期限已届满。", "--of", maker.ToString()];
        await words.SaysAsync(1, "retention-period", "approver", ["restoration", "erase", "1", .. erase]);
        await words.SaysAsync(1, "role-required", "clerk", ["restoration", "erase", "1", .. erase]);
        foreach (var number in (string[])["0", "2"])
        {
            await words.SaysAsync(2, "no proposal of that", "approver", ["restoration", "erase", number, .. erase]);
        }

        await words.SaysAsync(0, "\"repeated\": false", "reviewer", [.. propose, "--key", key, "--json"]);
        await PassAsync(maker);
        await words.SaysAsync(
            0, "Entry", "approver", "restoration", "confirm", "2", "--of", maker.ToString());
        await words.SaysAsync(0, "confirmed", "reviewer", "restoration", "list", "--of", maker.ToString());
        await words.SaysAsync(0, "robot", "maker", "members", "list");
        var state = (await words.Actors.Reviewer.FindPartyAsync(maker, Cancel))!.State;
        Assert.Contains(state.KeysInForce, known => known.Spki == key);
        Assert.Equal(
            Encoding.UTF8.GetString(await File.ReadAllBytesAsync(paper, Cancel)),
            Encoding.UTF8.GetString((await words.Actors.Approver.FindDocumentAsync(
                state.Restorations[1].File, state.Restorations[1].Request.Sha256, cancellationToken: Cancel))!));
    }

    // Ten in the morning in China on the day after the last of waiting.
    private async Task PassAsync(Domain.PartyId organisation)
    {
        var state = (await words.Actors.Clerk.FindPartyAsync(organisation, Cancel))!.State;
        Assert.True(state.Restorations[^1].WaitsUntil(WorkdayCalendar.China).TryGet(out var last));
        await words.Actors.Clerk.AdvanceLegalTimeAsync(
            new DateTimeOffset(last.AddDays(1), new TimeOnly(2, 0), TimeSpan.Zero), Cancel);
    }
}
