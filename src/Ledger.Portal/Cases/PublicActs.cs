using Ledger.Domain.PublicData;

namespace Ledger.Portal.Cases;

/// <summary>What somebody may do to a case of public data.</summary>
internal static class PublicActs
{
    /// <summary>All acts of the interim measures, in the order of the process.</summary>
    public static IReadOnlyList<CaseAct> All { get; } =
    [
        new("public-accept", "clerk", new AcceptPublicData(), ActFields.None, static _ => new AcceptPublicData()),
        new("public-return", "clerk", new ReturnPublicData([]), ActFields.Defects,
            static input => new ReturnPublicData(input.DefectList)),
        new("public-decline", "clerk", new DeclinePublicData(""), ActFields.Reason,
            static input => new DeclinePublicData(input.Reason)),
        new("public-review", "reviewer", new ReviewPublicData([]), ActFields.PublicFindings,
            static input => new ReviewPublicData(input.PublicFindingList)),
        new("public-explain-delay", "reviewer", new ExplainDelay(""), ActFields.Reason,
            static input => new ExplainDelay(input.Reason)),
        new("public-notice", "clerk", new NoticePublicData(""), ActFields.NationalNotice,
            static input => new NoticePublicData(input.Reference)),
        new("public-decide-objection", "approver", new DecidePublicObjection(0, false, ""),
            ActFields.Number | ActFields.Upheld | ActFields.Reason,
            static input => new DecidePublicObjection(input.Number, input.Upheld, input.Reason)),
        new("public-assign-code", "approver", new AssignPublicCode("", DateOnly.MinValue),
            ActFields.Reference | ActFields.Day,
            static input => new AssignPublicCode(input.Reference.Trim(), input.Day!.Value)),
        new("public-tick", "clerk", new TickPublicData(), ActFields.None, static _ => new TickPublicData()),
        new("public-complete", "approver", new CompletePublicData(), ActFields.None,
            static _ => new CompletePublicData()),
        new("public-refuse", "approver", new RefusePublicData(""), ActFields.Reason,
            static input => new RefusePublicData(input.Reason)),
        new("public-revoke", "approver", new RevokePublicData(default, ""), ActFields.Revocation | ActFields.Reason,
            static input => new RevokePublicData(input.Revocation, input.Reason)),
        new("public-withdraw", null, new WithdrawPublicData(""), ActFields.Reason,
            static input => new WithdrawPublicData(input.Reason)),
    ];
}
