using Ledger.Api.Contracts;
using Microsoft.AspNetCore.Components;

namespace Ledger.Portal.Components;

/// <summary>A list that comes page by page; the address says all that is shown.</summary>
/// <typeparam name="T">What is listed.</typeparam>
public abstract class ListingComponent<T> : AskingComponent
{
    /// <summary>How many lines a page has.</summary>
    protected const int PageSize = 25;

    /// <summary>Where the page begins; null for the first.</summary>
    [SupplyParameterFromQuery]
    public string? After { get; set; }

    /// <summary>The page; null while there is none.</summary>
    protected Page<T>? Page { get; private protected set; }

    /// <summary>The address of another page of the same list.</summary>
    protected abstract string AddressOf(string? after);

    // A form sends what nobody filled in as empty.
    private protected static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
