using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Ledger.Cli.Importing;

/// <summary>
/// The parts of a workbook (ECMA-376, SpreadsheetML) that a table needs: which sheet is the first, the shared texts,
/// where days are counted from. Parts are read forward, once, within bounds.
/// </summary>
internal sealed class Workbook : IDisposable
{
    private const int MostParts = 4096;
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Strict = "http://purl.oclc.org/ooxml/officeDocument/relationships";

    private readonly ZipArchive _archive;

    /// <exception cref="InvalidDataException">It is no archive.</exception>
    public Workbook(string file)
    {
        try
        {
            _archive = ZipFile.OpenRead(file);
            if (_archive.Entries.Count > MostParts)
            {
                throw new ImportFileException(
                    $"{file} has {_archive.Entries.Count} parts.", $"{file} 含有 {_archive.Entries.Count} 个部件。");
            }

            Sheet = ReadBook();
            ReadTexts();
        }
        catch
        {
            Texts.Dispose();
            _archive?.Dispose();
            throw;
        }
    }

    /// <summary>The part of the first sheet.</summary>
    public string Sheet { get; }

    /// <summary>The texts that cells share.</summary>
    public SpillStrings Texts { get; } = new();

    /// <summary>Opens a part; null where there is none.</summary>
    public PartReader? Open(string part) => _archive.GetEntry(part) is { } entry
        ? new PartReader(new BoundedPart(entry.Open(), entry.CompressedLength, entry.Length))
        : null;

    /// <summary>
    /// The text of the element that the reader stands on, without how it is pronounced; what goes beyond the measure of
    /// a cell is passed over, and one character more than that measure says so.
    /// </summary>
    public static string ReadText(XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            return "";
        }

        var (text, depth, inside, hidden) = (new StringBuilder(), xml.Depth, xml.LocalName, (int?)null);
        while (xml.Read() && xml.Depth > depth)
        {
            if (hidden is { } outer && xml.Depth > outer)
            {
                continue;
            }

            hidden = xml.NodeType == XmlNodeType.Element && xml.LocalName == "rPh" && !xml.IsEmptyElement
                ? xml.Depth
                : null;
            if (xml.NodeType is XmlNodeType.Element or XmlNodeType.EndElement)
            {
                inside = xml.NodeType == XmlNodeType.Element ? xml.LocalName : "";
            }
            else if (inside is "t" or "v")
            {
                Append(xml, text);
            }
        }

        return text.ToString();
    }

    public void Dispose()
    {
        Texts.Dispose();
        _archive.Dispose();
    }

    // A value is read by pieces, so that one of a billion characters is never held.
    private static void Append(XmlReader xml, StringBuilder text)
    {
        var chunk = new char[256];
        for (int read; (read = xml.ReadValueChunk(chunk, 0, chunk.Length)) > 0;)
        {
            text.Append(chunk, 0, Math.Min(read, SourceLimits.CellCharacters + 1 - text.Length));
        }
    }

    private string ReadBook()
    {
        using var part = Open("xl/workbook.xml")
            ?? throw new ImportFileException("The file is no workbook.", "文件不是工作簿（XLSX）。");
        string? relation = null;
        while (relation is null && part.Next())
        {
            var xml = part.Xml;
            if (xml.LocalName == "workbookPr" && xml.GetAttribute("date1904") is "1" or "true")
            {
                throw new ImportFileException(
                    "The workbook counts its days from 1904; save it with days from 1900.",
                    "工作簿使用1904日期系统，请改用1900日期系统后保存。");
            }

            relation = xml.LocalName == "sheet"
                ? xml.GetAttribute("id", Relations) ?? xml.GetAttribute("id", Strict)
                : null;
        }

        return TargetOf(relation) ?? "xl/worksheets/sheet1.xml";
    }

    private string? TargetOf(string? relation)
    {
        using var part = Open("xl/_rels/workbook.xml.rels");
        while (relation is not null && part?.Next() is true)
        {
            var xml = part.Xml;
            if (xml.LocalName == "Relationship"
                && xml.GetAttribute("Id") == relation && xml.GetAttribute("Target") is { } target)
            {
                return target.StartsWith('/') ? target[1..] : "xl/" + target;
            }
        }

        return null;
    }

    private void ReadTexts()
    {
        using var part = Open("xl/sharedStrings.xml");
        while (part?.Next() is true)
        {
            if (part.Xml.LocalName == "si")
            {
                Texts.Add(ReadText(part.Xml));
            }
        }

        Texts.Seal();
    }
}
