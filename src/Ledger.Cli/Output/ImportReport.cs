using System.Globalization;
using Ledger.Sdk;

namespace Ledger.Cli.Output;

/// <summary>Tells what became of a file that was imported.</summary>
internal static class ImportReport
{
    /// <summary>At its end; returns what the shell is told.</summary>
    public static int Whole(Imported imported, bool json)
    {
        if (json)
        {
            Json.Print(imported);
        }
        else
        {
            var (verb, chinese) = imported.DryRun ? ("would be filed", "可提交") : ("filed", "已提交");
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{imported.Filed} {verb}, {imported.AlreadyThere} there already, {imported.Failed} failed"));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{chinese} {imported.Filed} 行，已存在 {imported.AlreadyThere} 行，未通过 {imported.Failed} 行"));
            Errors(imported.Errors);
        }

        return imported.Failed == 0 ? ExitCodes.Done : ExitCodes.Failed;
    }

    /// <summary>How far it came, as soon as it was broken off: counting what is left may take a while.</summary>
    public static void SoFar(ImportStanding standing) => Console.Error.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"So far: {standing.Filed} filed, {standing.AlreadyThere} there already, {standing.Failed} failed.\n"
        + $"  截至此时：已提交 {standing.Filed} 行，已存在 {standing.AlreadyThere} 行，未通过 {standing.Failed} 行。"));

    /// <summary>What is left, then.</summary>
    public static void Rest(Imported imported, bool json)
    {
        Console.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"Rows left 尚余行数: {imported.Left}"));
        Errors(imported.Errors);
        if (json)
        {
            Json.Print(imported);
        }
    }

    private static void Errors(string? errors)
    {
        if (errors is not null)
        {
            Console.Error.WriteLine($"Rows that failed, and why 未通过的行及原因: {errors}");
        }
    }
}
