using System.Globalization;
using System.Text;

namespace Ledger.EndToEnd.Tests.Importing;

/// <summary>A table of applications as a holder hands it to <c>ledger import</c>.</summary>
internal static class ImportTable
{
    private static readonly (string Heading, Func<int, string> Cell)[] s_columns =
    [
        ("数据名称", static n => $"2025年武汉市测站观测数据第{n}号"), ("登记对象", static _ => "数据资源"),
        ("数据类别", static _ => "企业数据"), ("数据概述", static _ => "由自有测站采集，供统计分析。"),
        ("所属行业", static _ => "I65"), ("地域范围", static _ => "市级"), ("时域起", static _ => "2025-01-01"),
        ("更新频率", static _ => "按月"), ("数据量（字节）", static _ => "38000000"), ("数据形态", static _ => "表格"),
        ("数据结构", static _ => "结构化"), ("数据级别", static _ => "一般数据"), ("数据来源", static _ => "采集生成"),
        ("权利依据", static _ => "自身生产经营中采集生成"), ("来源说明", static _ => "本公司生产经营活动中采集生成。"),
        ("权利类型", static _ => "持有权;使用权;经营权"), ("清单摘要SHA-256", static n => Digest(n, 'a')),
        ("清单摘要SM3", static n => Digest(n, 'b')), ("证明材料", Materials),
    ];

    /// <summary>Rows from 1 on; a row that <paramref name="isFaulty"/> names rests on no basis of the rules.</summary>
    public static async Task WriteAsync(string file, int rows, Predicate<int> isFaulty)
    {
        await using var writer = new StreamWriter(file, append: false, new UTF8Encoding(true)) { NewLine = "\r\n" };
        await writer.WriteLineAsync(string.Join(',', s_columns.Select(static column => column.Heading)));
        for (var row = 1; row <= rows; row++)
        {
            var cells = s_columns.Select(column =>
                column.Heading == "权利依据" && isFaulty(row) ? "没有依据" : column.Cell(row));
            await writer.WriteLineAsync(string.Join(',', cells));
        }
    }

    public static string NameOf(int row) => s_columns[0].Cell(row);

    private static string Materials(int row) => string.Join(
        ';', ((string[])["申请人身份佐证", "合法取得佐证", "数据样例", "数据描述"]).Select(
            kind => $"{kind}=材料|{Digest(row, 'c')}|{Digest(row, 'd')}"));

    private static string Digest(int row, char kind) =>
        row.ToString("x8", CultureInfo.InvariantCulture).PadLeft(64, kind);
}
