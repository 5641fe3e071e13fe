using System.Globalization;
using Ledger.Ports.Certificates;
using SkiaSharp;

namespace Ledger.Certificates;

/// <summary>Prints certificates as PDF.</summary>
/// <param name="fonts">The folder of the Noto Sans CJK collections; null to look where distributions put them.</param>
internal sealed class CertificatePrinter(string? fonts)
{
    private static readonly FormStyle s_title = new(26, Bold: true, SKTextAlign.Center) { Color = FormStyle.Seal };
    private static readonly FormStyle s_subtitle = new(11, Align: SKTextAlign.Center) { Color = FormStyle.Grey };
    private static readonly FormStyle s_number = new(13, Bold: true, SKTextAlign.Center);
    private static readonly FormStyle s_small = new(8) { Color = FormStyle.Grey };

    /// <param name="facts">What it says.</param>
    /// <param name="verification">The public page that tells how it stands; goes into the QR code.</param>
    public byte[] Print(CertificateFacts facts, Uri verification)
    {
        using var opened = FormFont.Open(fonts);
        using var bytes = new MemoryStream();
        using (var document = SKDocument.CreatePdf(bytes, Metadata(facts)))
        {
            using (var page = new FormPage(document, opened, page => Decorate(page, facts, verification)))
            {
                DrawTitle(page, facts);
                CertificateTable.DrawFields(page, facts.Content);
                CertificateTable.DrawRights(page, facts);
            }

            document.Close();
        }

        return bytes.ToArray();
    }

    // No clock: equal facts give equal bytes, so that a signature over them stays good.
    private static SKDocumentPdfMetadata Metadata(CertificateFacts facts)
    {
        var issued = facts.Content.From.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        return new SKDocumentPdfMetadata
        {
            Title = $"数据产权登记凭证 {facts.Number}",
            Author = facts.Authority,
            Subject = facts.Content.Description.Name,
            Creator = "Ledger",
            Producer = "Ledger",
            Creation = issued,
            Modified = issued,
        };
    }

    private static void DrawTitle(FormPage page, CertificateFacts facts)
    {
        page.Line("数据产权登记凭证", FormPage.Width / 2, page.Top + 26, s_title);
        page.Line("Certificate of Data Property Registration", FormPage.Width / 2, page.Top + 46, s_subtitle);
        page.Line($"编号 No. {facts.Number}", FormPage.Width / 2, page.Top + 70, s_number);
        page.Top += 90;
    }

    private static void Decorate(FormPage page, CertificateFacts facts, Uri verification)
    {
        page.Frame(24, 2);
        page.Frame(29, 0.6f);
        if (FormWords.StampOf(facts.Status) is { } stamp)
        {
            page.Stamp(stamp);
        }

        if (facts.Origin.StartsWith("dev-", StringComparison.Ordinal))
        {
            page.Line(
                "开发登记系统签发，法定时间为模拟时间，不具法律效力。Issued by a development registry; of no legal effect.",
                FormPage.Width / 2, 46, new FormStyle(8, true, SKTextAlign.Center) { Color = FormStyle.Seal });
        }

        DrawFoot(page, facts, verification);
    }

    private static void DrawFoot(FormPage page, CertificateFacts facts, Uri verification)
    {
        const float Code = 72;
        var top = FormPage.Height - FormPage.Bottom + 14;
        page.Code(verification.ToString(), FormPage.Margin, top, Code);
        var x = FormPage.Margin + Code + 14;
        var entry = facts.Entry.ToString(CultureInfo.InvariantCulture);
        string[] lines =
        [
            $"登记机构 Registration authority：{facts.Authority}",
            $"国家登记系统存证 National evidence：{facts.Content.NationalReference}（与本凭证不一致的，以存证为准）",
            $"登记日志 Log：{facts.Origin}，第 {entry} 条 entry {entry}",
            $"查验 Verify：{verification}",
            "本凭证的 SM2 与 P-256 签名及证据包随附于同一归档文件。Signatures and evidence are in the same archive.",
        ];
        for (var n = 0; n < lines.Length; n++)
        {
            page.Line(lines[n], x, top + 12 + (n * 14), s_small);
        }
    }
}
