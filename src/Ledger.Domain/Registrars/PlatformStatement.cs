using Ledger.Cryptography;
using Ledger.Domain.Json;

namespace Ledger.Domain.Registrars;

/// <summary>What a document about the platform is for (人民法院在线诉讼规则, article 17).</summary>
public enum PlatformMatter
{
    /// <summary>Item 1: the filing under the state's rules on services by blockchain (备案).</summary>
    Filing,

    /// <summary>Item 2: what interests the platform has in the matters of its parties (利害关系).</summary>
    Interest,

    /// <summary>Item 3: that the system is clean, secure, reliable and available.</summary>
    System,

    /// <summary>Item 4: that technique and process meet the standards.</summary>
    Process,

    /// <summary>A notary's or an assessor's record that the platform meets them (合规公证).</summary>
    Notarisation,
}

/// <summary>A document about the platform, known by its digests.</summary>
/// <param name="Matter">What it is for.</param>
/// <param name="Title">Its title; for a standard, the standard and the level.</param>
/// <param name="Number">Its number, for example that of the filing; null where it has none.</param>
/// <param name="Issuer">Who gave it out.</param>
/// <param name="Content">Its digests.</param>
/// <param name="From">From which day it holds.</param>
/// <param name="Until">Its last day; null where it has none.</param>
public sealed record PlatformDocument(
    PlatformMatter Matter, string Title, string? Number, string Issuer, DigestPair Content, DateOnly From,
    DateOnly? Until);

/// <summary>The JSON of what is stated of the platform; its state's value is the same.</summary>
internal static class PlatformCodecs
{
    private const int MaxDocuments = 24;

    private static readonly Codec<PlatformDocument> Document = Codecs.Record<PlatformDocument>(
        static f => new(
            f.Get("matter", Codecs.Name<PlatformMatter>(), static o => o.Matter),
            f.Get("title", Codecs.Text(1, 100), static o => o.Title),
            f.Maybe("number", Codecs.Text(1, 64), static o => o.Number),
            f.Get("issuer", Codecs.Text(1, 100), static o => o.Issuer),
            f.Get("content", Codecs.Digests, static o => o.Content),
            f.Get("from", Codecs.Date, static o => o.From),
            f.MaybeValue("until", Codecs.Date, static o => o.Until)),
        static o => o.Until < o.From ? "until lies before from" : null);

    /// <summary>Each document once for a matter.</summary>
    public static readonly Codec<ValueList<PlatformDocument>> Documents =
        Codecs.List(Document, 1, MaxDocuments).Checked(static list =>
            list.DistinctBy(static one => (one.Matter, one.Content)).Count() == list.Count
                ? null
                : "a document comes twice for one matter");

    /// <summary>The value of the state <c>platform</c>.</summary>
    public static JsonObject Value(ValueList<PlatformDocument> documents) =>
        new(("documents", Documents.Write(documents)));
}
