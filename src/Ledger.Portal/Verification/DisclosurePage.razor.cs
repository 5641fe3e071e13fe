using Microsoft.AspNetCore.Components;

namespace Ledger.Portal.Verification;

/// <summary>
/// Where whoever holds an order's sealed reference fetches what was disclosed on it, without an account.
/// </summary>
public sealed partial class DisclosurePage
{
    /// <summary>Whether nothing was found by what was given.</summary>
    [SupplyParameterFromQuery]
    public bool Missing { get; set; }
}
