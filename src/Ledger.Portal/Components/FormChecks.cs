namespace Ledger.Portal.Components;

/// <summary>One thing that may be wrong with a form.</summary>
/// <param name="Field">The field it is told beside.</param>
/// <param name="IsWrong">Whether it is wrong as things stand.</param>
/// <param name="Word">The word of the portal that says so.</param>
/// <param name="IsBegun">
/// Whether somebody filled something in there; what is merely empty is told when it is sent.
/// </param>
internal sealed record FormCheck(string Field, bool IsWrong, string Word, bool IsBegun = false);

/// <summary>What is wrong or missing in a form as it stands.</summary>
internal sealed class FormChecks(params IReadOnlyList<FormCheck> checks)
{
    private readonly FormCheck[] _faults = [.. checks.Where(static check => check.IsWrong)];

    /// <summary>How many fields have something wrong.</summary>
    public int Count => _faults.DistinctBy(static fault => fault.Field).Count();

    /// <summary>The word of what is wrong with a field; null when nothing is, or nobody got so far yet.</summary>
    public string? WordOf(string field, bool wasSent) =>
        Array.Find(_faults, fault => fault.Field == field && (wasSent || fault.IsBegun))?.Word;
}
