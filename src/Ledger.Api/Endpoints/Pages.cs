namespace Ledger.Api.Endpoints;

/// <summary>
/// Pages of lists. Each list is read one row beyond what is told of it, so that a page names a next one only where
/// there is one: a last page that is full says that it is the last.
/// </summary>
internal static class Pages
{
    /// <summary>Reads a page.</summary>
    /// <param name="limit">How many rows are told at most.</param>
    /// <param name="list">Lists so many rows at most, in the order of the list.</param>
    /// <param name="place">The place of a row, behind which the next page begins.</param>
    /// <returns>The rows that are told, and where the next page begins; null behind the last.</returns>
    public static (IReadOnlyList<T> Rows, string? Next) Read<T>(
        int limit, Func<int, IReadOnlyList<T>> list, Func<T, string> place) => Cut(limit, list(limit + 1), place);

    /// <summary>The same of rows that were read already, one beyond the page where there are so many.</summary>
    public static (IReadOnlyList<T> Rows, string? Next) Cut<T>(
        int limit, IReadOnlyList<T> found, Func<T, string> place) =>
        found.Count > limit ? ([.. found.Take(limit)], place(found[limit - 1])) : (found, null);
}
