using System.Globalization;
using Ledger.Api.Contracts;
using Ledger.Domain;
using Ledger.Domain.Registration;
using Ledger.Portal.Sessions;
using Ledger.Sdk;
using Microsoft.AspNetCore.Components;

namespace Ledger.Portal.Cases;

/// <summary>
/// A case with all that is known of it, and what may be done to it now. One round of requests brings it; while it is
/// open it shows what others do and how far its entries have come.
/// </summary>
public sealed partial class CasePage : IDisposable
{
    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _left = new();
    private CaseId _id;
    private Versioned<CaseState>? _file;
    private IReadOnlyList<DueResource> _dues = [];
    private IReadOnlyList<LogEntryResource> _entries = [];
    private IReadOnlyList<RecordedEvent> _events = [];
    private CaseSummary? _summary;
    private NearDuplicates? _near;
    private StandIns _standIns = StandIns.None;
    private DateOnly? _today;
    private CommandAccepted? _done;
    private bool _isMissing;

    /// <summary>The case's id.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    private string Heading => _file is { } file && CaseLines.NameOf(file.State) is { } name ? name : W["case.title"];

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        _isMissing = !CaseId.TryParse(Id, out _id);
        if (!_isMissing)
        {
            await AskAsync(FindAsync);
        }
    }

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _ = InvokeAsync(WatchAsync);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _left.Cancel();
        _left.Dispose();
    }

    private async Task FindAsync(LedgerClient client)
    {
        var file = client.FindCaseAsync(_id);
        var entries = client.ListCaseEntriesAsync(_id);
        var events = client.ListCaseEventsAsync(_id);
        var dues = User?.IsStaff is true
            ? client.ListDueAsync(new DueQuery(Stream: _id.Stream.ToString()))
            : Task.FromResult(new Page<DueResource>([], null));
        var summary = client.FindCaseSummaryAsync(_id);
        var near = User?.IsStaff is true
            ? client.FindNearDuplicatesAsync(_id)
            : Task.FromResult<NearDuplicates?>(null);
        _today = await FindTodayAsync();
        _standIns = await StandIns.FindAsync(client, User, _today);
        await Task.WhenAll(file, entries, events, dues, summary, near);
        (_file, _entries, _dues, _summary) = (await file, await entries ?? [], (await dues).Items, await summary);
        (_events, _near) = (await events ?? [], await near);
        _isMissing = _file is null;
    }

    private async Task DoneAsync(CommandAccepted accepted)
    {
        _done = accepted;
        await LoadAsync();
    }

    // Two people on one case see what the other does; and nothing shows as anchored before it is.
    private async Task WatchAsync()
    {
        using var timer = new PeriodicTimer(s_look, Time);
        try
        {
            while (await timer.WaitForNextTickAsync(_left.Token))
            {
                if (_file is { } file && (_entries.Any(static entry => entry.State != "anchored")
                    || await IsBehindAsync(file.Version)))
                {
                    await LoadAsync();
                    StateHasChanged();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
    }

    private async Task<bool> IsBehindAsync(ulong version)
    {
        var (now, wasFine) = (version, Fault is null);
        await AskAsync(async client => now = await client.FindVersionAsync(_id.Stream, _left.Token));
        if (Fault is null != wasFine)
        {
            StateHasChanged();
        }

        return now != version;
    }

    private string NameOf(PartyId party) =>
        _summary?.Applicants.FirstOrDefault(one => one.Party == party.ToString()) is { Name: { } name } known
            ? $"{name}（{known.Code}）"
            : party.ToString();

    // Documents lie with the party that handed them in: who filed, or the first applicant.
    private string AddressOf(CaseState state, Domain.Registration.Material material) => string.Create(
        CultureInfo.InvariantCulture,
        $"/portal/cases/{_id}/materials/{material.Content.Sha256}?party={state.FiledBy ?? state.Applicants[0]}");
}
