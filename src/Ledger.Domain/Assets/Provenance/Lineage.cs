using Ledger.Domain.Rules;

namespace Ledger.Domain.Assets.Provenance;

/// <summary>
/// All that an asset comes from, link by link. A declaration looks at the whole of it, so that no circle closes,
/// whoever declares the rest of it meanwhile: every asset looked at is in the entry's read set.
/// </summary>
/// <remarks>数据产权登记工作指引（试行） article 20.</remarks>
internal static class Lineage
{
    /// <summary>How many assets a declaration looks at: what the read set of one leaf holds beside the rest.</summary>
    public const int MaxAssets = 96;

    /// <summary>The sources that a command names; none for others.</summary>
    public static IEnumerable<AssetId> Named(Command command) => command switch
    {
        DeclareSources declare => declare.Declaration.Sources.Select(static source => source.Asset),
        ObserveSource observe => [observe.Source],
        _ => [],
    };

    /// <summary>What is behind what was looked at, one step further; nothing beyond the bound.</summary>
    public static IReadOnlyList<StreamName> Beyond(Command command, IReadOnlyList<Fact> seen)
    {
        if (command is not (DeclareSources or ObserveSource))
        {
            return [];
        }

        return Assets(seen) > MaxAssets
            ? []
            : [.. Behind(Named(command), seen).Where(id => Find(seen, id) is null).Select(static id => id.Stream)];
    }

    /// <summary>The facts without those that these rules do not regard: two assets alone were compared.</summary>
    public static Facts Seen(Facts facts, Command command, RuleSet rules)
    {
        if (rules.Has("no-lineage-circle") || command is not (DeclareSources or ObserveSource))
        {
            return facts;
        }

        var named = Named(command).Select(static asset => asset.Stream).ToHashSet();
        return facts.Others.Select(static fact => fact.Source.Stream)
            .Where(stream => stream.Kind is StreamKind.Asset && !named.Contains(stream))
            .Aggregate(facts, static (seen, stream) => seen.Without(stream));
    }

    /// <summary>The first rule that says no to one more source.</summary>
    public static Refusal? Refuse(StreamName asset, AssetId source, Facts facts, RuleSet rules)
    {
        if (!rules.Has("no-lineage-circle"))
        {
            return facts.Asset(source).Sources.Any(link => link.Stands && link.Source.Stream == asset)
                ? Refusals.SourceCircular.About($"{source} / {asset}")
                : null;
        }

        var behind = Behind([source], facts.Others);
        return behind.Exists(id => id.Stream == asset)
                ? Refusals.SourceCircular.About($"{source} / {asset}")
            : Assets(facts.Others) > MaxAssets || behind.Exists(id => Find(facts.Others, id) is null)
                ? Refusals.LineageTooLong.About(source.ToString())
            : null;
    }

    // Breadth first, each once, as far as it is known and little beyond the bound.
    private static List<AssetId> Behind(IEnumerable<AssetId> from, IReadOnlyList<Fact> seen)
    {
        List<AssetId> all = [.. from];
        HashSet<AssetId> known = [.. all];
        for (var i = 0; i < all.Count && all.Count <= MaxAssets; i++)
        {
            foreach (var link in (Find(seen, all[i])?.State as AssetState)?.Sources ?? [])
            {
                if (all.Count <= MaxAssets && link.Stands && known.Add(link.Source))
                {
                    all.Add(link.Source);
                }
            }
        }

        return all;
    }

    private static int Assets(IReadOnlyList<Fact> seen) =>
        seen.Count(static fact => fact.Source.Stream.Kind is StreamKind.Asset);

    private static Fact? Find(IReadOnlyList<Fact> seen, AssetId id) =>
        seen.FirstOrDefault(fact => fact.Source.Stream == id.Stream);
}
