using Ledger.Api.Contracts;
using Ledger.Portal.Sessions;
using Ledger.Sdk;
using Microsoft.AspNetCore.Components;

namespace Ledger.Portal.Components;

/// <summary>
/// What is filled in, signed by the key in the user's browser and submitted; what was typed is kept until it was.
/// </summary>
public abstract class SigningComponent : AskingComponent
{
    private bool _isFresh, _isShown;

    /// <summary>Whether something is on its way to the registry.</summary>
    protected bool IsBusy { get; private protected set; }

    /// <summary>Whether it failed for want of a key in this browser.</summary>
    protected bool NeedsKey { get; private protected set; }

    [Inject]
    private protected SigningKey Key { get; set; } = null!;

    [Inject]
    private protected SignedAct Signed { get; set; } = null!;

    /// <inheritdoc/>
    protected override void OnParametersSet() => _isShown |= _isFresh;

    /// <inheritdoc/>
    protected override bool ShouldRender()
    {
        _isShown |= _isFresh;
        return base.ShouldRender();
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // What is told here may be a rendering from before the form was there, of which a slow browser tells late.
        if (_isShown && RendererInfo.IsInteractive)
        {
            _isFresh = _isShown = false;
            await Key.RestoreDraftsAsync();
        }
    }

    /// <summary>A form is shown from now on: what was typed into it before comes back.</summary>
    private protected void Refill() => _isFresh = true;

    /// <summary>Forgets how the last attempt went.</summary>
    private protected void Forget() => (NeedsKey, Fault) = (false, null);

    /// <summary>Signs and submits, once at a time; then forgets what was typed.</summary>
    /// <param name="drafts">How the names of what was typed begin.</param>
    /// <param name="sign">Signs and submits; null when this browser has no key of the account.</param>
    /// <returns>The entry; null when there is none, and the page says why.</returns>
    private protected async Task<CommandAccepted?> SubmitAsync(
        string drafts, Func<LedgerClient, PortalUser, Task<CommandAccepted?>> sign)
    {
        if (IsBusy || User is not { } user)
        {
            return null;
        }

        (IsBusy, NeedsKey) = (true, false);
        CommandAccepted? accepted = null;
        await AskAsync(async client =>
        {
            accepted = await sign(client, user);
            NeedsKey = accepted is null;
            if (accepted is not null)
            {
                await Key.ForgetDraftsAsync(drafts);
            }
        });
        IsBusy = false;
        return accepted;
    }
}
