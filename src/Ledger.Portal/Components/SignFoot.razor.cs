using Microsoft.AspNetCore.Components;

namespace Ledger.Portal.Components;

/// <summary>The end of a form that is signed: what keeps it from being sent, and the button that sends it.</summary>
public sealed partial class SignFoot
{
    /// <summary>What is still to be filled in, in words; null when nothing is.</summary>
    [Parameter]
    public string? Missing { get; set; }

    /// <summary>Whether this browser lacks the account's key.</summary>
    [Parameter, EditorRequired]
    public bool NeedsKey { get; set; }

    /// <summary>What went wrong; null when nothing did.</summary>
    [Parameter, EditorRequired]
    public Exception? Fault { get; set; }

    /// <summary>Whether it is being sent.</summary>
    [Parameter, EditorRequired]
    public bool IsBusy { get; set; }

    /// <summary>Whether something else must end first.</summary>
    [Parameter]
    public bool IsWaiting { get; set; }

    /// <summary>The word on the button.</summary>
    [Parameter]
    public string Word { get; set; } = "act.sign";

    /// <summary>Told that the form is closed unsent; without it there is no way to.</summary>
    [Parameter]
    public EventCallback OnCancel { get; set; }
}
