using Ledger.Domain;
using Ledger.Domain.Calendars;
using Ledger.Domain.Registration;
using Ledger.Evidence.Entries;
using Ledger.Sdk;

namespace Ledger.Cli.Demo;

/// <summary>
/// Takes a case through the statutory process from whatever state it is in, each act by the account whose office it is.
/// </summary>
internal sealed class CaseSteps(DemoActors actors, DemoIds ids, DemoLines lines)
{
    private const int ValidYears = 5;

    /// <summary>Files, accepts, reviews and publishes the notice, as far as that has not been done.</summary>
    public async Task<CaseState> ToNoticeAsync(DemoAsset asset, CancellationToken cancellationToken)
    {
        while (true)
        {
            var now = await FindAsync(asset, cancellationToken);
            switch (now.State.Status)
            {
                case CaseStatus.None:
                    await FileAsync(asset, cancellationToken);
                    break;
                case CaseStatus.Filed:
                    await AcceptAsync(asset, now, cancellationToken);
                    break;
                case CaseStatus.Accepted:
                    await ReviewAsync(asset, now, cancellationToken);
                    break;
                case CaseStatus.Reviewed:
                    await PublishAsync(asset, now, cancellationToken);
                    break;
                default:
                    return now.State;
            }
        }
    }

    /// <summary>Records the national evidence and certifies, as far as that has not been done.</summary>
    public async Task<CertificateCode> CompleteAsync(DemoAsset asset, CancellationToken cancellationToken)
    {
        var label = asset.Set.Set.Label;
        var resumed = true;
        while (true)
        {
            var now = await FindAsync(asset, cancellationToken);
            switch (now.State.Status)
            {
                case CaseStatus.Noticed:
                    await RecordAsync(asset, now, cancellationToken);
                    break;
                case CaseStatus.Evidenced:
                    await DoAsync(
                        actors.Approver, asset, now.Version, new CertifyRegistration(ValidYears), cancellationToken);
                    resumed = false;
                    break;
                case CaseStatus.Certified when now.State.Number is { } number:
                    Tell(asset, now.State, number, resumed);
                    return number;
                default:
                    throw new DemoException(
                        $"The case of {label.English} is {WireName.Of(now.State.Status)}, from where the walk-through "
                        + "does not go on: give it another --name.");
            }
        }
    }

    private async Task<Versioned<CaseState>> FindAsync(DemoAsset asset, CancellationToken cancellationToken) =>
        await actors.Clerk.FindCaseAsync(asset.Case, cancellationToken) ?? new(0, new CaseState());

    private async Task FileAsync(DemoAsset asset, CancellationToken cancellationToken)
    {
        await ContentSteps.HandInAsync(asset.Filer, asset.Case, asset.Documents, cancellationToken);
        await DoAsync(asset.Filer, asset, 0, new FileRegistration(asset.Application), cancellationToken);
        var label = asset.Set.Set.Label;
        var rights = string.Join(" + ", asset.Application.Rights.Select(right => WireName.Of(right.Right)).Distinct());
        Say(asset, new Words(
            $"Filed {label.English} for {rights}, with {asset.Documents.Count} materials",
            $"{label.Chinese}已申请登记（{rights}），材料 {asset.Documents.Count} 份"));
    }

    private async Task AcceptAsync(DemoAsset asset, Versioned<CaseState> now, CancellationToken cancellationToken)
    {
        var label = asset.Set.Set.Label;
        try
        {
            await DoAsync(actors.Clerk, asset, now.Version, new AcceptRegistration(), cancellationToken);
            Say(asset, new Words($"The clerk accepted {label.English}", $"受理人员已受理{label.Chinese}"));
        }
        catch (LedgerProblemException e) when (e.Code == Refusals.AcceptancePeriodOver.Code)
        {
            // Silence is acceptance (article 17): the time to answer went by, and a clerk may only state that.
            await DoAsync(actors.Clerk, asset, now.Version, new Tick(), cancellationToken);
            Say(asset, new Words($"{label.English} is deemed accepted", $"{label.Chinese}逾期视为受理"));
        }
    }

