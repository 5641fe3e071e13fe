using Ledger.Api.Contracts;
using Ledger.Domain;
using Ledger.Domain.Calendars;
using Ledger.Domain.Dues;
using Ledger.Portal.Components;
using Ledger.Sdk;
using Microsoft.AspNetCore.Components;

namespace Ledger.Portal.Dues;

/// <summary>What is due at the registry, in the order of the deadlines. Its address says all that it shows.</summary>
public sealed partial class DuePage
{
    private static readonly string?[] s_standings = [null, "late", "today", "ahead", "suspended", "undeterminable"];
    private static readonly IReadOnlyCollection<string> s_kinds = WireName.All<DueKind>();

    private DateOnly? _today;

    /// <summary>Only what stands so; null for all.</summary>
    [SupplyParameterFromQuery]
    public string? Standing { get; set; }

    /// <summary>Only what is of that kind; null for all.</summary>
    [SupplyParameterFromQuery]
    public string? Kind { get; set; }

    /// <summary>Only what is due on or before that day; null for all.</summary>
    [SupplyParameterFromQuery]
    public string? Before { get; set; }

    /// <inheritdoc/>
    protected override Task LoadAsync() => AskAsync(async client =>
    {
        (Kind, Before) = (Given(Kind), Given(Before));
        var filter = new DueQuery(Standing, Kind, null, CivilDate.TryParse(Before, out var day) ? day : null);
        Page = await client.ListDueAsync(filter, After, PageSize);
        _today = await FindTodayAsync();
    });

    /// <inheritdoc/>
    protected override string AddressOf(string? after) => AddressOf(Standing, Kind, after);

    /// <summary>How many working days remain, or went by.</summary>
    private string Hint(DueResource due)
    {
        if (_today is not { } today || !CivilDate.TryParse(due.By, out var by) || by == today
            || due.Standing is not ("late" or "ahead"))
        {
            return "";
        }

        var (from, to, key) = by > today ? (today, by, "due.remaining") : (by, today, "due.over");
        return WorkdayCalendar.China.Elapsed(from, to, []) is { } days ? W[key, days] : "";
    }

    private static string? CaseOf(DueResource due) =>
        StreamName.TryParse(due.Stream, out var stream) && stream.TryGetCase(out var id) ? id.ToString() : null;

    private static string? PartyOf(DueResource due) =>
        StreamName.TryParse(due.Stream, out var stream) && stream.TryGetParty(out var id) ? id.ToString() : null;

    private static string Short(string stream) =>
        stream.Split('/') is [var kind, { Length: > 8 } id] ? $"{kind}/{id[..8]}" : stream;

    private string AddressOf(string? standing, string? kind, string? after) => PageAddress.Of(
        "/portal/due", ("standing", standing), ("kind", kind), ("before", Before), ("after", after));
}
