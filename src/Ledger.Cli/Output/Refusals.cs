using Ledger.Sdk;

namespace Ledger.Cli.Output;

/// <summary>Shows what a registry refused.</summary>
internal static class Refusals
{
    /// <summary>Code, clause and both languages, a line each.</summary>
    public static string Describe(LedgerProblemException problem)
    {
        var clause = problem.Clause is null ? "" : $" · {problem.Clause}";
        var trace = problem.Status >= 500 && problem.Problem.Trace is { } id ? $"\n  trace {id}" : "";
        var chinese = problem.Chinese == problem.English ? "" : "\n  " + problem.Chinese;
        return $"Refused: {problem.Code}{clause}\n  {problem.English}{chinese}{trace}";
    }
}
