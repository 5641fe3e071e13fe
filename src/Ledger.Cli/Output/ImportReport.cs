using System.Globalization;

namespace Ledger.Cli.Output;

/// <summary>Tells what became of a file that was imported.</summary>
/// <param name="output">Where the result is printed.</param>
/// <param name="said">Where people are told what is no result.</param>
/// <param name="json">Whether the result is for programs.</param>
/// <param name="isTerminal">Whether people are told on a terminal.</param>
internal sealed class ImportReport(TextWriter output, TextWriter said, bool json, bool isTerminal)
{
    /// <summary>Says how far it comes, until it is disposed of.</summary>
    public ImportProgress Progress() => new(said, isTerminal, TimeProvider.System);

    /// <summary>At its end; returns what the shell is told.</summary>
    public int Whole(Imported imported)
    {
        if (json)
        {
            output.WriteLine(Json.Text(imported));
        }
        else
        {
            var (verb, chinese) = VerbOf(imported);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{imported.Filed} {verb}, {imported.AlreadyThere} there already, {imported.Failed} failed"));
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{chinese} {imported.Filed} 行，已存在 {imported.AlreadyThere} 行，未通过 {imported.Failed} 行"));
            Errors(imported.Errors);
        }

        return imported.Failed == 0 ? ExitCodes.Done : ExitCodes.Failed;
    }

    /// <summary>
    /// Why it was broken off and how far it came, as soon as it was: counting what is left may take a while.
    /// </summary>
    public void SoFar(string why, Imported imported)
    {
        var (verb, chinese) = VerbOf(imported);
        said.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{why}\nSo far: {imported.Filed} {verb}, {imported.AlreadyThere} there already, "
            + $"{imported.Failed} failed.\n"
            + $"  截至此时：{chinese} {imported.Filed} 行，已存在 {imported.AlreadyThere} 行，未通过 {imported.Failed} 行。"));
    }

    /// <summary>What could not be done beside it.</summary>
    public void Say(string what) => said.WriteLine(what);

    /// <summary>What is left, then, where that is known.</summary>
    public void Rest(Imported imported)
    {
        if (imported.Left is { } left)
        {
            said.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Rows left 尚余行数: {left}"));
        }

        Errors(imported.Errors);
        if (json)
        {
            output.WriteLine(Json.Text(imported));
        }
    }

    private static (string English, string Chinese) VerbOf(Imported imported) =>
        imported.DryRun ? ("would be filed", "可提交") : ("filed", "已提交");

    private void Errors(string? errors)
    {
        if (errors is not null)
        {
            said.WriteLine($"Rows that failed, and why 未通过的行及原因: {errors}");
        }
    }
}
