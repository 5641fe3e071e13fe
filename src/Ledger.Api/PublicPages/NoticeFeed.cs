using System.Text;
using System.Xml;
using Ledger.Api.Contracts;
using Microsoft.AspNetCore.Http;

namespace Ledger.Api.PublicPages;

/// <summary>Notices as an Atom feed (RFC 4287), paged by links (RFC 5005, section 3).</summary>
internal sealed class NoticeFeed(HttpRequest request, string origin)
{
    private const string Atom = "http://www.w3.org/2005/Atom";

    private readonly string _address = $"{request.Scheme}://{request.Host}";

    /// <summary>The feed of one page.</summary>
    /// <param name="page">The notices.</param>
    /// <param name="after">Where the page began; null for the first.</param>
    public byte[] Write(Page<NoticeResource> page, string? after)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(
            bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true }))
        {
            xml.WriteStartElement("feed", Atom);
            xml.WriteElementString("id", Atom, $"urn:ledger:notices:{Uri.EscapeDataString(origin)}");
            xml.WriteElementString("title", Atom, $"登记公示 Public notices — {origin}");
            xml.WriteElementString("updated", Atom, page.Items.Count == 0 ? Noon("1970-01-01") : Noon(page.Items.Max(
                static notice => notice.PublishedOn)!));
            xml.WriteStartElement("author", Atom);
            xml.WriteElementString("name", Atom, origin);
            xml.WriteEndElement();
            Link(xml, "self", "/notices/feed.atom" + (after is null ? "" : $"?after={Uri.EscapeDataString(after)}"));
            Link(xml, "first", "/notices/feed.atom");
            Link(xml, "alternate", "/notices");
            if (page.Next is { } next)
            {
                Link(xml, "next", $"/notices/feed.atom?after={next}");
            }

            foreach (var notice in page.Items)
            {
                Entry(xml, notice);
            }
        }

        return bytes.ToArray();
    }

    private void Entry(XmlWriter xml, NoticeResource notice)
    {
        xml.WriteStartElement("entry", Atom);
        xml.WriteElementString("id", Atom, $"urn:ledger:notice:{notice.Case}");
        xml.WriteElementString("title", Atom, Clean(notice.Name ?? notice.Asset));
        xml.WriteElementString("updated", Atom, Noon(notice.PublishedOn));
        xml.WriteElementString("published", Atom, Noon(notice.PublishedOn));
        Link(xml, "alternate", $"/notices/{notice.Case}");
        xml.WriteStartElement("content", Atom);
        xml.WriteAttributeString("type", "text");
        xml.WriteString(Clean(string.Join('\n', NoticePages.Lines(notice)
            .Where(static line => line.Value is not null).Select(static line => $"{line.Term}：{line.Value}"))));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void Link(XmlWriter xml, string relation, string path)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", _address + path);
        xml.WriteEndElement();
    }

    // A day of publication is all that the law knows; Atom wants a time of it.
    private static string Noon(string day) => day + "T12:00:00+08:00";

    // XML has no place for some control characters, escaped or not.
    private static string Clean(string text) => string.Concat(text.Where(XmlConvert.IsXmlChar));
}
