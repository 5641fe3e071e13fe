using Ledger.Portal.Components;
using Microsoft.AspNetCore.Components;

namespace Ledger.Portal.Organisations;

/// <summary>Who is registered here, for the registry's staff.</summary>
public sealed partial class OrganisationsPage
{
    /// <summary>What the name has in it, or the whole code; null for all.</summary>
    [SupplyParameterFromQuery]
    public string? Name { get; set; }

    /// <inheritdoc/>
    protected override Task LoadAsync() => AskAsync(async client =>
        Page = await client.ListPartiesAsync(Given(Name), After, PageSize));

    /// <inheritdoc/>
    protected override string AddressOf(string? after) =>
        PageAddress.Of("/portal/organisations", ("name", Given(Name)), ("after", after));
}
