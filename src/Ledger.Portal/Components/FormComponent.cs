using Ledger.Api.Contracts;
using Ledger.Portal.Sessions;
using Ledger.Portal.Words;
using Ledger.Sdk;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Ledger.Portal.Components;

/// <summary>
/// A form with several fields: what is wrong with one is told beside it as it is typed, and nothing that has a fault is
/// signed.
/// </summary>
public abstract class FormComponent : SigningComponent
{
    private bool _wasSent;

    /// <summary>What keeps it from being sent, once that was tried; null when nothing does.</summary>
    protected string? Missing =>
        _wasSent && Check().Count is > 0 and var count ? Words["apply.faults", count].Value : null;

    [Inject]
    private protected IStringLocalizer<PortalWords> Words { get; set; } = null!;

    /// <summary>How the names begin under which the browser keeps what is typed.</summary>
    private protected abstract string Drafts { get; }

    /// <summary>What is wrong now.</summary>
    private protected abstract FormChecks Check();

    /// <summary>The name under which the browser keeps what is typed into a field.</summary>
    protected string DraftOf(string field) => Drafts + field;

    /// <summary>What is wrong with a field, in words; null when nothing is.</summary>
    protected string? FaultOf(string field) =>
        Check().WordOf(field, _wasSent) is { } word ? Words[word].Value : null;

    /// <summary>
    /// What is typed into a part of the form shows in all of it: called by an event, it renders anew.
    /// </summary>
    private protected static void Notice()
    {
    }

    /// <summary>Signs and submits what has no fault.</summary>
    /// <param name="command">Signs and submits it; null when this browser has no key of the account.</param>
    private protected async Task<CommandAccepted?> SendAsync(
        Func<LedgerClient, PortalUser, Task<CommandAccepted?>> command)
    {
        _wasSent = true;
        var accepted = Check().Count > 0 ? null : await SubmitAsync(Drafts, command);
        _wasSent = accepted is null;
        return accepted;
    }
}
