using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Domain.Registration;

namespace Ledger.Cli.Demo;

/// <summary>The applications of the walk-through.</summary>
internal sealed class Applications(DemoActors actors, DemoIds ids)
{
    private const string NoLimit = "无";

    private PartyId Holder => actors.Holder.Account!.Party;

    private PartyId Maker => actors.Maker.Account!.Party;

    /// <summary>
    /// Public data that both collected by program: the holder holds and uses it, the maker uses it. Article 21 item 4
    /// gives nobody the right to operate the raw set.
    /// </summary>
    public DemoAsset Collected(PrintedSet printed, IReadOnlyList<Document> documents) => new(
        printed,
        ids.Case(printed.Set.Key),
        actors.Holder,
        Form(printed, documents) with
        {
            Kind = AssetKind.Resource,
            Applicants = [Holder, Maker],
            Source = new DataSource(
                SourceKind.Automated, "open-collection", "通过自动化程序自公开发布的页面和发布包收集。", []),
            Rights = [Claim(Holder, RightKind.Hold), Claim(Holder, RightKind.Use), Claim(Maker, RightKind.Use)],
        },
        documents);

    /// <summary>The same, with the right to operate asked for as well: what the rules refuse.</summary>
    public static Application WithOperation(DemoAsset collected) => collected.Application with
    {
        Rights = collected.Application.Rights.Add(
            Claim(collected.Application.Applicants[0], RightKind.Operate)),
    };

    /// <summary>A product derived from a registered set, by whoever may use that: all three rights (item 6).</summary>
    public DemoAsset Derived(PrintedSet printed, DemoAsset source, IReadOnlyList<Document> documents) => new(
        printed,
        ids.Case(printed.Set.Key),
        actors.Maker,
        Form(printed, documents) with
        {
            Kind = AssetKind.Product,
            Applicants = [Maker],
            Source = new DataSource(
                SourceKind.Derived, "derivation", "由已登记的来源数据逐条归并、计算形成的统计产品。", [source.Id]),
            Rights = [Claim(Maker, RightKind.Hold), Claim(Maker, RightKind.Use), Claim(Maker, RightKind.Operate)],
        },
        documents);

    private Application Form(PrintedSet printed, IReadOnlyList<Document> documents) => new()
    {
        Asset = ids.Asset(printed.Set.Key),
        Kind = AssetKind.Resource,
        Category = DataCategory.Enterprise,
        Applicants = [],
        Description = Describe(printed),
        Grade = DataGrade.General,
        Impacts = [],
        PersonalInformation = false,
        Content = printed.Print.Content,
        Source = new DataSource(SourceKind.Collected, "own-production", NoLimit, []),
        Rights = [],
        Materials = [.. documents.Select(document => document.Material)],
    };

    private static Description Describe(PrintedSet printed) => new()
    {
        Name = printed.Set.Name,
        Overview = printed.Set.Overview,
        Industry = IndustryCode.Parse(printed.Set.Industry),
        Scope = printed.Set.Scope,
        Divisions = [],
        From = printed.Set.From,
        Frequency = printed.Set.Frequency,
        Records = printed.Set.Records,
        Bytes = printed.Bytes,
        Media = [printed.Set.Medium],
        Structure = printed.Set.Structure,
        Restrictions = NoLimit,
    };

    private static Allocation Claim(PartyId holder, RightKind right) => new(holder, right, null, false, NoLimit);
}
