namespace Ledger.Portal.Components;

/// <summary>Where everybody begins.</summary>
public sealed partial class HomePage
{
    private string? _name;

    /// <inheritdoc/>
    protected override Task LoadAsync() => User?.Party is { } party
        ? AskAsync(async client => _name = (await client.FindPartyAsync(party))?.State.Organisation?.Name)
        : Task.CompletedTask;
}
