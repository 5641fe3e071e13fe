using Ledger.Domain;
using Ledger.Domain.Parties;
using Microsoft.AspNetCore.Components;

namespace Ledger.Portal.Organisations;

/// <summary>An organisation's record of its members, newest first.</summary>
public sealed partial class MemberTable
{
    /// <summary>The members, oldest first.</summary>
    [Parameter, EditorRequired]
    public ValueList<Membership> Members { get; set; } = [];

    /// <summary>The registry's legal day; null while it is not known.</summary>
    [Parameter, EditorRequired]
    public DateOnly? Today { get; set; }

    /// <summary>What may be done about a member, by number; null where nothing may.</summary>
    [Parameter]
    public RenderFragment<int>? Acts { get; set; }

    private bool IsNow(Membership member) => Today is { } today && member.IsInForce(today);

    private string StandingOf(Membership member) => member.EndedOn is not null ? "members.ended"
        : IsNow(member) ? "members.now"
        : member.From > Today ? "members.ahead"
        : "members.over";
}
