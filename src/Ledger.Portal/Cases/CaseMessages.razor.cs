using Ledger.Domain;
using Ledger.Sdk;
using Microsoft.AspNetCore.Components;

namespace Ledger.Portal.Cases;

/// <summary>
/// What was said in a case, and what each version of its application has that the one before had not.
/// </summary>
public sealed partial class CaseMessages
{
    /// <summary>The case's id.</summary>
    [Parameter, EditorRequired]
    public string Id { get; set; } = "";

    /// <summary>What happened, oldest first.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<RecordedEvent> Events { get; set; } = [];

    /// <summary>What a party is called.</summary>
    [Parameter, EditorRequired]
    public Func<PartyId, string> NameOf { get; set; } = null!;

    private List<CaseMessage> Messages => [.. CaseMessage.Of(Events, W)];

    private List<CaseVersion> Versions => [.. CaseVersion.Of(Events, new CaseLines(W, NameOf))];
}
