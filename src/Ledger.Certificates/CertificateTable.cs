using System.Globalization;
using Ledger.Domain.Assets;
using Ledger.Ports.Certificates;

namespace Ledger.Certificates;

/// <summary>The ruled part of the form: the data as described, and the rights with their holders.</summary>
internal static class CertificateTable
{
    private const float LabelWidth = 112;
    private const float LineHeight = 14;
    private const float Padding = 6;

    private static readonly FormStyle s_label = new(9, Bold: true);
    private static readonly FormStyle s_value = new(10);
    private static readonly FormStyle s_cell = new(9);
    private static readonly FormStyle s_digest = new(8.5f);
    private static readonly float[] s_columns = [36, 122, 185, 82, 58];

    public static void DrawFields(FormPage page, CertificateContent content)
    {
        page.Rule(FormPage.Margin, page.Top, FormPage.Width - FormPage.Margin, page.Top);
        foreach (var (label, value) in FieldsOf(content))
        {
            DrawField(page, label, value, s_value);
        }

        DrawField(page, "清单指纹 SHA-256", content.Content.Sha256.ToString(), s_digest);
        DrawField(page, "清单指纹 SM3", content.Content.Sm3.ToString(), s_digest);
    }

    public static void DrawRights(FormPage page, CertificateFacts facts)
    {
        page.Top += 16;
        DrawRow(page, ["序号", "权利 Right", "权利人 Holder", "期限 Term", "独占 Excl."], s_label, isFirst: true);
        foreach (var right in facts.Content.Rights)
        {
            DrawRow(
                page,
                [
                    right.Ordinal.ToString(CultureInfo.InvariantCulture),
                    FormWords.Of(right.Kind),
                    HolderOf(facts, right),
                    $"{Day(right.From)} 至 {Day(right.Until)}",
                    right.Exclusive ? "是 Yes" : "否 No",
                ],
                s_cell, isFirst: false);
        }
    }

    private static IEnumerable<(string Label, string Value)> FieldsOf(CertificateContent content)
    {
        var data = content.Description;
        yield return ("数据名称 Name", data.Name);
        yield return ("登记对象 Object", FormWords.Of(content.Kind));
        yield return ("数据概述 Overview", data.Overview);
        yield return ("所属行业 Industry", $"{data.Industry}（GB/T 4754）");
        IEnumerable<string> region = [FormWords.Of(data.Scope), .. data.Divisions.Select(code => code.ToString())];
        yield return ("地域范围 Region", string.Join(' ', region));
        yield return ("时域范围 Period", $"{Day(data.From)} 至 {(data.Until is { } until ? Day(until) : "今 now")}");
        yield return ("更新频率 Update", FormWords.Of(data.Frequency));
        yield return ("数据量 Volume", VolumeOf(data));
        yield return (
            "数据形态 Form",
            $"{string.Join("、", data.Media.Select(FormWords.Of))}，{FormWords.Of(data.Structure)}");
        yield return ("限制范围 Restrictions", data.Restrictions);
        yield return ("有效期 Valid", $"{Day(content.From)} 至 {Day(content.Until)}");
    }

    private static string VolumeOf(Description data)
    {
        var bytes = data.Bytes.ToString("N0", CultureInfo.InvariantCulture);
        return data.Records is { } records
            ? $"{records.ToString("N0", CultureInfo.InvariantCulture)} 条 records，{bytes} 字节 bytes"
            : $"{bytes} 字节 bytes";
    }

    private static string HolderOf(CertificateFacts facts, Right right) =>
        facts.Holders.TryGetValue(right.Holder, out var holder) && holder.Name is { } name
            ? $"{name}\n{holder.Code}"
            : $"自然人 Natural person\n{right.HolderName}";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void DrawField(FormPage page, string label, string value, FormStyle style)
    {
        var lines = page.Break(value, FormPage.InnerWidth - LabelWidth - (2 * Padding), style);
        var height = (lines.Count * LineHeight) + Padding;
        Reserve(page, height);
        page.Line(label, FormPage.Margin + Padding, page.Top + LineHeight, s_label);
        for (var n = 0; n < lines.Count; n++)
        {
            page.Line(
                lines[n], FormPage.Margin + LabelWidth + Padding, page.Top + LineHeight + (n * LineHeight), style);
        }

        Close(page, height, [LabelWidth]);
    }

    private static void DrawRow(FormPage page, string[] cells, FormStyle style, bool isFirst)
    {
        var broken = cells.Select((cell, n) => page.Break(cell, s_columns[n] - (2 * Padding), style)).ToArray();
        var height = (broken.Max(lines => lines.Count) * LineHeight) + Padding;
        Reserve(page, height);
        if (isFirst)
        {
            page.Rule(FormPage.Margin, page.Top, FormPage.Width - FormPage.Margin, page.Top);
        }

        var x = FormPage.Margin;
        for (var n = 0; n < broken.Length; n++)
        {
            for (var line = 0; line < broken[n].Count; line++)
            {
                page.Line(broken[n][line], x + Padding, page.Top + LineHeight + (line * LineHeight), style);
            }

            x += s_columns[n];
        }

        Close(page, height, s_columns[..^1]);
    }

    private static void Reserve(FormPage page, float height)
    {
        var before = page.Top;
        page.Reserve(height);
        if (page.Top < before)
        {
            page.Rule(FormPage.Margin, page.Top, FormPage.Width - FormPage.Margin, page.Top);
        }
    }

    /// <summary>The rules at the sides and below a row, and between its columns.</summary>
    private static void Close(FormPage page, float height, IReadOnlyList<float> columns)
    {
        var (left, right, bottom) = (FormPage.Margin, FormPage.Width - FormPage.Margin, page.Top + height);
        page.Rule(left, bottom, right, bottom);
        page.Rule(left, page.Top, left, bottom);
        page.Rule(right, page.Top, right, bottom);
        var x = left;
        foreach (var width in columns)
        {
            x += width;
            page.Rule(x, page.Top, x, bottom);
        }

        page.Top = bottom;
    }
}