    private async Task ReviewAsync(DemoAsset asset, Versioned<CaseState> now, CancellationToken cancellationToken)
    {
        var label = asset.Set.Set.Label;
        await DoAsync(
            actors.Reviewer, asset, now.Version,
            new ReviewRegistration(
            [
                new Finding(FindingItem.Description, true, "描述与清单、样例一致。"),
                new Finding(FindingItem.Source, true, "来源材料齐备，来源合规。"),
                new Finding(FindingItem.Rights, true, "权利配置与来源情形相符。"),
            ]),
            cancellationToken);
        Say(asset, new Words(
            $"The reviewer found description, source and rights of {label.English} in order",
            $"审查人员认定{label.Chinese}描述、来源、权属均符合要求"));
    }

    private async Task PublishAsync(DemoAsset asset, Versioned<CaseState> now, CancellationToken cancellationToken)
    {
        var label = asset.Set.Set.Label;
        var receipt = await actors.Clerk.FileNationalNoticeAsync(asset.Case, cancellationToken);
        await DoAsync(actors.Clerk, asset, now.Version, new PublishNotice(receipt.Number), cancellationToken);
        Say(asset, new Words(
            $"Published the notice of {label.English}, national receipt {receipt.Number}"
            + StandIn(receipt.Development).English,
            $"{label.Chinese}已公示，国家系统回执 {receipt.Number}" + StandIn(receipt.Development).Chinese));
    }

    private async Task RecordAsync(DemoAsset asset, Versioned<CaseState> now, CancellationToken cancellationToken)
    {
        var label = asset.Set.Set.Label;
        var receipt = await actors.Clerk.FileNationalEvidenceAsync(asset.Case, cancellationToken);
        if (!EntrySyntax.TryTime(receipt.LegalTime, out var at))
        {
            throw new InvalidDataException("The national receipt states no legal time.");
        }

        var record = new RecordEvidence(receipt.Number, CivilDate.At(at));
        await DoAsync(actors.Approver, asset, now.Version, record, cancellationToken);
        Say(asset, new Words(
            $"Recorded the national evidence of {label.English}, {receipt.Number} of {CivilDate.Format(record.On)}"
            + StandIn(receipt.Development).English,
            $"{label.Chinese}国家存证已记录：{receipt.Number}（{CivilDate.Format(record.On)}）"
            + StandIn(receipt.Development).Chinese));
    }

    private void Tell(DemoAsset asset, CaseState state, CertificateCode number, bool resumed)
    {
        var label = asset.Set.Set.Label;
        var rights = state.Application!.Rights.Count;
        var until = CivilDate.Format(state.Until!.Value);
        var url = new Uri(actors.Server, $"v1/certificates/{number}").ToString();
        lines.Step(
            resumed
                ? new Words(
                    $"{label.English} has certificate {number} already", $"{label.Chinese}此前已取得登记凭证 {number}")
                : new Words(
                    $"Certified {label.English}: {number}, {rights} rights until {until}",
                    $"{label.Chinese}已发证：{number}，权利 {rights} 项，有效期至 {until}"),
            url);
    }

    private async Task DoAsync(
        LedgerClient who, DemoAsset asset, ulong version, CaseCommand command, CancellationToken cancellationToken) =>
        await who.ExecuteAsync(
            asset.Case.Stream, version, ids.Command(asset.Key, command.Type), command, cancellationToken);

    private void Say(DemoAsset asset, Words what) =>
        lines.Step(what, new Uri(actors.Server, $"v1/cases/{asset.Case}").ToString());

    private static Words StandIn(bool development) =>
        development ? new(" (stand-in without legal effect)", "（开发替身，无法律效力）") : new("", "");
}
