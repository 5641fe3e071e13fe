using System.Globalization;
using Ledger.Api.Contracts;
using Ledger.Domain;
using Ledger.Domain.Dues;
using Ledger.Domain.PublicData;
using Ledger.Domain.Registration;
using Ledger.Portal.Components;
using Ledger.Portal.Sessions;
using Ledger.Sdk;
using Microsoft.AspNetCore.Components;

namespace Ledger.Portal.Cases;

/// <summary>
/// Acceptance of several applications at once, those first whose answer is due first: each is an act of its own, with
/// its own signature, and what the rules say no to stays as it was and says why.
/// </summary>
public sealed partial class BulkPage
{
    private const int UsualLines = 25;
    private const int MostLines = 100;

    private List<Row>? _rows;
    private string? _next;
    private int _done;

    /// <summary>Where the page begins; null for the first.</summary>
    [SupplyParameterFromQuery]
    public string? After { get; set; }

    /// <summary>How many lines it has, from 1 to 100; otherwise 25.</summary>
    [SupplyParameterFromQuery]
    public string? Lines { get; set; }

    private int Chosen => _rows?.Count(static row => row is { IsChosen: true, Entry: null }) ?? 0;

    private int? Asked =>
        int.TryParse(Lines, NumberStyles.None, CultureInfo.InvariantCulture, out var lines)
        && lines is >= 1 and <= MostLines
            ? lines
            : null;

    /// <inheritdoc/>
    protected override Task LoadAsync() => AskAsync(async client =>
    {
        var page = await client.ListDueAsync(
            new DueQuery(Kind: WireName.Of(DueKind.AcceptanceReply)), After, Asked ?? UsualLines);
        _rows = [.. await Task.WhenAll(page.Items.Select(due => FindAsync(client, due)))];
        _next = page.Next;
    });

    private static async Task<Row> FindAsync(LedgerClient client, DueResource due)
    {
        var id = CaseId.Parse(due.Stream["case/".Length..]);
        return new Row(id, due, await client.FindCaseSummaryAsync(id));
    }

    private string AddressOf(string? after) => PageAddress.Of(
        "/portal/cases/accept", ("lines", Asked?.ToString(CultureInfo.InvariantCulture)), ("after", after));

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
        try
        {
            var file = await client.FindCaseAsync(row.Id)
                ?? throw new InvalidDataException($"What is due names the case {row.Id}, which is not there.");
            CaseCommand command = file.State.Public is null ? new AcceptRegistration() : new AcceptPublicData();
            var accepted = await Signed.DoAsync(client, user, row.Id.Stream, file.Version, command);
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

    private sealed class Row(CaseId id, DueResource due, CaseSummary? summary)
    {
        public CaseId Id { get; } = id;

        public DueResource Due { get; } = due;

        public string Name { get; } = summary?.Name ?? due.Name ?? id.ToString()[..8];

        /// <summary>What the register says; null while it is behind the list of what is due.</summary>
        public CaseSummary? Case { get; } = summary;

        public bool IsChosen { get; set; }

        public string? Entry { get; set; }

        public LedgerProblemException? Fault { get; set; }
    }
}
