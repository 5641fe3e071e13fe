using Ledger.Api.Contracts;
using Ledger.Domain;
using Ledger.Domain.Dues;
using Ledger.Domain.PublicData;
using Ledger.Domain.Registration;
using Ledger.Portal.Sessions;
using Ledger.Sdk;

namespace Ledger.Portal.Cases;

/// <summary>
/// Acceptance of several applications at once: each is an act of its own, with its own signature, and what the rules
/// say no to stays as it was and says why.
/// </summary>
public sealed partial class BulkPage
{
    private const int PageSize = 50;

    private List<Row>? _rows;
    private int _done;

    private int Chosen => _rows?.Count(static row => row is { IsChosen: true, Entry: null }) ?? 0;

    /// <inheritdoc/>
    protected override Task LoadAsync() => AskAsync(async client =>
    {
        var cases = client.ListCasesAsync("filed", limit: PageSize);
        var dues = await client.ListDueAsync(
            new DueQuery(Kind: WireName.Of(DueKind.AcceptanceReply)), limit: 4 * PageSize);
        var due = dues.Items.GroupBy(static item => item.Stream).ToDictionary(
            static group => group.Key, static group => group.First());
        _rows = [.. (await cases).Items.Select(item => new Row(item, due.GetValueOrDefault("case/" + item.Id)))];
    });

    private static string NameOf(Row row) => row.Case.Name ?? row.Case.Id[..8];

    private void ChooseAll()
    {
        foreach (var row in _rows ?? [])
        {
            row.IsChosen = row.Entry is null;
        }
    }

    private async Task AcceptAsync()
    {
        if (IsBusy || User is not { } user)
        {
            return;
        }

        (IsBusy, NeedsKey) = (true, false);
        foreach (var row in (_rows ?? []).Where(static row => row is { IsChosen: true, Entry: null }).ToList())
        {
            await AskAsync(client => AcceptAsync(client, row, user));
            StateHasChanged();
            if (NeedsKey || Fault is not null)
            {
                break;
            }
        }

        IsBusy = false;
    }

    private async Task AcceptAsync(LedgerClient client, Row row, PortalUser user)
    {
        var stream = CaseId.Parse(row.Case.Id).Stream;
        CaseCommand command = row.Case.Regime == "M26" ? new AcceptPublicData() : new AcceptRegistration();
        try
        {
            var accepted = await Signed.DoAsync(client, user, stream, await client.FindVersionAsync(stream), command);
            NeedsKey = accepted is null;
            if (accepted is not null)
            {
                (row.Entry, row.Fault) = (accepted.Index, null);
                _done++;
            }
        }
        catch (LedgerProblemException no) when (no.Status != 401)
        {
            row.Fault = no;
        }

        row.IsChosen = NeedsKey;
    }

    private sealed class Row(CaseSummary summary, DueResource? due)
    {
        public CaseSummary Case { get; } = summary;

        public DueResource? Due { get; } = due;

        public bool IsChosen { get; set; }

        public string? Entry { get; set; }

        public LedgerProblemException? Fault { get; set; }
    }
}
