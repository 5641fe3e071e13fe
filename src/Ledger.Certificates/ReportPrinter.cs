using System.Globalization;
using Ledger.Ports;
using SkiaSharp;

namespace Ledger.Certificates;

/// <summary>
/// Prints reports as PDF: the first line as a title, those that begin with a number in words as headings, every other
/// as a paragraph, and one of many members as a list.
/// </summary>
/// <param name="fonts">The folder of the Noto Sans CJK collections; null to look where distributions put them.</param>
public sealed class ReportPrinter(string? fonts = null) : IReportPrinter
{
    private const float Leading = 14;
    private const float AfterParagraph = 3;
    private const float Heading = 30;
    private const float Indent = 18;
    private const float Foot = FormPage.Margin + 28;
    private const int FewestOfList = 3;
    private const int FewLines = 12;
    private const int FirstLines = 4;
    private const char BetweenMembers = '；';
    private const string Numbers = "一二三四五六七八九十";
    private const string About = "资产编号 ";

    private static readonly FormStyle s_title = new(18, Bold: true, SKTextAlign.Center) { Color = FormStyle.Seal };
    private static readonly FormStyle s_heading = new(12, Bold: true);
    private static readonly FormStyle s_text = new(9);
    private static readonly FormStyle s_name = new(9, Bold: true);
    private static readonly FormStyle s_foot = new(8, Align: SKTextAlign.Center) { Color = FormStyle.Grey };

    /// <inheritdoc/>
    public byte[] Print(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = text.TrimEnd('\n').Split('\n');
        using var opened = FormFont.Open(fonts);

        // How many pages there are shows when they are filled.
        _ = Print(lines, opened, 0, out var pages);
        return Print(lines, opened, pages, out _);
    }

    private static byte[] Print(string[] lines, FormFont opened, int pages, out int printed)
    {
        using var bytes = new MemoryStream();
        var number = 0;

        // Pages that come apart still say what they are of.
        var about = lines.FirstOrDefault(static line => line.StartsWith(About, StringComparison.Ordinal))
            ?.Split('，')[0];
        using (var document = SKDocument.CreatePdf(bytes, Metadata(lines[0])))
        {
            using (var page = new FormPage(document, opened, page => Number(page, about, ++number, pages), Foot))
            {
                page.Line(lines[0], FormPage.Width / 2, page.Top + 18, s_title);
                page.Top += 44;
                foreach (var line in lines.Skip(1).Where(static line => line.Length > 0))
                {
                    Paragraph(page, line);
                }
            }

            document.Close();
        }

        printed = number;
        return bytes.ToArray();
    }

    private static void Paragraph(FormPage page, string text)
    {
        if (text is [var number, '、', ..] && Numbers.Contains(number, StringComparison.Ordinal))
        {
            // A heading stands with the sentence behind it.
            page.Reserve(Heading + (FirstLines * Leading));
            page.Line(text, FormPage.Margin, page.Top + Leading, s_heading);
            page.Top += Heading;
            return;
        }

        var lines = LinesOf(page, text);

        // What takes a few lines is not torn apart, and of what takes more the first ones stand together.
        page.Reserve((lines.Count > FewLines ? FirstLines : lines.Count) * Leading);
        foreach (var (line, indent, style) in lines)
        {
            page.Reserve(Leading);
            page.Line(line, FormPage.Margin + indent, page.Top, style);
            page.Top += Leading;
        }

        page.Top += AfterParagraph;
    }

    private static List<ReportLine> LinesOf(FormPage page, string text)
    {
        // These hold what a holder or a registrar wrote freely, which must not come to look like a member of theirs.
        var isOfOthers = text.StartsWith("采集记录", StringComparison.Ordinal)
            || text.StartsWith("平台资质说明", StringComparison.Ordinal);

        // Of two digests each has a line, and its name before it.
        var broken = isOfOthers ? text : text.Replace("，SM3 ", "，\nSM3 ", StringComparison.Ordinal);
        var members = broken.Split(BetweenMembers, isOfOthers ? 2 : int.MaxValue);
        return members.Length < (isOfOthers ? 2 : FewestOfList) ? [.. Lines(page, broken, 0, s_text)]
            :
            [
                .. Lines(page, members[0] + BetweenMembers, 0, s_name),
                .. members[1..^1].SelectMany(member => Lines(page, member + BetweenMembers, Indent, s_text)),
                .. Lines(page, members[^1], Indent, s_text),
            ];
    }

    private static IEnumerable<ReportLine> Lines(FormPage page, string text, float indent, FormStyle style) =>
        page.Break(text, FormPage.InnerWidth - indent, style).Select(line => new ReportLine(line, indent, style));

    private static void Number(FormPage page, string? about, int number, int pages) => page.Line(
        string.Create(
            CultureInfo.InvariantCulture, $"{(about is null ? "" : about + "　")}第 {number} 页，共 {pages} 页"),
        FormPage.Width / 2, FormPage.Height - FormPage.Margin, s_foot);

    // No clock: equal texts give equal bytes.
    private static SKDocumentPdfMetadata Metadata(string title) => new()
    {
        Title = title,
        Creator = "Ledger",
        Producer = "Ledger",
        Creation = DateTime.UnixEpoch,
        Modified = DateTime.UnixEpoch,
    };

    private readonly record struct ReportLine(string Text, float Indent, FormStyle Style);
}
