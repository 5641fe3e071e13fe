using Ledger.Api.Contracts;
using Ledger.Domain;
using Ledger.Domain.Calendars;
using Ledger.Domain.Parties;
using Ledger.Portal.Components;
using Ledger.Sdk;
using Microsoft.AspNetCore.Components;

namespace Ledger.Portal.Organisations;

/// <summary>
/// Who acts for the user's own organisation, in which roles and from when to when. Its administrators admit, limit and
/// remove; while nobody is on record, whoever acts for it may begin the record, at the registrar an operator.
/// </summary>
public sealed partial class MembersPage
{
    private static readonly MemberRole[] s_roles = Enum.GetValues<MemberRole>();

    private readonly HashSet<MemberRole> _roles = [];
    private Versioned<PartyState>? _party;
    private CommandAccepted? _done;
    private DateOnly? _today;
    private int? _changed;
    private string _account = "";
    private DateOnly? _from;
    private DateOnly? _to;

    private protected override string Drafts => $"member/{_changed}/";

    private DateOnly Today => _today ?? DateOnly.MinValue;

    private bool IsFirst => _party?.State.Members.Count == 0;

    private Membership? Own => _party is { State: var state } && _today is { } today
        && AccountName.TryParse(User?.Name, out var account)
            ? state.MemberOn(account, today)
            : null;

    // What the registrar proposed and the organisation may still decline.
    private Restoration? Proposed =>
        _party?.State.Restorations.FirstOrDefault(known => known.Stands(WorkdayCalendar.China, Today));

    private bool MayBegin => User is not { IsStaff: true } user || user.Roles.Contains(WireName.Of(Role.Operator));

    private bool MayLead => IsFirst ? MayBegin : Own?.Roles.Contains(MemberRole.Administrator) is true;

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        _today = await FindTodayAsync();
        await AskAsync(FindAsync);
        if (Fault is null)
        {
            Close();
        }
    }

    private protected override FormChecks Check() => new(
        new("account", !AccountName.TryParse(_account.Trim(), out _), "fault.account", _account.Length > 0),
        new("roles", _roles.Count == 0, "missing.member-role"),
        new("from", _from is null, "missing.day"),
        new("to", _to < _from, "fault.until", _to is not null));

    private async Task FindAsync(LedgerClient client) =>
        _party = User?.Party is { } party ? await client.FindPartyAsync(party) : null;

    private string UntilOf(Restoration proposed) => proposed.WaitsUntil(WorkdayCalendar.China).TryGet(out var day)
        ? CivilDate.Format(day)
        : Words["due.undeterminable"].Value;

    private bool IsOwn(Membership member) => User?.Name == member.Account.ToString();

    private string EndWord(Membership member) => Words[IsOwn(member) ? "members.leave" : "members.end"].Value;

    private bool MayEnd(Membership member) =>
        !member.IsOver(Today) && (Own?.Roles.Contains(MemberRole.Administrator) is true || IsOwn(member));

    // What begins the record is the user's own membership, which nobody else can have begun.
    private void Close()
    {
        Forget();
        (_changed, _from, _to) = (null, _today, null);
        _account = IsFirst ? User?.Name ?? "" : "";
        _roles.Clear();
        _roles.UnionWith(IsFirst ? [MemberRole.Administrator, MemberRole.Handler] : [MemberRole.Handler]);
        Refill();
    }

    private void Open(int number)
    {
        var member = _party!.State.Members[number - 1];
        Forget();
        (_changed, _account, _from, _to) = (number, member.Account.ToString(), member.From, member.To);
        _roles.Clear();
        _roles.UnionWith(member.Roles);
    }

    private void Turn(MemberRole role, ChangeEventArgs change)
    {
        if (change.Value is true)
        {
            _roles.Add(role);
        }
        else
        {
            _roles.Remove(role);
        }
    }

    private async Task SubmitAsync()
    {
        ValueList<MemberRole> roles = [.. s_roles.Where(_roles.Contains)];
        if (User?.Party is { } party && _party is { } known && await SendAsync((client, user) => Signed.DoAsync(
            client, user, party.Stream, known.Version, _changed is { } number
                ? new ChangeMember(number, roles, _to)
                : new AdmitMember(AccountName.Parse(_account.Trim()), roles, _from!.Value, _to))) is { } accepted)
        {
            await ShowAsync(accepted);
        }
    }

    private async Task EndAsync(int number)
    {
        if (User?.Party is { } party && _party is { } known && await SubmitAsync($"end/{number}/", (client, user) =>
            Signed.DoAsync(client, user, party.Stream, known.Version, new EndMember(number))) is { } accepted)
        {
            await ShowAsync(accepted);
        }
    }

    // Whoever left reads no more here: then the page says so.
    private async Task ShowAsync(CommandAccepted accepted)
    {
        (_done, _party) = (accepted, null);
        await AskAsync(FindAsync);
        if (Fault is null)
        {
            Close();
        }
    }
}
