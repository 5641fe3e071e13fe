using Ledger.Portal.Components;
using Ledger.Sdk;
using Microsoft.AspNetCore.Components;

namespace Ledger.Portal.Administration;

/// <summary>Who read what is not public, and who signed in; for auditors.</summary>
public sealed partial class AccessPage
{
    private static readonly string[] s_kinds = ["read", "signed-in", "sign-in-refused", "signed-out"];

    /// <summary>Only what is of that kind; null for all.</summary>
    [SupplyParameterFromQuery]
    public string? Kind { get; set; }

    /// <summary>Only that account's; null for all.</summary>
    [SupplyParameterFromQuery]
    public string? Account { get; set; }

    /// <summary>How what was read begins; null for all.</summary>
    [SupplyParameterFromQuery]
    public string? Record { get; set; }

    /// <summary>The first day; null without one.</summary>
    [SupplyParameterFromQuery]
    public string? From { get; set; }

    /// <summary>The last day; null without one.</summary>
    [SupplyParameterFromQuery]
    public string? To { get; set; }

    private (string Name, string? Value)[] Query =>
    [
        ("kind", Given(Kind)), ("account", Given(Account)), ("record", Given(Record)), ("from", Given(From)),
        ("to", Given(To)),
    ];

    /// <inheritdoc/>
    protected override Task LoadAsync() => AskAsync(async client => Page = await client.ListAccessAsync(
        new AccessQuery(Given(Kind), Given(Account), Given(Record), Given(From), Given(To)), After, PageSize));

    /// <inheritdoc/>
    protected override string AddressOf(string? after) =>
        PageAddress.Of("/portal/admin/access", [.. Query, ("after", after)]);
}
