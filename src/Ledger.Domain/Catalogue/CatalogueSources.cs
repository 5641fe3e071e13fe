namespace Ledger.Domain.Catalogue;

/// <summary>One datum, one source, one standard (一数一源一标准): what an item's data ask of the data's streams.</summary>
/// <remarks>W23 二（一）1.</remarks>
internal static class CatalogueSources
{
    /// <summary>The streams of an item's data; none where the item names no sources.</summary>
    public static IEnumerable<StreamName> StreamsOf(CatalogueContent? content) => content is { NamesSources: true }
        ? content.Data.Select(datum => DatumId.Of(content.Division, datum.Name).Stream)
        : [];

    /// <summary>Why an item cannot have these data as it says; null when it can.</summary>
    public static Refusal? Refuse(CatalogueDesk desk, CatalogueContent content) => content.NamesSources
        ? content.Data.Select(datum => Refuse(desk, content, datum)).FirstOrDefault(static no => no is not null)
        : null;

    /// <summary>What becomes of the data's streams when an item shows other content than before.</summary>
    public static IEnumerable<Accept.Written> Move(
        CatalogueDesk desk, CatalogueContent? before, CatalogueContent? after)
    {
        var mine = Own(after).ToDictionary(datum => DatumId.Of(after!.Division, datum.Name).Stream);
        foreach (var (stream, datum) in mine)
        {
            var source = new DatumSource(desk.Item, after!.Division, datum.Standard);
            if (!StateOf(desk, stream).Sources.Contains(source))
            {
                yield return Written(desk, stream, new DatumSourced(
                    desk.Item, after.Division, datum.Name, datum.Standard, desk.Act));
            }
        }

        foreach (var stream in Own(before).Select(datum => DatumId.Of(before!.Division, datum.Name).Stream))
        {
            if (!mine.ContainsKey(stream))
            {
                yield return Written(desk, stream, new DatumReleased(desk.Item, desk.Act));
            }
        }
    }

    private static IEnumerable<CatalogueDatum> Own(CatalogueContent? content) => content is { NamesSources: true }
        ? content.Data.Where(static datum => datum.From is null)
        : [];

    private static Refusal? Refuse(CatalogueDesk desk, CatalogueContent content, CatalogueDatum datum)
    {
        var others = StateOf(desk, DatumId.Of(content.Division, datum.Name).Stream).Sources
            .Where(source => source.Item != desk.Item).ToArray();
        var taken = others.FirstOrDefault(
            source => source.Division.Contains(content.Division) || content.Division.Contains(source.Division));
        var drawn = others.FirstOrDefault(source => source.Item == datum.From);
        return desk.Rules.Has("one-source") && datum.From is null && taken is not null
            ? Refusals.DatumHasSource.About($"{datum.Name} catalogue/{taken.Item}")
            : desk.Rules.Has("one-source") && datum.From is not null && drawn is null
            ? Refusals.DatumSourceUnknown.About(datum.Name)
            : desk.Rules.Has("one-standard") && others.Any(source => source.Standard != datum.Standard)
            ? Refusals.DatumStandardDiffers.About($"{datum.Name}: {others[0].Standard}")
            : null;
    }

    private static DatumState StateOf(CatalogueDesk desk, StreamName stream) =>
        (DatumState)desk.Facts.Find(stream).State;

    private static Accept.Written Written(CatalogueDesk desk, StreamName stream, DomainEvent domainEvent)
    {
        var (source, state) = desk.Facts.Find(stream);
        return new Accept.Written(stream, state, source.Version, [domainEvent]);
    }
}
