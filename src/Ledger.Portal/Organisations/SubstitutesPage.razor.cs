using Ledger.Api.Contracts;
using Ledger.Domain;
using Ledger.Domain.Parties;
using Ledger.Portal.Components;
using Ledger.Sdk;

namespace Ledger.Portal.Organisations;

/// <summary>
/// Who of the registrar's people acts for whom, from when to when: appointed by whoever is away or by an operator. What
/// is done so is recorded with both names.
/// </summary>
public sealed partial class SubstitutesPage
{
    private static readonly Role[] s_roles = [.. Enum.GetValues<Role>().Where(Offices.HasSubstitutes)];

    private Versioned<PartyState>? _party;
    private CommandAccepted? _done;
    private DateOnly? _today;
    private string _for = "";
    private string _by = "";
    private Role _role = Role.Reviewer;
    private DateOnly? _from;
    private DateOnly? _to;

    private protected override string Drafts => "substitute/";

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        _today = await FindTodayAsync();
        (_for, _from) = (User?.Name ?? "", _today);
        await AskAsync(FindAsync);
        Refill();
    }

    private protected override FormChecks Check() => new(
        new("for", !AccountName.TryParse(_for.Trim(), out _), "fault.account", _for.Length > 0),
        new("by", !AccountName.TryParse(_by.Trim(), out _) || _by.Trim() == _for.Trim(), "fault.substitute",
            _by.Length > 0),
        new("from", _from is null, "missing.day"),
        new("to", _to is null || _to < _from, "fault.until", _to is not null));

    private async Task FindAsync(LedgerClient client) =>
        _party = User?.Party is { } party ? await client.FindPartyAsync(party) : null;

    private bool IsNow(Substitution substitution) => substitution.EndedOn is null && _today is { } today
        && today >= substitution.From && today <= substitution.To;

    private string StandingOf(Substitution substitution) => substitution.EndedOn is not null ? "substitutes.ended"
        : IsNow(substitution) ? "substitutes.now"
        : substitution.From > _today ? "substitutes.ahead"
        : "substitutes.over";

    private bool MayEnd(Substitution substitution) => substitution.EndedOn is null && substitution.To >= _today
        && (User?.Name == substitution.For.ToString() || User?.Roles.Contains("operator") is true);

    private async Task SubmitAsync()
    {
        if (User?.Party is { } party && _party is { } known && await SendAsync((client, user) => Signed.DoAsync(
            client, user, party.Stream, known.Version, new AppointSubstitute(
                AccountName.Parse(_for.Trim()), AccountName.Parse(_by.Trim()), _role, _from!.Value, _to!.Value)))
            is { } accepted)
        {
            (_done, _by, _to) = (accepted, "", null);
            await AskAsync(FindAsync);
        }
    }

    private async Task EndAsync(int number)
    {
        if (User?.Party is { } party && _party is { } known && await SubmitAsync($"end/{number}/", (client, user) =>
            Signed.DoAsync(client, user, party.Stream, known.Version, new EndSubstitution(number))) is { } accepted)
        {
            _done = accepted;
            await AskAsync(FindAsync);
        }
    }
}
