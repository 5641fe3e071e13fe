using Ledger.Api.Contracts;

namespace Ledger.Sdk;

/// <summary>
/// The registry said no, or could not answer: RFC 9457 problem details. Program against <see cref="Code"/>; show
/// <see cref="English"/> or <see cref="Chinese"/> to people.
/// </summary>
public sealed class LedgerProblemException : Exception
{
    /// <summary>Creates the exception for a problem.</summary>
    public LedgerProblemException(Problem problem)
        : base(Describe(problem)) => Problem = problem;

    /// <summary>The problem as the registry stated it.</summary>
    public Problem Problem { get; }

    /// <summary>The stable code, for example <c>right-not-admitted</c>; <c>http-502</c> where there was none.</summary>
    public string Code => Problem.Code;

    /// <summary>The HTTP status.</summary>
    public int Status => Problem.Status;

    /// <summary>The document and clause of the rule that refused; null where no rule did.</summary>
    public string? Clause => Problem.Clause;

    /// <summary>What is wrong, in English.</summary>
    public string English => Problem.Detail ?? Problem.Title;

    /// <summary>What is wrong, in Chinese; in English where the answer had no Chinese.</summary>
    public string Chinese => Problem.DetailChinese ?? English;

    private static string Describe(Problem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var clause = problem.Clause is null ? "" : $" [{problem.Clause}]";
        return $"{problem.Code}: {problem.Detail ?? problem.Title}{clause}";
    }
}
