using Ledger.Domain.Assets;
using Ledger.Domain.Registration;
using Ledger.Domain.Rules;

namespace Ledger.Domain.Lists;

/// <summary>
/// What keeps data from the market, or lets it there only as what it is: raw public data, the negative list of
/// circulation and trading, the catalogue of important data.
/// </summary>
/// <remarks>HB 第5项; XC 第18项, 第19项; W23 二（六）1; WX（十五）.</remarks>
internal static class MarketGates
{
    /// <summary>The first gate that an application for first registration does not pass.</summary>
    public static Refusal? OnRegistration(Application application, Facts facts, DateOnly day, RuleSet rules)
    {
        var data = new ListedData(
            application.Asset, application.Content.Sha256, application.Category, application.Kind,
            application.Description.Industry);
        var operates = application.Rights.Any(static claim => claim.Right is RightKind.Operate);
        return (operates ? Raw(application, rules) ?? OnList(data, facts, day, rules) : null)
            ?? Important(data, application.Grade, facts, day, rules);
    }

    /// <summary>The first gate that dealing in a registered asset, or letting others use it, does not pass.</summary>
    public static Refusal? OnMarket(AssetId asset, AssetState state, Facts facts, DateOnly day, RuleSet rules)
    {
        if (state.Record is not { } record)
        {
            return null;
        }

        var description = state.Certificates.LastOrDefault(static one => one.Description is not null)?.Description;
        var data = new ListedData(
            asset, record.Content.Sha256, record.Category, record.Kind, description?.Industry);
        return OnList(data, facts, day, rules) ?? Important(data, record.Grade, facts, day, rules);
    }

    /// <summary>
    /// A transfer brings data to the market too. Raw public data has a registered right to operate only where it was
    /// lawfully opened.
    /// </summary>
    public static Refusal? OnTransfer(AssetId asset, AssetState state, Facts facts, DateOnly day, RuleSet rules) =>
        rules.Rules.TryGetValue("raw-public-transfer", out var rule)
            && state.Record is { Category: DataCategory.Public, Kind: AssetKind.Resource }
            && !state.Rights.Any(static right => right is { Kind: RightKind.Operate, Under: null })
                ? Refusals.RawPublicData with { Clause = rule.Clause }
                : OnMarket(asset, state, facts, day, rules);

    /// <summary>Data in the catalogue of important data is registered and dealt in as that, not as less.</summary>
    public static Refusal? Important(ListedData data, DataGrade grade, Facts facts, DateOnly day, RuleSet rules) =>
        rules.Has("important-data-protection") && grade < DataGrade.Important
            && Hit(DataListKind.ImportantData, data, facts, day) is { } entry
                ? Refusals.ImportantDataListed.About(entry)
                : null;

    /// <summary>
    /// The facts without those that these rules do not regard: what was decided under an earlier revision did not look
    /// at the lists.
    /// </summary>
    public static Facts Seen(Facts facts, RuleSet rules) =>
        rules.Has("circulation-list") || rules.Has("important-data-protection")
            ? facts
            : facts.Without(StreamName.Registry);

    private static Refusal? Raw(Application application, RuleSet rules) =>
        rules.Has("raw-public-data")
            && application is { Category: DataCategory.Public, Kind: AssetKind.Resource }
            && application.Materials.All(static material => material.Kind is not MaterialKind.LawfulOpening)
                ? Refusals.RawPublicData
                : null;

    private static Refusal? OnList(ListedData data, Facts facts, DateOnly day, RuleSet rules) =>
        rules.Has("circulation-list") && Hit(DataListKind.Circulation, data, facts, day) is { } entry
            ? Refusals.OnNegativeList.About(entry)
            : null;

    private static string? Hit(DataListKind kind, ListedData data, Facts facts, DateOnly day) =>
        facts.Registry.ListOn(kind, day) is { } list && list.Find(data) is { } entry ? list.Name(entry) : null;
}
