using Ledger.Api.Contracts;
using Ledger.Domain;
using Ledger.Portal.Components;
using Ledger.Portal.Sessions;
using Ledger.Sdk;
using Microsoft.AspNetCore.Components;

namespace Ledger.Portal.Notices;

/// <summary>The public register of both regimes, for everybody. Its address says all that it shows.</summary>
public sealed partial class RegisterPage
{
    private const int PageSize = 25;

    private static readonly string[] s_regimes = ["G35", "M26"];

    private Page<RegistrationResource>? _page;
    private Exception? _fault;

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

    /// <summary>Where the page begins; null for the first.</summary>
    [SupplyParameterFromQuery]
    public string? After { get; set; }

    [Inject]
    private PortalApi Api { get; set; } = null!;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        var query = new RegisterQuery(
            Given(Code), Given(Name), Given(Holder),
            DivisionCode.TryParse(Given(Region), out var division) ? division : null, null, null, Given(Regime));
        try
        {
            using var client = Api.Public();
            _page = await client.SearchRegisterAsync(query, After, PageSize);
        }
        catch (Exception fault) when (ProblemView.Shows(fault))
        {
            _fault = fault;
        }
    }

    // A form sends what nobody filled in as empty.
    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private string AddressOf(string? after)
    {
        (string Name, string? Value)[] query =
        [
            ("code", Given(Code)), ("name", Given(Name)), ("holder", Given(Holder)), ("region", Given(Region)),
            ("regime", Given(Regime)), ("after", after),
        ];
        return "/portal/register?" + string.Join('&', query.Where(static pair => pair.Value is not null)
            .Select(static pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value!)}"));
    }
}
