using Ledger.Api.Contracts;
using Ledger.Domain;
using Ledger.Domain.Calendars;
using Ledger.Domain.Orders;
using Ledger.Portal.Sessions;
using Ledger.Sdk;
using Microsoft.AspNetCore.Components;

namespace Ledger.Portal.Orders;

/// <summary>
/// An order with what it says and who dealt with it. Who may verify and execute it, three people one after another, the
/// registry decides: the page offers what the account's office is.
/// </summary>
public sealed partial class OrderPage
{
    private static readonly (string Act, string? Role, OrderCommand Sample)[] s_acts =
    [
        ("verify", "reviewer", new VerifyOrder("")), ("execute", "approver", new ExecuteOrder("")),
        ("refuse", "approver", new RefuseOrder(default, "")), ("withdraw", null, new WithdrawOrder("")),
    ];

    private OrderId _id;
    private Versioned<OrderState>? _order;
    private CommandAccepted? _done;
    private string? _act;
    private string _statement = "";
    private OrderRefusalGround _ground;
    private StandIns _standIns = StandIns.None;
    private bool _isMissing;
    private bool _tried;

    /// <summary>The order's id.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    private string Heading => _order?.State.Content is { } content
        ? $"{content.Reference} · {W["order-act." + WireName.Of(content.Act)].Value}"
        : W["nav.orders"];

    private bool IsEmpty => string.IsNullOrWhiteSpace(_statement);

    private IReadOnlyList<string> Acts => _order is { State: var state } && User is { } user
        ? [.. s_acts.Where(act => OrderAdmission.Admits(state.Status, act.Sample) && (act.Role is { } role
            ? user.Roles.Contains(role) || _standIns.Has(role)
            : state.Filed?.Party == user.Party)).Select(static act => act.Act)]
        : [];

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        _isMissing = !OrderId.TryParse(Id, out _id);
        if (!_isMissing)
        {
            await AskAsync(FindAsync);
        }
    }

    // What was disclosed is checked against the leaves of a bundle: one that holds every filing of the order's days, if
    // it is about filings.
    private static string BundleOf(OrderContent content) => content.Scope is { } scope
        && (scope.Matters.Contains(DisclosureMatter.Transactions) || scope.Matters.Contains(DisclosureMatter.Egress))
        ? $"/v1/assets/{content.Asset}/evidence?from={CivilDate.Format(scope.From)}&to={CivilDate.Format(scope.Until)}"
        : $"/v1/assets/{content.Asset}/evidence";

    private string DraftOf(string field) => $"{Id}/{_act}/{field}";

    private void Open(string act)
    {
        Close();
        (_act, _statement, _ground) = (act, "", default);
        Refill();
    }

    private void Close()
    {
        (_act, _tried) = (null, false);
        Forget();
    }

    private async Task FindAsync(LedgerClient client)
    {
        _order = await client.FindOrderStateAsync(_id);
        _standIns = await StandIns.FindAsync(client, User, await FindTodayAsync());
        _isMissing = _order?.State.Content is null;
    }

    private async Task SubmitAsync()
    {
        _tried = true;
        if (!IsEmpty && _act is { } act && _order is { } order && await SubmitAsync(
            $"{Id}/{act}/", (client, user) =>
                Signed.DoAsync(client, user, _id.Stream, order.Version, CommandOf(act))) is { } accepted)
        {
            _done = accepted;
            Close();
            await AskAsync(FindAsync);
        }
    }

    private OrderCommand CommandOf(string act) => act switch
    {
        "verify" => new VerifyOrder(_statement.Trim()),
        "execute" => new ExecuteOrder(_statement.Trim()),
        "refuse" => new RefuseOrder(_ground, _statement.Trim()),
        _ => new WithdrawOrder(_statement.Trim()),
    };
}
