using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Domain.PublicData;
using Ledger.Domain.Registration;
using Ledger.EndToEnd.Hammer;
using Ledger.Sdk;

namespace Ledger.EndToEnd.Tests.Portal;

/// <summary>What the pages are looked at with: something in every state that a page shows.</summary>
internal sealed class PageSubjects
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly PortalRegistry _registry;

    private PageSubjects(PortalRegistry registry) => _registry = registry;

    /// <summary>What stands for a name in an address.</summary>
    public string this[string name] => _values[name];

    private Actors Actors => _registry.Actors;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Prepares them at a registry, once.</summary>
    public static async Task<PageSubjects> PrepareAsync(PortalRegistry registry)
    {
        var subjects = new PageSubjects(registry);
        subjects._values["holder"] = registry.Actors.Holder.Account!.Party.ToString();
        await subjects.PrepareAssetAsync();
        await subjects.PreparePublicAsync();
        await subjects.PrepareCasesAsync();
        return subjects;
    }

    private async Task PrepareAssetAsync()
    {
        var own = Registration.Own("pages-own", Actors);
        await _registry.CertifyAsync(own);
        string? code = null;
        await PortalRegistry.WaitForAsync(
            async () => (code = (await Actors.Holder.FindAssetAsync(own.Asset, Cancel))?.Certificate) is not null);
        (_values["asset"], _values["code"]) = (own.Asset.ToString(), code!);
        _values["amended"] = (await ChangeAsync(own, code!)).ToString();
        using var http = new HttpClient();
        using var court = await _registry.CourtAsync(http);
        _values["order"] = (await _registry.FreezeAsync(court, own.Asset, 1)).ToString();
    }

    private async Task PreparePublicAsync()
    {
        var id = await PublicFiling.FileAsync(Actors.Holder, "pages-registered", "名称与位置。");
        await PortalRegistry.DoAsync(Actors.Clerk, id, new AcceptPublicData());
        await PortalRegistry.DoAsync(Actors.Reviewer, id, new ReviewPublicData(
            [.. Enum.GetValues<PublicItem>().Select(static item => new PublicFinding(item, true, "齐全。"))]));
        var notice = await Actors.Clerk.FileNationalNoticeAsync(id, Cancel);
        await PortalRegistry.DoAsync(Actors.Clerk, id, new NoticePublicData(notice.Number));
        await _registry.PassNoticeAsync(id);
        var code = (await Actors.Clerk.FileNationalEvidenceAsync(id, Cancel)).Number;
        await PortalRegistry.DoAsync(
            Actors.Approver, id, new AssignPublicCode(code, await _registry.TodayAsync()));
        _values["public"] = id.ToString();
    }

    private async Task PrepareCasesAsync()
    {
        var returned = await _registry.FileAsync("pages-returned");
        await AskForCorrectionAsync(returned);
        var published = await PublicFiling.FileAsync(Actors.Holder, "pages-public", "名称与位置。");
        await PortalRegistry.DoAsync(
            Actors.Clerk, published, new ReturnPublicData([new PublicDefect(PublicItem.Source, "来源说明缺少日期。")]));
        var filed = await _registry.FileAsync("pages-filed");
        var noticed = await _registry.FileAsync(
            "pages-noticed", _ => Registration.Own("pages-noticed", Actors).Application);
        await _registry.NoticeAsync(noticed);
        await PortalRegistry.WaitForAsync(async () => await Actors.Clerk.FindNoticeAsync(noticed, Cancel) is not null);
        await _registry.WaitForDueAsync(filed);
        (_values["returned"], _values["resubmitted"]) = (returned.ToString(), published.ToString());
        (_values["filed"], _values["noticed"]) = (filed.ToString(), noticed.ToString());
    }

    // A change that was applied for and is to be corrected.
    private async Task<CaseId> ChangeAsync(Registration own, string code)
    {
        var id = CaseId.Parse(DerivedId.Of("case", "pages-change"));
        await PortalRegistry.DoAsync(Actors.Holder, id, new ApplyForRegistration(new LaterApplication
        {
            Type = LaterType.Change,
            Asset = own.Asset,
            Certificate = CertificateCode.Parse(code),
            Rights = [1, 2, 3],
            Applicants = own.Application.Applicants,
            Description = own.Application.Description with { Overview = "增加乡镇一级代码，供核对使用。" },
            Materials = [new Material(MaterialKind.ChangeEvidence, "变更证明", DigestPair.Of("change"u8))],
        }));
        await AskForCorrectionAsync(id);
        return id;
    }

    private async Task AskForCorrectionAsync(CaseId id)
    {
        var by = (await _registry.TodayAsync()).AddDays(30);
        await PortalRegistry.DoAsync(Actors.Clerk, id, new RequestCorrection(["请补充数据来源的说明。"], by));
    }
}
