using Ledger.Portal.Sessions;
using Ledger.Sdk;
using Microsoft.AspNetCore.Components;

namespace Ledger.Portal.Components;

/// <summary>
/// What asks the registry something, and says so where the answer is no answer. It shows nothing before it is loaded,
/// so that a page that comes alive stays until then as the browser shows it; and it comes alive with the answers that
/// it was rendered from, so that the registry is asked once.
/// </summary>
public abstract class AskingComponent : ComponentBase
{
    private Task? _loading;
    private FirstLoad? _first;

    /// <summary>
    /// The answers that it was rendered from, on their way through the browser; null otherwise. A page that is come to
    /// in a circuit that another one opened gets them as an update; what is taken up again after a long time asks anew.
    /// </summary>
    [PersistentState(AllowUpdates = true, RestoreBehavior = RestoreBehavior.SkipLastSnapshot)]
    public CarriedAnswers? Carried { get; set; }

    /// <summary>What went wrong last; null when nothing did.</summary>
    protected Exception? Fault { get; private protected set; }

    /// <summary>Who looks at it; null for nobody.</summary>
    protected PortalUser? User { get; private set; }

    [Inject]
    private protected PortalSession Session { get; set; } = null!;

    [Inject]
    private protected RegistryStanding Registry { get; set; } = null!;

    /// <inheritdoc/>
    public sealed override async Task SetParametersAsync(ParameterView parameters)
    {
        if (_loading is { IsCompleted: true })
        {
            await base.SetParametersAsync(parameters);
            return;
        }

        // They can be read only until the first wait.
        parameters.SetParameterProperties(this);
        if (_loading is null)
        {
            _loading = LoadFirstAsync();
            await _loading;
            await base.SetParametersAsync(ParameterView.Empty);
        }
    }

    /// <summary>Fetches what is shown first.</summary>
    protected virtual Task LoadAsync() => Task.CompletedTask;

    /// <summary>Asks as the user; what comes instead of an answer is the <see cref="Fault"/>.</summary>
    private protected Task AskAsync(Func<LedgerClient, Task> ask) => TryAsync(() => Session.ClientAsync(_first), ask);

    /// <summary>Asks as nobody, for what is public.</summary>
    private protected Task AskPublicAsync(Func<LedgerClient, Task> ask) =>
        TryAsync(() => Task.FromResult(Session.PublicClient(_first)), ask);

    /// <summary>The registry's legal day in China; null while the API does not answer.</summary>
    private protected async Task<DateOnly?> FindTodayAsync()
    {
        var today = _first?.Today ?? await Registry.FindTodayAsync();
        if (_first is { } first)
        {
            first.Today = today;
        }

        return today;
    }

    private async Task LoadFirstAsync()
    {
        User = await Session.FindUserAsync();
        var first = AssignedRenderMode is null ? null : Session.BeginLoad(User, Carried);
        (_first, Carried) = (first, null);
        await LoadAsync();
        _first = null;
        if (first is not null && !RendererInfo.IsInteractive)
        {
            Carried = Session.Carry(first);
        }
    }

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
