using Ledger.Domain.Orders;
using Ledger.Domain.PublicData;
using Ledger.Domain.Registration;
using Ledger.Domain.Registration.Inquiries;

namespace Ledger.Domain;

/// <summary>
/// Whose office an act is, where somebody may stand in for whoever holds it. What is not in here nobody does for
/// another: no ceremony of keys, nothing about chains, nothing about the registrar itself.
/// </summary>
public static class Offices
{
    private static readonly Dictionary<Type, Role> s_table = new()
    {
        [typeof(AcceptRegistration)] = Role.Clerk,
        [typeof(RequestCorrection)] = Role.Clerk,
        [typeof(DeclineRegistration)] = Role.Clerk,
        [typeof(PublishNotice)] = Role.Clerk,
        [typeof(GrantInquiry)] = Role.Clerk,
        [typeof(RefuseInquiry)] = Role.Clerk,
        [typeof(AcceptPublicData)] = Role.Clerk,
        [typeof(ReturnPublicData)] = Role.Clerk,
        [typeof(DeclinePublicData)] = Role.Clerk,
        [typeof(NoticePublicData)] = Role.Clerk,
        [typeof(ReviewRegistration)] = Role.Reviewer,
        [typeof(RequestEvidence)] = Role.Reviewer,
        [typeof(ExtendHandling)] = Role.Reviewer,
        [typeof(OpenCancellation)] = Role.Reviewer,
        [typeof(ReviewPublicData)] = Role.Reviewer,
        [typeof(ExplainDelay)] = Role.Reviewer,
        [typeof(VerifyOrder)] = Role.Reviewer,
        [typeof(TerminateRegistration)] = Role.Approver,
        [typeof(WithholdNotice)] = Role.Approver,
        [typeof(DecideObjection)] = Role.Approver,
        [typeof(RecordEvidence)] = Role.Approver,
        [typeof(CertifyRegistration)] = Role.Approver,
        [typeof(CompleteRegistration)] = Role.Approver,
        [typeof(RefuseRegistration)] = Role.Approver,
        [typeof(DecidePublicObjection)] = Role.Approver,
        [typeof(AssignPublicCode)] = Role.Approver,
        [typeof(CompletePublicData)] = Role.Approver,
        [typeof(RefusePublicData)] = Role.Approver,
        [typeof(RevokePublicData)] = Role.Approver,
        [typeof(ExecuteOrder)] = Role.Approver,
        [typeof(RefuseOrder)] = Role.Approver,
    };

    /// <summary>Whether somebody may stand in for whoever holds a role.</summary>
    public static bool HasSubstitutes(Role role) => s_table.ContainsValue(role);

    /// <summary>The role whose office a command is; null where nobody stands in for anybody.</summary>
    public static Role? Of(Command command)
    {
        ArgumentNullException.ThrowIfNull(command);
        return s_table.TryGetValue(command.GetType(), out var role) ? role : null;
    }

    /// <summary>
    /// Who asks, with the role of whom it substitutes today: for what is that role's office, at the registrar itself.
    /// </summary>
    internal static Request Taken(Request request, Facts facts, DateOnly today) =>
        Of(request.Command) is { } role && request.Actor is { Party: { } party } actor
            && party == facts.Registrar.Operator && !actor.Roles.Contains(role)
            && facts.Party(party).SubstitutionOf(actor.Account, role, today) is { } substitution
            ? request with
            {
                Actor = actor with { Roles = actor.Roles.Add(role), For = substitution.For },
            }
            : request;
}
