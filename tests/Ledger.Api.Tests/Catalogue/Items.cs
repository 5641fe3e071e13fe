using System.Text;
using Ledger.Api.Contracts;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Domain.Catalogue;

namespace Ledger.Api.Tests.Catalogue;

/// <summary>Items of the catalogue, brought to stand in it by those whose acts lead there.</summary>
internal sealed class Items(Registry registry, string provider)
{
    private ulong _version;

    public CatalogueId Id { get; } = CatalogueId.Parse(Draft.NewId());

    public CatalogueContent Content { get; init; } = Public();

    /// <summary>Public data of a name and data of names that no other test uses.</summary>
    public static CatalogueContent Public()
    {
        var mark = Draft.NewId();
        return new CatalogueContent
        {
            Category = CatalogueCategory.Public,
            Name = "法人基础信息 " + mark,
            Summary = "全市法人单位的名称与代码。",
            Division = DivisionCode.Parse("420100"),
            Industry = IndustryCode.Parse("S92"),
            Frequency = UpdateFrequency.Monthly,
            Sharing = SharingMode.Conditional,
            Grade = DataGrade.General,
            PersonalInformation = false,
            Confidential = false,
            Data = [new CatalogueDatum("统一社会信用代码 " + mark, "GB 32100-2015", null)],
            Access =
            [
                new AccessPoint(AccessKind.File, "法人名录", "text/csv", "https://data.example.cn/persons.csv"),
                new AccessPoint(AccessKind.Interface, "法人查询", null, "https://data.example.cn/api/persons"),
            ],
        };
    }

    public async Task<Items> ActAsync(string account, Command command)
    {
        await registry.ExecuteAsync(DraftOf(account, command));
        _version++;
        return this;
    }

    public Draft DraftOf(string account, Command command) => registry.Draft(account) with
    {
        Stream = Id.Stream,
        ExpectedVersion = _version,
        Command = command,
    };

    public async Task<Items> PublishAsync()
    {
        await ActAsync(provider, new CompileItem(Content));
        await ActAsync("reviewer", new InspectItem(
        [
            .. Enum.GetValues<QualityDimension>().Select(
                static dimension => new QualityFinding(dimension, true, "抽查五百条，逐项核对。")),
        ]));
        await ActAsync(provider, new ConfirmItem(
            [DataTreatment.Cleansing], DigestPair.Of(Encoding.UTF8.GetBytes(Id.ToString()))));
        return await ActAsync("approver", new PublishItem());
    }

    /// <summary>The item as an account, or nobody, sees it; null while it does not.</summary>
    public async Task<CatalogueItemResource?> SeenByAsync(string? account)
    {
        var answer = await registry.GetAsync($"v1/catalogue/{Id}", account);
        return answer.Status == 200 ? answer.Read<CatalogueItemResource>() : null;
    }

    /// <summary>Waits until the register shows the item to its provider as the last act left it.</summary>
    public async Task<Items> ProjectedAsync()
    {
        while ((await SeenByAsync(provider))?.Version != $"{_version}")
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        }

        return this;
    }
}
