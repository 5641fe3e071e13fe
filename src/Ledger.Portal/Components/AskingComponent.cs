using Ledger.Portal.Sessions;
using Ledger.Sdk;
using Microsoft.AspNetCore.Components;

namespace Ledger.Portal.Components;

/// <summary>What asks the registry something, and says so where the answer is no answer.</summary>
public abstract class AskingComponent : ComponentBase
{
    /// <summary>What went wrong last; null when nothing did.</summary>
    protected Exception? Fault { get; private protected set; }

    /// <summary>Who looks at it; null for nobody.</summary>
    protected PortalUser? User { get; private set; }

    [Inject]
    private protected PortalSession Session { get; set; } = null!;

    /// <inheritdoc/>
    protected sealed override async Task OnInitializedAsync()
    {
        User = await Session.FindUserAsync();
        await LoadAsync();
    }

    /// <summary>Fetches what is shown first.</summary>
    protected virtual Task LoadAsync() => Task.CompletedTask;

    /// <summary>Asks as the user; what comes instead of an answer is the <see cref="Fault"/>.</summary>
    private protected Task AskAsync(Func<LedgerClient, Task> ask) => TryAsync(Session.ClientAsync, ask);

    /// <summary>Asks as nobody, for what is public.</summary>
    private protected Task AskPublicAsync(Func<LedgerClient, Task> ask) =>
        TryAsync(() => Task.FromResult(Session.PublicClient()), ask);

    private async Task TryAsync(Func<Task<LedgerClient>> open, Func<LedgerClient, Task> ask)
    {
        Fault = null;
        try
        {
            using var client = await open();
            await ask(client);
        }
        catch (Exception fault) when (ProblemView.Shows(fault))
        {
            Fault = fault;
        }
    }
}
