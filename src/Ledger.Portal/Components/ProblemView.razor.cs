using Ledger.Portal.Sessions;
using Ledger.Sdk;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Ledger.Portal.Components;

/// <summary>
/// What went wrong, by which rule, and what to do about it. Where somebody may not see a page, or no longer, the answer
/// that brings it says so too, by its status.
/// </summary>
public sealed partial class ProblemView
{
    /// <summary>What the API or the way to it brought; nothing shows while it is null.</summary>
    [Parameter]
    public Exception? Fault { get; set; }

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [CascadingParameter]
    private HttpContext? Http { get; set; }

    private LedgerProblemException? Problem => Fault as LedgerProblemException;

    private bool IsSessionOver => Problem?.Status == 401;

    private string SignIn => "/portal/sign-in?return="
        + Uri.EscapeDataString("/" + Navigation.ToBaseRelativePath(Navigation.Uri));

    private string Title => W[
        IsSessionOver ? "problem.session"
        : Fault is InvalidDataException ? "problem.unreadable"
        : Problem is not null ? "problem.refused" : "problem.silence"];

    private string Text => IsSessionOver ? W["problem.session.text"]
        : Fault is InvalidDataException ? Fault.Message
        : Problem is null ? W["problem.silence.text"]
        : Languages.IsEnglish ? Problem.English : Problem.Chinese;

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (Problem?.Status is StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden)
        {
            PageStatus.Tell(Http, StatusCodes.Status403Forbidden);
        }
    }

    /// <summary>Whether it is shown here, rather than thrown on: all that a registry's answer may come to.</summary>
    internal static bool Shows(Exception fault) =>
        fault is LedgerProblemException or LedgerUnreachableException or InvalidDataException;
}
