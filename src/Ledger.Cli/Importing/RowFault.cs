using Ledger.Api.Contracts;

namespace Ledger.Cli.Importing;

/// <summary>What is wrong with a row of a file, before any registry was asked.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="English">For people, in English.</param>
/// <param name="Chinese">For people, in Chinese.</param>
internal sealed record RowFault(string Code, string English, string Chinese)
{
    private const int Status = 422;

    /// <summary>A cell of a column.</summary>
    public static RowFault Cell(FormColumn column, string english, string chinese) => new(
        "row-malformed", $"{column.English}: {english}", $"“{column.Chinese}”：{chinese}");

    public static RowFault Missing(FormColumn column) =>
        Cell(column, "the cell is empty and must not be.", "不能为空。");

    public static RowFault Width(int cells, int headings) => new(
        "row-width", $"The row has {cells} cells under {headings} headings.",
        $"本行有 {cells} 个单元格，而表头只有 {headings} 列。");

    public static RowFault Formula(string heading) => new(
        "row-formula", $"{heading}: the cell holds a formula; paste its value.", $"“{heading}”：单元格含公式，请粘贴为数值。");

    public static RowFault Oversize(string heading, int most) => new(
        "row-oversize", $"{heading}: the cell has more than {most} characters.",
        $"“{heading}”：单元格超过 {most} 个字符。");

    /// <summary>The same shape as what a registry refuses.</summary>
    public Problem ToProblem() => new(
        $"urn:ledger:problem:{Code}", English, Status, Code, English, Chinese, null, null);
}

/// <summary>A cell or row that cannot be meant so.</summary>
internal sealed class RowFaultException(RowFault fault) : Exception(fault.English)
{
    public RowFault Fault => fault;
}

/// <summary>A file that cannot be read as a whole, or not beyond a place; says so in both languages.</summary>
internal sealed class ImportFileException(string english, string chinese)
    : Exception($"{english}\n  {chinese}");
