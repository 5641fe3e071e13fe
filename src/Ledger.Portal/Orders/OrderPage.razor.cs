using Ledger.Api.Contracts;
using Ledger.Domain;
using Ledger.Domain.Orders;
using Ledger.Portal.Components;
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
    private PortalUser? _user;
    private Versioned<OrderState>? _order;
    private CommandAccepted? _done;
    private Exception? _fault;
    private Exception? _refusal;
    private string? _act;
    private string _statement = "";
    private OrderRefusalGround _ground;
    private bool _isMissing;
    private bool _isBusy;
    private bool _isEmpty;
    private bool _needsKey;
    private bool _isNewForm;

    /// <summary>The order's id.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    [Inject]
    private PortalSession Session { get; set; } = null!;

    [Inject]
    private SigningKey Key { get; set; } = null!;

    [Inject]
    private SignedAct Signed { get; set; } = null!;

    private string Heading => _order?.State.Content is { } content
        ? $"{content.Reference} · {W["order-act." + WireName.Of(content.Act)].Value}"
        : W["nav.orders"];

    private IReadOnlyList<string> Acts => _order is { State: var state } && _user is { } user
        ? [.. s_acts.Where(act => OrderAdmission.Admits(state.Status, act.Sample) && (act.Role is { } role
            ? user.Roles.Contains(role)
            : state.Filed?.Party == user.Party)).Select(static act => act.Act)]
        : [];

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _user = await Session.FindUserAsync();
        _isMissing = !OrderId.TryParse(Id, out _id);
        if (!_isMissing)
        {
            _fault = await TryAsync(LoadAsync);
        }
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_isNewForm)
        {
            _isNewForm = false;
            await Key.RestoreDraftsAsync();
        }
    }

    private string DraftOf(string field) => $"{Id}/{_act}/{field}";

    private void Open(string act)
    {
        Close();
        (_act, _statement, _ground, _isNewForm) = (act, "", default, true);
    }

    private void Close() => (_act, _isEmpty, _needsKey, _refusal) = (null, false, false, null);

    private async Task LoadAsync(LedgerClient client)
    {
        _order = await client.FindOrderStateAsync(_id);
        _isMissing = _order?.State.Content is null;
    }

    private async Task SubmitAsync()
    {
        (_isEmpty, _needsKey) = (string.IsNullOrWhiteSpace(_statement), false);
        if (_isBusy || _isEmpty || _act is not { } act || _order is not { } order || _user is not { } user)
        {
            return;
        }

        _isBusy = true;
        _refusal = await TryAsync(async client =>
        {
            var accepted = await Signed.DoAsync(client, user, _id.Stream, order.Version, CommandOf(act));
            _needsKey = accepted is null;
            if (accepted is not null)
            {
                await Key.ForgetDraftsAsync($"{Id}/{act}/");
                (_done, _act) = (accepted, null);
                await LoadAsync(client);
            }
        });
        _isBusy = false;
    }

    private OrderCommand CommandOf(string act) => act switch
    {
        "verify" => new VerifyOrder(_statement.Trim()),
        "execute" => new ExecuteOrder(_statement.Trim()),
        "refuse" => new RefuseOrder(_ground, _statement.Trim()),
        _ => new WithdrawOrder(_statement.Trim()),
    };

    private async Task<Exception?> TryAsync(Func<LedgerClient, Task> act)
    {
        try
        {
            using var client = await Session.ClientAsync();
            await act(client);
            return null;
        }
        catch (Exception fault) when (ProblemView.Shows(fault))
        {
            return fault;
        }
    }
}
