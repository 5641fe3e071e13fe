using System.Globalization;
using System.Xml;

namespace Ledger.Cli.Importing;

/// <summary>The first sheet of a workbook, its first row the headings; read forward, row by row.</summary>
internal sealed class XlsxSource : ISourceFile
{
    private readonly string _file;
    private readonly Workbook _book;
    private readonly PartReader _part;
    private readonly IEnumerator<SourceRow> _rows;

    /// <exception cref="ImportFileException">It is no workbook, or has no headings that could be.</exception>
    public XlsxSource(string file)
    {
        _file = file;
        _book = Guard(() => new Workbook(file), 0);
        _part = _book.Open(_book.Sheet)
            ?? throw new ImportFileException($"{file} has no sheet.", $"{file} 没有工作表。");
        _rows = Rows().GetEnumerator();
        if (!_rows.MoveNext())
        {
            throw new ImportFileException($"{file} is empty.", $"{file} 为空。");
        }

        var first = _rows.Current;
        Headings = first.Fault is null
            ? first.Cells
            : throw new ImportFileException(
                $"The headings of {file} cannot be read: {first.Fault.English}",
                $"{file} 的表头无法读取：{first.Fault.Chinese}");
    }

    public IReadOnlyList<string> Headings { get; } = [];

    public double Share => _part.Share;

    private XmlReader Xml => _part.Xml;

    public IEnumerable<SourceRow> ReadRows()
    {
        while (_rows.MoveNext())
        {
            var row = _rows.Current;
            if (row.Fault is not null
                || (row.Cells.Any(static cell => !string.IsNullOrWhiteSpace(cell)) && !row.Cells[0].StartsWith('#')))
            {
                yield return row;
            }
        }
    }

    public void Dispose()
    {
        _rows.Dispose();
        _part.Dispose();
        _book.Dispose();
    }

    private IEnumerable<SourceRow> Rows()
    {
        var last = 0L;
        while (Guard(NextRow, last))
        {
            // A row without a number follows the one before it; numbers ascend.
            var number = long.TryParse(Xml.GetAttribute("r"), CultureInfo.InvariantCulture, out var said) && said > last
                ? said
                : last + 1;
            yield return Guard(() => ReadRow(number), last);
            last = number;
        }
    }

    private bool NextRow()
    {
        _part.Mark();
        do
        {
            if (Xml.NodeType == XmlNodeType.Element && Xml.LocalName == "row")
            {
                return true;
            }
        }
        while (Xml.Read());

        return false;
    }

    private SourceRow ReadRow(long number)
    {
        var cells = new List<string>(Headings.Count);
        RowFault? fault = null;
        if (!Xml.IsEmptyElement)
        {
            var depth = Xml.Depth;
            while (Xml.Read() && Xml.Depth > depth)
            {
                if (Xml.NodeType == XmlNodeType.Element && Xml.LocalName == "c")
                {
                    _part.Mark();
                    fault ??= ReadCell(cells);
                }
            }
        }

        Xml.Read();
        while (cells.Count < Headings.Count)
        {
            cells.Add("");
        }

        return new SourceRow(number, cells, fault);
    }

    private RowFault? ReadCell(List<string> cells)
    {
        var place = PlaceOf(Xml.GetAttribute("r")) ?? cells.Count;
        if (place >= SourceLimits.Columns || place < cells.Count)
        {
            return RowFault.Width(Math.Max(place, cells.Count) + 1, Headings.Count);
        }

        while (cells.Count < place)
        {
            cells.Add("");
        }

        var (type, text, isFormula) = (Xml.GetAttribute("t"), "", false);
        var depth = Xml.Depth;
        if (!Xml.IsEmptyElement)
        {
            while (Xml.Read() && Xml.Depth > depth)
            {
                isFormula |= Xml.NodeType == XmlNodeType.Element && Xml.LocalName == "f";
                text = Xml.NodeType == XmlNodeType.Element && Xml.LocalName is "v" or "is"
                    ? Workbook.ReadText(Xml)
                    : text;
            }
        }

        cells.Add(Value(type, text));
        return Judge(cells, place, isFormula, type);
    }

    private RowFault? Judge(List<string> cells, int place, bool isFormula, string? type)
    {
        var heading = place < Headings.Count ? Headings[place] : ColumnOf(place);
        return isFormula ? RowFault.Formula(heading)
            : type == "e" ? new RowFault(
                "row-malformed", $"{heading}: the cell holds the error {cells[place]}.",
                $"“{heading}”：单元格为错误值 {cells[place]}。")
            : cells[place].Length > SourceLimits.CellCharacters
                ? RowFault.Oversize(heading, SourceLimits.CellCharacters)
            : Headings.Count > 0 && place >= Headings.Count && cells[place].Length > 0
                ? RowFault.Width(place + 1, Headings.Count)
            : null;
    }

    private string Value(string? type, string text) => type switch
    {
        "s" => int.TryParse(text, CultureInfo.InvariantCulture, out var index)
            ? _book.Texts.Find(index) ?? ""
            : "",
        "b" => text == "1" ? "true" : "false",
        _ => text,
    };

    private static int? PlaceOf(string? reference)
    {
        var place = 0;
        foreach (var c in reference ?? "")
        {
            if (!char.IsAsciiLetterUpper(c) || place > SourceLimits.Columns)
            {
                break;
            }

            place = (place * 26) + c - 'A' + 1;
        }

        return place == 0 ? null : place - 1;
    }

    private static string ColumnOf(int place) =>
        (place >= 26 ? ColumnOf((place / 26) - 1) : "") + (char)('A' + (place % 26));

    private T Guard<T>(Func<T> read, long last)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is XmlException or InvalidDataException)
        {
            throw new ImportFileException(
                string.Create(CultureInfo.InvariantCulture, $"{_file} cannot be read beyond row {last}: {e.Message}"),
                string.Create(CultureInfo.InvariantCulture, $"{_file} 自第 {last + 1} 行起无法读取，文件可能已损坏。"));
        }
    }
}
