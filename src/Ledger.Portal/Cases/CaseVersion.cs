using Ledger.Domain.PublicData;
using Ledger.Domain.Registration;
using Ledger.Sdk;

namespace Ledger.Portal.Cases;

/// <summary>An application as it was handed in once.</summary>
/// <param name="Index">The entry that holds it.</param>
/// <param name="Time">When it counts in law.</param>
/// <param name="Lines">What it says, line by line.</param>
internal sealed record CaseVersion(
    ulong Index, DateTimeOffset Time, IReadOnlyList<(string Term, string? Value)> Lines)
{
    /// <summary>All versions that were handed in, oldest first.</summary>
    public static IEnumerable<CaseVersion> Of(IEnumerable<RecordedEvent> events, CaseLines lines)
    {
        foreach (var told in events)
        {
            var state = told.Event switch
            {
                RegistrationFiled filed => new CaseState { Application = filed.Application },
                RegistrationCorrected corrected => new CaseState { Application = corrected.Application },
                RegistrationApplied applied => new CaseState { Later = applied.Application },
                RegistrationAmended amended => new CaseState { Later = amended.Application },
                PublicDataFiled filed => Of(filed.Application),
                PublicDataResubmitted again => Of(again.Application),
                _ => null,
            };
            if (state is not null)
            {
                yield return new CaseVersion(told.Index, told.LegalTime, [.. lines.WithMaterials(state)]);
            }
        }
    }

    /// <summary>What is not as it was: a line that came or went has nothing on the other side.</summary>
    public IReadOnlyList<(string Term, string? Before, string? After)> Since(CaseVersion earlier)
    {
        var (before, after) = (Joined(earlier.Lines), Joined(Lines));
        return
        [
            .. before.Keys.Union(after.Keys)
                .Select(term => (term, before.GetValueOrDefault(term), after.GetValueOrDefault(term)))
                .Where(static line => line.Item2 != line.Item3),
        ];
    }

    private static CaseState Of(PublicApplication application) =>
        new() { Public = new PublicCase { Application = application } };

    // A term may come on several lines, as rights of several holders do.
    private static Dictionary<string, string> Joined(IEnumerable<(string Term, string? Value)> lines) =>
        lines.Where(static line => line.Value is not null).GroupBy(static line => line.Term).ToDictionary(
            static group => group.Key, static group => string.Join("；", group.Select(static line => line.Value)));
}
