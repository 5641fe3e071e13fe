using Ledger.Domain;
using Ledger.Portal.Components;
using Ledger.Sdk;
using Microsoft.AspNetCore.Components;

namespace Ledger.Portal.Notices;

/// <summary>The public register of both regimes, for everybody. Its address says all that it shows.</summary>
public sealed partial class RegisterPage
{
    private static readonly string[] s_regimes = ["G35", "M26"];

    /// <summary>How the number or code begins; null for any.</summary>
    [SupplyParameterFromQuery]
    public string? Code { get; set; }

    /// <summary>Words of the name; null for any.</summary>
    [SupplyParameterFromQuery]
    public string? Name { get; set; }

    /// <summary>Words of a holder's name, or its code; null for any.</summary>
    [SupplyParameterFromQuery]
    public string? Holder { get; set; }

    /// <summary>A division, six digits; null for any.</summary>
    [SupplyParameterFromQuery]
    public string? Region { get; set; }

    /// <summary>Which regime; null for both.</summary>
    [SupplyParameterFromQuery]
    public string? Regime { get; set; }

    /// <inheritdoc/>
    protected override Task LoadAsync() => AskPublicAsync(async client =>
    {
        var query = new RegisterQuery(
            Given(Code), Given(Name), Given(Holder),
            DivisionCode.TryParse(Given(Region), out var division) ? division : null, null, null, Given(Regime));
        Page = await client.SearchRegisterAsync(query, After, PageSize);
    });

    /// <inheritdoc/>
    protected override string AddressOf(string? after) => PageAddress.Of(
        "/portal/register", ("code", Given(Code)), ("name", Given(Name)), ("holder", Given(Holder)),
        ("region", Given(Region)), ("regime", Given(Regime)), ("after", after));
}
