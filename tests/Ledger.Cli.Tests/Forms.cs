using System.Globalization;
using System.Text;
using Ledger.Cli.Importing;
using Ledger.Domain;

namespace Ledger.Cli.Tests;

/// <summary>Tables as holders fill them in.</summary>
internal static class Forms
{
    public static PartyId Party { get; } = PartyId.Parse("a1000000000000000000000000000001");

    public static readonly string[] Headings =
    [
        "数据名称", "登记对象", "数据类别", "数据概述", "所属行业", "地域范围", "行政区划代码", "时域起", "时域止", "更新频率",
        "数据量（条）", "数据量（字节）", "数据形态", "数据结构", "限制范围", "数据级别", "影响分析", "含个人信息", "数据来源",
        "权利依据", "来源说明", "权利类型", "清单摘要SHA-256", "清单摘要SM3", "证明材料",
    ];

    public static string[] Cells(int number) =>
    [
        $"2025年武汉市测站观测数据第{number}号", "数据资源", "企业数据", "由自有测站采集，供统计分析。", "I65", "市级", "420100",
        "2025-01-01", "", "按月", "1,000", "38000000", "表格；文本", "结构化", "无", "一般数据", "组织权益=一般危害", "否", "采集生成",
        "自身生产经营中采集生成", "本公司生产经营活动中采集生成。", "持有权;使用权;经营权", Digest(number, 'a'), Digest(number, 'b'),
        string.Join(';', ((string[])["申请人身份佐证", "合法取得佐证", "数据样例", "数据描述"]).Select(
            kind => $"{kind}=材料|{Digest(number, 'c')}|{Digest(number, 'd')}")),
    ];

    public static string Csv(params IEnumerable<string[]> rows) => string.Concat(
        rows.Prepend(Headings).Select(static cells => CsvErrors.Line(cells) + "\r\n"));

    public static byte[] Utf8(string text, bool mark = false) =>
        [.. mark ? Encoding.UTF8.Preamble : [], .. Encoding.UTF8.GetBytes(text)];

    /// <summary>The row with another cell under a heading.</summary>
    public static string[] With(this string[] cells, string heading, string cell)
    {
        string[] changed = [.. cells];
        changed[Array.IndexOf(Headings, heading)] = cell;
        return changed;
    }

    /// <summary>Reads all rows, each as an application or as what is wrong with it.</summary>
    public static async Task<IReadOnlyList<(long Number, ReadForm? Form, RowFault? Fault)>> ReadAsync(
        this ISourceFile source, DirectoryInfo? files = null)
    {
        using (source)
        {
            var map = new HeadingMap(source.Headings, new Dictionary<FormColumn, string>());
            var reader = new FormReader(map, Party, new AttachedFiles(files ?? new DirectoryInfo(Path.GetTempPath())));
            var read = new List<(long, ReadForm?, RowFault?)>();
            foreach (var row in source.ReadRows())
            {
                try
                {
                    read.Add((row.Number, await reader.ReadAsync(row, TestContext.Current.CancellationToken), null));
                }
                catch (RowFaultException e)
                {
                    read.Add((row.Number, null, e.Fault));
                }
            }

            return read;
        }
    }

    private static string Digest(int number, char kind) =>
        number.ToString("x8", CultureInfo.InvariantCulture).PadLeft(64, kind);
}
