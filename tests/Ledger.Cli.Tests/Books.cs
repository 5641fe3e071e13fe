using System.IO.Compression;
using System.Text;

namespace Ledger.Cli.Tests;

/// <summary>Workbooks part by part, as honest or as hostile as a test wants them.</summary>
internal static class Books
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static void Write(string file, string sheet, string? shared = null, string? book = null) => Write(
        file,
        ("xl/workbook.xml", writer => writer.Write(
            book ?? $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets><sheet name=\"a\" sheetId=\"1\" "
                + "r:id=\"rId7\"/></sheets></workbook>")),
        ("xl/_rels/workbook.xml.rels", writer => writer.Write(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + "<Relationship Id=\"rId7\" Type=\"x\" Target=\"worksheets/form.xml\"/></Relationships>")),
        ("xl/worksheets/form.xml", writer => writer.Write(sheet)),
        ("xl/sharedStrings.xml", writer => writer.Write(shared ?? $"<sst xmlns=\"{Main}\"/>")));

    public static void Write(string file, params (string Name, Action<StreamWriter> Write)[] parts)
    {
        using var archive = ZipFile.Open(file, ZipArchiveMode.Create);
        foreach (var (name, write) in parts)
        {
            var entry = archive.CreateEntry(name, CompressionLevel.SmallestSize);
            using var writer = new StreamWriter(entry.Open(), new UTF8Encoding(false));
            write(writer);
        }
    }

    public static string Sheet(params IEnumerable<string> rows) =>
        $"<worksheet xmlns=\"{Main}\"><sheetData>{string.Concat(rows)}</sheetData></worksheet>";

    /// <summary>A row of inline texts.</summary>
    public static string Row(int number, IEnumerable<string> cells) =>
        $"<row r=\"{number}\">{string.Concat(cells.Select(static cell => Text(cell)))}</row>";

    public static string Text(string cell) => $"<c t=\"inlineStr\"><is><t>{Escape(cell)}</t></is></c>";

    public static string Escape(string text) => System.Security.SecurityElement.Escape(text);
}
