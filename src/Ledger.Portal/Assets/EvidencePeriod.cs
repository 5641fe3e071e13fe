using Ledger.Domain.Calendars;

namespace Ledger.Portal.Assets;

/// <summary>The days of which a bundle is to have every filing, as somebody wrote them.</summary>
/// <param name="From">The first; null where none was asked for.</param>
/// <param name="To">The last.</param>
public sealed record EvidencePeriod(string? From, string? To)
{
    /// <summary>Whether it is asked for and none: a day is none or missing, or the last is before the first.</summary>
    public bool IsWrong => !(From is null && To is null) && Query is null;

    /// <summary>What the API is asked with; null for no period.</summary>
    public string? Query => CivilDate.TryParse(From, out var from) && CivilDate.TryParse(To, out var to) && from <= to
        ? $"from={CivilDate.Format(from)}&to={CivilDate.Format(to)}"
        : null;
}
