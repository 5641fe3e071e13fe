using System.Globalization;
using System.Text;
using Ledger.Api.Contracts;

namespace Ledger.Sdk;

public sealed partial class LedgerClient
{
    /// <summary>A page of what is due at the registry, for its staff, in the order of the deadlines.</summary>
    /// <param name="filter">Which lines; null for all.</param>
    /// <param name="after">The <c>Next</c> of the page before; null for the first.</param>
    /// <param name="limit">How many at most, 1 to 500.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<Page<DueResource>> ListDueAsync(
        DueQuery? filter = null, string? after = null, int limit = 50, CancellationToken cancellationToken = default)
    {
        var path = new StringBuilder("v1/due?limit=").Append(CultureInfo.InvariantCulture, $"{limit}");
        Append(path, "standing", filter?.Standing);
        Append(path, "kind", filter?.Kind);
        Append(path, "stream", filter?.Stream);
        Append(path, "before", filter?.Before?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Append(path, "after", after);
        return GetAsync(path.ToString(), ClientJson.Default.PageDueResource, cancellationToken);
    }

    private static void Append(StringBuilder path, string name, string? value)
    {
        if (value is not null)
        {
            path.Append('&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        }
    }
}

/// <summary>Which lines of what is due to list; null for any.</summary>
/// <param name="Standing"><c>late</c>, <c>today</c>, <c>ahead</c>, <c>suspended</c> or <c>undeterminable</c>.</param>
/// <param name="Kind">What is due, for example <c>acceptance-reply</c>.</param>
/// <param name="Stream">One case or asset, for example <c>case/3f…</c>.</param>
/// <param name="Before">Only deadlines on or before that day.</param>
public sealed record DueQuery(
    string? Standing = null, string? Kind = null, string? Stream = null, DateOnly? Before = null);
