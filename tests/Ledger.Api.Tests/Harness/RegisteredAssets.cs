using Ledger.Api.Contracts;
using Ledger.Domain;
using Ledger.Domain.Calendars;
using Ledger.Domain.Registration;
using Ledger.Evidence.Entries;

namespace Ledger.Api.Tests;

/// <summary>Assets brought through their registration, and commands to them at the version that they have.</summary>
internal static class RegisteredAssets
{
    /// <summary>Registers what the holder applies for, its notice withheld; gives the legal day.</summary>
    public static async Task<(AssetId Asset, DateOnly Today)> RegisterAsync(
        this Registry registry, Application application)
    {
        var now = (await registry.OverviewAsync()).LegalTime;
        Assert.True(EntrySyntax.TryTime(now, out var time));
        var today = CivilDate.At(time);
        var filed = registry.Draft("holder") with
        {
            Command = new FileRegistration(application with { NoticeExemption = "涉及商业秘密。" }),
        };
        (string Account, CaseCommand Command)[] steps =
        [
            ("holder", (CaseCommand)filed.Command),
            ("clerk", new AcceptRegistration()),
            ("reviewer", new ReviewRegistration(
                [.. Enum.GetValues<FindingItem>().Select(item => new Finding(item, true, "属实。"))])),
            ("approver", new WithholdNotice("理由正当。")),
            ("approver", new RecordEvidence("NDE-" + Draft.NewId(), today)),
            ("approver", new CertifyRegistration(5)),
        ];
        for (var i = 0; i < steps.Length; i++)
        {
            await registry.ExecuteAsync(registry.Draft(steps[i].Account) with
            {
                Stream = filed.Stream, ExpectedVersion = (ulong)i, Command = steps[i].Command,
            });
        }

        return (application.Asset, today);
    }

    /// <summary>Submits a command to an asset at the version that it has now.</summary>
    public static async Task<Answer> SubmitAsync(this Registry registry, string account, AssetId asset, Command command)
    {
        var version = (await registry.GetAsync($"v1/assets/{asset}/state", "clerk")).Read<AggregateResource>().Version;
        var draft = registry.Draft(account) with
        {
            Stream = asset.Stream, ExpectedVersion = ulong.Parse(version), Command = command,
        };
        return await registry.SubmitAsync(account, draft.Address, draft.Sign());
    }
}
