using System.Globalization;
using Ledger.Ports;
using SkiaSharp;

namespace Ledger.Certificates;

/// <summary>Prints reports as PDF: the first line as a title, every other as it stands.</summary>
/// <param name="fonts">The folder of the Noto Sans CJK collections; null to look where distributions put them.</param>
public sealed class ReportPrinter(string? fonts = null) : IReportPrinter
{
    private const float Leading = 14;

    private static readonly FormStyle s_title = new(18, Bold: true, SKTextAlign.Center) { Color = FormStyle.Seal };
    private static readonly FormStyle s_text = new(9);
    private static readonly FormStyle s_foot = new(8, Align: SKTextAlign.Center) { Color = FormStyle.Grey };

    /// <inheritdoc/>
    public byte[] Print(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = text.TrimEnd('\n').Split('\n');
        using var opened = FormFont.Open(fonts);
        using var bytes = new MemoryStream();
        using (var document = SKDocument.CreatePdf(bytes, Metadata(lines[0])))
        {
            var number = 0;
            using (var page = new FormPage(document, opened, page => Number(page, ++number)))
            {
                page.Line(lines[0], FormPage.Width / 2, page.Top + 18, s_title);
                page.Top += 44;
                foreach (var line in lines.Skip(1).SelectMany(line => page.Break(line, FormPage.InnerWidth, s_text)))
                {
                    page.Reserve(Leading);
                    page.Line(line, FormPage.Margin, page.Top, s_text);
                    page.Top += Leading;
                }
            }

            document.Close();
        }

        return bytes.ToArray();
    }

    private static void Number(FormPage page, int number) => page.Line(
        number.ToString(CultureInfo.InvariantCulture), FormPage.Width / 2, FormPage.Height - FormPage.Margin, s_foot);

    // No clock: equal texts give equal bytes.
    private static SKDocumentPdfMetadata Metadata(string title) => new()
    {
        Title = title,
        Creator = "Ledger",
        Producer = "Ledger",
        Creation = DateTime.UnixEpoch,
        Modified = DateTime.UnixEpoch,
    };
}
