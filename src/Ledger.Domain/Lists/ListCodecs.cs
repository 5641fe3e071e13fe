using Ledger.Domain.Assets;
using Ledger.Domain.Json;
using Ledger.Domain.Parties;

namespace Ledger.Domain.Lists;

/// <summary>The JSON of lists.</summary>
internal static class ListCodecs
{
    private const int MaxEntries = 1000;

    private static readonly Codec<DataListEntry> Entry = Codecs.Record<DataListEntry>(static f => new()
    {
        Id = f.Get("id", Codecs.Text(1, 32), static o => o.Id),
        Title = f.Get("title", Codecs.Text(1, 200), static o => o.Title),
        Asset = f.MaybeValue("asset", Codecs.Asset, static o => o.Asset),
        Content = f.MaybeValue("content", Codecs.Digest, static o => o.Content),
        Category = f.MaybeValue("category", Codecs.Name<DataCategory>(), static o => o.Category),
        AssetKind = f.MaybeValue("assetKind", Codecs.Name<AssetKind>(), static o => o.AssetKind),
        Industry = f.Maybe("industry", Codecs.Text(1, 3), static o => o.Industry),
    });

    public static readonly Codec<DataList> List = Codecs.Record<DataList>(static f => new(
        f.Get("kind", Codecs.Name<DataListKind>(), static o => o.Kind),
        f.Get("number", Codecs.Number(1, 1_000_000), static o => o.Number),
        f.Get("document", Codecs.Text(1, 200), static o => o.Document),
        f.Get("effective", Codecs.Date, static o => o.Effective),
        f.Get("entries", Codecs.List(Entry, 0, MaxEntries), static o => o.Entries)));

    public static readonly Codec<LoadList> Load = Codecs.Record<LoadList>(static f => new(
        f.Get("list", List, static o => o.List)));

    public static readonly Codec<ListLoaded> Loaded = Codecs.Record<ListLoaded>(static f => new(
        f.Get("list", List, static o => o.List),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));
}
