using System.Globalization;
using Ledger.Cryptography;
using Ledger.Domain.Assets;
using Ledger.Domain.Calendars;

namespace Ledger.Domain.Lists;

/// <summary>Which lists of data the registry decides by.</summary>
public enum DataListKind
{
    /// <summary>The negative list of circulation and trading (数据流通和交易负面清单).</summary>
    Circulation,

    /// <summary>The catalogue of important data (重要数据目录).</summary>
    ImportantData,
}

/// <summary>One version of a list: whole, and in force until the next one is.</summary>
/// <param name="Kind">Which list.</param>
/// <param name="Number">Which version, from 1.</param>
/// <param name="Document">The title or number of the document that sets it.</param>
/// <param name="Effective">From when it is in force.</param>
/// <param name="Entries">What is on it; none for a list that was emptied.</param>
public sealed record DataList(
    DataListKind Kind, int Number, string Document, DateOnly Effective, ValueList<DataListEntry> Entries)
{
    /// <summary>What in it cannot follow the version before it, in words; null when nothing is.</summary>
    /// <param name="before">The version before it; null for the first.</param>
    public string? Fault(DataList? before)
    {
        if (Effective < before?.Effective)
        {
            return $"{CivilDate.Format(Effective)} lies before the version in front of it";
        }

        var twice = Entries.GroupBy(static entry => entry.Id).FirstOrDefault(static same => same.Count() > 1)?.Key;
        return twice is not null
            ? $"{twice} comes twice"
            : Entries.Select(static entry => entry.Fault()).FirstOrDefault(static fault => fault is not null);
    }

    /// <summary>The first entry that data is on; null when it is on none.</summary>
    public DataListEntry? Find(ListedData data) => Entries.FirstOrDefault(entry => entry.Covers(data));

    /// <summary>How a refusal names an entry of it.</summary>
    internal string Name(DataListEntry entry) =>
        string.Create(CultureInfo.InvariantCulture, $"{Document} v{Number} {entry.Id} {entry.Title}");
}

/// <summary>One entry: the data that has all that it names.</summary>
public sealed record DataListEntry
{
    /// <summary>Its number in the document, for example <c>3.2</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What it is about, in words.</summary>
    public required string Title { get; init; }

    /// <summary>One asset.</summary>
    public AssetId? Asset { get; init; }

    /// <summary>One content, by the SHA-256 of its manifest.</summary>
    public Digest? Content { get; init; }

    /// <summary>Whose data it is by nature.</summary>
    public DataCategory? Category { get; init; }

    /// <summary>Resource or product.</summary>
    public AssetKind? AssetKind { get; init; }

    /// <summary>An industry of GB/T 4754, or one of its doors: <c>J66</c>, <c>J</c>.</summary>
    public string? Industry { get; init; }

    /// <summary>What is wrong with it; null when nothing is.</summary>
    internal string? Fault() =>
        Asset is null && Content is null && Category is null && AssetKind is null && Industry is null
            ? $"{Id} names nothing and would cover everything"
        : Industry is not (null or [>= 'A' and <= 'T']) && !IndustryCode.TryParse(Industry, out _)
            ? $"{Id} names {Industry}, which is no industry"
        : null;

    /// <summary>Whether data has all that the entry names; what is not known of it is not what is named.</summary>
    internal bool Covers(ListedData data) =>
        (Asset is null || Asset == data.Asset)
        && (Content is null || Content == data.Content)
        && (Category is null || Category == data.Category)
        && (AssetKind is null || AssetKind == data.Kind)
        && (Industry is null || data.Industry?.ToString().StartsWith(Industry, StringComparison.Ordinal) is true);
}

/// <summary>What is known of data that may be on a list.</summary>
/// <param name="Asset">The asset.</param>
/// <param name="Content">SHA-256 of its manifest.</param>
/// <param name="Category">Public, enterprise or personal.</param>
/// <param name="Kind">Resource or product.</param>
/// <param name="Industry">Its industry; null where nobody stated one.</param>
public sealed record ListedData(
    AssetId Asset, Digest Content, DataCategory Category, AssetKind Kind, IndustryCode? Industry);
