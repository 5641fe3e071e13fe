using Ledger.Cryptography;
using Ledger.Domain.Assets;
using Ledger.Domain.Assets.Rights;
using Ledger.Domain.Rules;

namespace Ledger.Domain.Orders;

/// <summary>
/// Takes in, verifies and executes what authorities order: three different people, unless the authority files by its
/// own account.
/// </summary>
internal sealed record OrderDesk(OrderState State, Request Request, Facts Facts, LegalNow Now, RuleSet Rules)
{
    private Act Act => Act.Of(Request.Actor, Now);

    public Decision Decide(OrderCommand command) => command switch
    {
        FileOrder file => Own(
            ByAuthority(file.Content) ?? Competence(file.Content) ?? Times(file.Content),
            new OrderFiled(file.Content, Act)),
        VerifyOrder verify => Own(
            ByStaff(Role.Reviewer, State.Filed) ?? Approved(State.Content!), new OrderVerified(verify.Statement, Act)),
        ExecuteOrder execute => Execute(State.Content!, execute.Statement),
        RefuseOrder refuse => Own(
            ByStaff(Role.Approver, State.Filed), new OrderRefused(refuse.Ground, refuse.Statement, Act)),
        WithdrawOrder withdraw => Own(
            Authority.Registered(Request, Facts)
            ?? (State.Filed!.Party == Request.Actor.Party ? null : Refusals.NotTheAuthorityOfTheOrder),
            new OrderWithdrawn(withdraw.Reason, Act)),
        _ => throw new InvalidOperationException($"Nothing decides {command.Type}."),
    };

    // What is ordered and what is done are one entry: it writes the order and the asset.
    private Decision Execute(OrderContent content, string statement)
    {
        var refusal = ByStaff(Role.Approver, State.Filed, State.Verified) ?? Times(content) ?? Subject(content);
        if (refusal is not null)
        {
            return refusal;
        }

        Request.Stream.TryGetOrder(out var order);
        DomainEvent done = content.Act switch
        {
            OrderAct.Disclose => new AssetConsulted(order),
            OrderAct.Freeze => new RemarkEntered(
                new RemarkContent(
                    RemarkKind.Seizure, Behind(content.Authority), content.Reference, content.Body, content.Rights,
                    content.Until),
                Act, content.SealedUntil),
            _ => new RemarkLifted(content.Remark!.Value, content.Reference, content.Body, Act, content.SealedUntil),
        };
        var (source, asset) = Facts.Find(content.Asset.Stream);
        return Accept.Of(
            Facts, null,
            new(Request.Stream, State, Facts.Version, [new OrderExecuted(statement, Act)]),
            new(source.Stream, asset, source.Version, [done]));
    }

    // A foreign authority has no account here: what it asks comes by way of the competent one, on paper.
    private Refusal? ByAuthority(OrderContent content) => Authority.Registered(Request, Facts) is { } refusal ? refusal
        : Request.Actor.Party == Facts.Registrar.Operator ? Authority.Staff(Request, Facts, Role.Clerk)
        : !Request.Actor.Roles.Contains(Role.Authority) ? Refusals.RoleRequired.About(WireName.Of(Role.Authority))
        : content.Authority is OrderAuthority.Foreign ? Refusals.ForeignRequestByAccount
        : null;

    private Refusal? ByStaff(Role role, params Act?[] before) => Authority.Staff(Request, Facts, role)
        ?? (before.Any(act => act?.IsBySame(Request.Actor) is true) ? Refusals.FourEyes : null);

    // An arbitral tribunal asks for evidence; what it wants preserved a court orders.
    private static Refusal? Competence(OrderContent content) =>
        content.Act is not OrderAct.Disclose
        && content.Authority is OrderAuthority.Arbitration or OrderAuthority.Foreign
            ? Refusals.AuthorityNotCompetent
            : null;

    private static Refusal? Approved(OrderContent content) =>
        content is not { Act: OrderAct.Disclose, Approval: null } ? null
        : content.Authority is OrderAuthority.Foreign ? Refusals.ForeignRequestNotApproved
        : content.Authority is OrderAuthority.Police or OrderAuthority.StateSecurity ? Refusals.RequestNotApproved
        : null;

    private Refusal? Times(OrderContent content) =>
        content.Until < Now.Date || content.SealedUntil < Now.Date ? Refusals.OrderTermOver : null;

    private Refusal? Subject(OrderContent content)
    {
        var asset = Facts.Asset(content.Asset);
        return asset.Record is null ? Refusals.AssetNotRegistered
            : content.Act is OrderAct.Lift ? Lifted(asset, content)
            : content.Rights.Where(ordinal => asset.Right(ordinal) is not { } right || !asset.Stands(right, Now.Date))
                .Select(static ordinal => Refusals.RightNotInForce.About(CanonicalDecimal.Encode(ordinal)))
                .FirstOrDefault();
    }

    private static Refusal? Lifted(AssetState asset, OrderContent content)
    {
        var remark = asset.Remarks.ElementAtOrDefault(content.Remark!.Value - 1);
        return remark is not { Stands: true } ? Refusals.RemarkNotStanding
            : remark.Content.Kind is not RemarkKind.Seizure || remark.Content.Authority != Behind(content.Authority)
                ? Refusals.LiftByAnother
                : null;
    }

    private static RemarkAuthority Behind(OrderAuthority authority) => authority switch
    {
        OrderAuthority.Court => RemarkAuthority.Court,
        OrderAuthority.Procuratorate => RemarkAuthority.Procuratorate,
        OrderAuthority.Police => RemarkAuthority.Police,
        _ => RemarkAuthority.OtherAuthority,
    };

    private Decision Own(Refusal? refusal, DomainEvent domainEvent) =>
        refusal is not null ? refusal : Accept.Own(Request, State, Facts, domainEvent);
}
