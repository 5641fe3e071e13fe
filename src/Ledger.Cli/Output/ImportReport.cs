using System.Globalization;
using Ledger.Sdk;

namespace Ledger.Cli.Output;

/// <summary>Tells what became of a file that was imported.</summary>
/// <param name="output">Where the result is printed.</param>
/// <param name="said">Where people are told what is no result.</param>
/// <param name="json">Whether the result is for programs.</param>
internal sealed class ImportReport(TextWriter output, TextWriter said, bool json)
{
    /// <summary>At its end; returns what the shell is told.</summary>
    public int Whole(Imported imported)
    {
        if (json)
        {
            output.WriteLine(Json.Text(imported));
        }
        else
        {
            var (verb, chinese) = imported.DryRun ? ("would be filed", "可提交") : ("filed", "已提交");
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
    public void SoFar(string why, ImportStanding standing) => said.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{why}\nSo far: {standing.Filed} filed, {standing.AlreadyThere} there already, {standing.Failed} failed.\n"
        + $"  截至此时：已提交 {standing.Filed} 行，已存在 {standing.AlreadyThere} 行，未通过 {standing.Failed} 行。"));

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

    private void Errors(string? errors)
    {
        if (errors is not null)
        {
            said.WriteLine($"Rows that failed, and why 未通过的行及原因: {errors}");
        }
    }
}
