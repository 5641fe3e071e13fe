using System.Diagnostics.CodeAnalysis;
using Ledger.Domain.Calendars;
using Ledger.Evidence.Log;

namespace Ledger.Evidence.Bundles;

/// <summary>Days of which a bundle claims to hold all filings of a sequence (SPEC-bundle).</summary>
/// <param name="Sequence">The sequence: <c>transaction/{asset}</c> or <c>egress/{asset}</c>.</param>
/// <param name="From">The first day, China Standard Time, on which the log recorded them.</param>
/// <param name="To">The last day, not before <paramref name="From"/>.</param>
public sealed record BundlePeriod(string Sequence, DateOnly From, DateOnly To)
{
    /// <summary>Reads exactly what <see cref="ToString"/> writes.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out BundlePeriod? period)
    {
        ArgumentNullException.ThrowIfNull(text);
        period = text.Split('/') is [("transaction" or "egress") and var kind, var asset, var from, var to]
            && SequenceProof.IsName($"{kind}/{asset}")
            && CivilDate.TryParse(from, out var first) && CivilDate.TryParse(to, out var last) && first <= last
                ? new BundlePeriod($"{kind}/{asset}", first, last)
                : null;
        return period is not null;
    }

    /// <summary>Its one spelling, <c>egress/{asset}/2026-01-01/2026-03-31</c>.</summary>
    public override string ToString() => $"{Sequence}/{CivilDate.Format(From)}/{CivilDate.Format(To)}";
}

/// <summary>What came of a period.</summary>
/// <param name="Period">The period.</param>
/// <param name="Outcome">How it stands.</param>
/// <param name="Reason">Why, in words.</param>
/// <param name="Count">How many filings it has; 0 unless proven.</param>
/// <param name="First">The number of the first of them.</param>
public sealed record PeriodOutcome(
    BundlePeriod Period, Standing Outcome, string Reason, ulong Count = 0, ulong First = 0)
{
    internal Finding Finding => new("period-complete", Period.ToString(), Outcome, Reason);
}
