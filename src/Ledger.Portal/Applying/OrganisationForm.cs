using Ledger.Domain;
using Ledger.Domain.Parties;
using Ledger.Portal.Components;

namespace Ledger.Portal.Applying;

/// <summary>An organisation as it is being filled in.</summary>
internal sealed class OrganisationForm
{
    private const int MaxName = 100;

    public string Name { get; set; } = "";

    public string Code { get; set; } = "";

    public string Division { get; set; } = "";

    public LegalForm Form { get; set; }

    /// <summary>What is wrong or missing.</summary>
    public IReadOnlyList<FormCheck> Checks =>
    [
        new("organisation", DescriptionForm.IsNoText(Name, MaxName), "fault.organisation", Name.Length > 0),
        new("credit-code", !SocialCreditCode.TryParse(Code.Trim(), out _), "fault.credit-code", Code.Length > 0),
        new("seat", !DivisionCode.TryParse(Division.Trim(), out _), "fault.seat", Division.Length > 0),
    ];

    /// <summary>Fills it in with an organisation as it was.</summary>
    public void Take(Organisation before)
    {
        (Name, Code, Form) = (before.Name, before.Code.ToString(), before.Form);
        Division = before.Division.ToString();
    }

    /// <summary>The organisation; there must be no faults.</summary>
    public Organisation Build() => new(
        Name.Trim(), SocialCreditCode.Parse(Code.Trim()), Form, DivisionCode.Parse(Division.Trim()));
}
