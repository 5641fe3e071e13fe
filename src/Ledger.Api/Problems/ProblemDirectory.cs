using System.Collections.Frozen;
using Ledger.Domain;
using Ledger.Grains.Contracts;

namespace Ledger.Api.Problems;

/// <summary>
/// Every problem that is ever answered: what the API finds, what stands before the domain, and what a rule refuses.
/// Nothing is listed by hand; a refusal that is added is listed.
/// </summary>
internal static class ProblemDirectory
{
    /// <summary>All, by code.</summary>
    public static IReadOnlyList<ProblemEntry> All { get; } =
    [
        .. Kinds().Concat(Commands()).Concat(Rules())
            .OrderBy(static entry => entry.Code, StringComparer.Ordinal).ThenBy(static entry => entry.Status),
    ];

    private static readonly FrozenDictionary<(string Code, int Status), ProblemEntry> s_known =
        All.ToFrozenDictionary(static entry => (entry.Code, entry.Status));

    /// <summary>The problem of a code and status.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static ProblemEntry Find(string code, int status) => s_known.GetValueOrDefault((code, status))
        ?? throw new InvalidOperationException($"No problem {code} is answered with {status}.");

    private static IEnumerable<ProblemEntry> Kinds() => ProblemCatalogue.All.Select(static kind => new ProblemEntry(
        kind.Code, kind.Status, kind.Title, kind.Detail, kind.DetailChinese, null));

    // What was stale is answered with 412 to whoever made it a condition of the request.
    private static IEnumerable<ProblemEntry> Commands() => CommandRefusals.All.SelectMany(static refusal =>
    {
        var entry = new ProblemEntry(
            refusal.Code, ProblemResults.StatusOf(refusal.Kind), refusal.English, refusal.English, refusal.Chinese,
            refusal.Clause);
        return refusal.Code == CommandRefusals.StaleVersion ? [entry, entry with { Status = 412 }] : new[] { entry };
    });

    private static IEnumerable<ProblemEntry> Rules() => Refusals.All.Select(static refusal => new ProblemEntry(
        refusal.Code, ProblemResults.StatusOf(refusal.Sort), refusal.English, refusal.English, refusal.Chinese,
        refusal.Clause.ToString()));
}

/// <summary>A problem of the directory.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Status">The HTTP status that it comes with.</param>
/// <param name="Title">What went wrong.</param>
/// <param name="English">What to do about it, in English.</param>
/// <param name="Chinese">The same in Chinese.</param>
/// <param name="Clause">The document and clause of the rule that refuses; null where no rule of law does.</param>
internal sealed record ProblemEntry(
    string Code, int Status, string Title, string English, string Chinese, string? Clause);
