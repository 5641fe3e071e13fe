using Ledger.Domain;
using Ledger.Domain.PublicData;
using Ledger.Domain.Registration;
using Ledger.Domain.Registration.Inquiries;

namespace Ledger.Portal.Cases;

/// <summary>What somebody may do to a case: whose office it is, what has to be filled in, what becomes of it.</summary>
/// <param name="Name">Its name among the words: <c>act.accept</c>.</param>
/// <param name="Role">Whose office it is; null for the applicants'.</param>
/// <param name="Sample">A command of the type, to ask in which states a case admits it.</param>
/// <param name="Fields">What has to be filled in.</param>
/// <param name="Make">The command of what was filled in.</param>
internal sealed record CaseAct(
    string Name, string? Role, CaseCommand Sample, ActFields Fields, Func<ActInput, CaseCommand> Make)
{
    private static readonly DateOnly s_day = DateOnly.MinValue;

    /// <summary>All acts of the guide and of the interim measures, in the order of the process.</summary>
    public static IReadOnlyList<CaseAct> All { get; } =
    [
        new("accept", "clerk", new AcceptRegistration(), ActFields.None, static _ => new AcceptRegistration()),
        new("request-correction", "clerk", new RequestCorrection([], s_day), ActFields.Items | ActFields.Day,
            static input => new RequestCorrection(input.ItemList, input.Day!.Value)),
        new("decline", "clerk", new DeclineRegistration(""), ActFields.Reason,
            static input => new DeclineRegistration(input.Reason)),
        new("tick", "clerk", new Tick(), ActFields.None, static _ => new Tick()),
        new("review", "reviewer", new ReviewRegistration([]), ActFields.Findings,
            static input => new ReviewRegistration(input.FindingList)),
        new("request-evidence", "reviewer", new RequestEvidence([], s_day), ActFields.Items | ActFields.Day,
            static input => new RequestEvidence(input.ItemList, input.Day!.Value)),
        new("extend", "reviewer", new ExtendHandling(0, ""), ActFields.Number | ActFields.Reason,
            static input => new ExtendHandling(input.Number, input.Reason)),
        new("terminate", "approver", new TerminateRegistration(""), ActFields.Reason,
            static input => new TerminateRegistration(input.Reason)),
        new("publish-notice", "clerk", new PublishNotice(""), ActFields.NationalNotice,
            static input => new PublishNotice(input.Reference)),
        new("withhold-notice", "approver", new WithholdNotice(""), ActFields.Reason,
            static input => new WithholdNotice(input.Reason)),
        new("decide-objection", "approver", new DecideObjection(0, false, ""),
            ActFields.Number | ActFields.Upheld | ActFields.Reason,
            static input => new DecideObjection(input.Number, input.Upheld, input.Reason)),
        new("record-evidence", "approver", new RecordEvidence("", s_day), ActFields.Reference | ActFields.Day,
            static input => new RecordEvidence(input.Reference, input.Day!.Value)),
        new("certify", "approver", new CertifyRegistration(0), ActFields.Number,
            static input => new CertifyRegistration(input.Number)),
        new("refuse", "approver", new RefuseRegistration(default, ""), ActFields.Ground | ActFields.Reason,
            static input => new RefuseRegistration(input.Ground, input.Reason)),
        new("supply-evidence", null, new SupplyEvidence([]), ActFields.Materials,
            static input => new SupplyEvidence([.. input.Materials])),
        new("withdraw", null, new WithdrawRegistration(""), ActFields.Reason,
            static input => new WithdrawRegistration(input.Reason)),
        new("join", null, new JoinApplication(), ActFields.None, static _ => new JoinApplication()),
        new("complete", "approver", new CompleteRegistration(), ActFields.None, static _ => new CompleteRegistration()),
        new("restrict-documents", "clerk", new RestrictDocuments(default, ""), ActFields.Parties | ActFields.Reason,
            static input => new RestrictDocuments(input.Parties.First(), input.Reason)),
        new("restrict-own", null, new RestrictDocuments(default, ""), ActFields.Own | ActFields.Reason,
            static input => new RestrictDocuments(input.Parties.First(), input.Reason)),
        new("erase-documents", "approver", new EraseDocuments(default, ""), ActFields.Parties | ActFields.Reason,
            static input => new EraseDocuments(input.Parties.First(), input.Reason)),
        new("erase-own", null, new EraseDocuments(default, ""), ActFields.Own | ActFields.Reason,
            static input => new EraseDocuments(input.Parties.First(), input.Reason)),
        new("withdraw-inquiry", null, new WithdrawInquiry(0), ActFields.Number,
            static input => new WithdrawInquiry(input.Number)),
        new("refuse-inquiry", "clerk", new RefuseInquiry(0, ""), ActFields.Number | ActFields.Reason,
            static input => new RefuseInquiry(input.Number, input.Reason)),
        new("grant-inquiry", "clerk", new GrantInquiry(0, [], s_day),
            ActFields.Number | ActFields.Parties | ActFields.Day,
            static input => new GrantInquiry(input.Number, [.. input.Parties], input.Day!.Value)),
        .. PublicActs.All,
    ];

    /// <summary>Whether a case admits it as it stands, from a party.</summary>
    public bool IsAdmitted(CaseState state, PartyId? party) => Sample switch
    {
        PublicCommand command => state.Public is not null && PublicAdmission.Admits(state.Public, command),
        WithdrawInquiry withdraw => state.Inquiries.Any(inquiry =>
            inquiry.By == party && InquiryAdmission.Admits(inquiry.Status, withdraw)),
        NumberedInquiryCommand => state.Inquiries.Any(static inquiry => inquiry.Status is InquiryStatus.Filed),
        JoinApplication => party is { } one && !state.Joined.Contains(one) && IsAdmitted(state),
        RestrictDocuments or EraseDocuments => state.Public is { } filing
            ? PublicAdmission.AdmitsOfDocuments(filing, Sample)
            : IsAdmitted(state) && state.Status is not CaseStatus.None,
        _ => IsAdmitted(state),
    };

    private bool IsAdmitted(CaseState state) => state.Public is null && CaseAdmission.Admits(state, Sample);

    /// <summary>Whether it has something to fill in.</summary>
    /// <param name="field">What; several of them where any will do.</param>
    /// <param name="any">Whether one of several is enough.</param>
    public bool Has(ActFields field, bool any = false) => any ? (Fields & field) != 0 : Fields.HasFlag(field);
}

/// <summary>What an act asks for.</summary>
[Flags]
internal enum ActFields
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Why.</summary>
    Reason = 1,

    /// <summary>What is wrong or missing, a line each.</summary>
    Items = 2,

    /// <summary>A day.</summary>
    Day = 4,

    /// <summary>A finding for each item of a review.</summary>
    Findings = 8,

    /// <summary>A number: years, working days, or which objection.</summary>
    Number = 16,

    /// <summary>The ground of a refusal.</summary>
    Ground = 32,

    /// <summary>A reference in the national system.</summary>
    Reference = 64,

    /// <summary>Whether an objection is upheld.</summary>
    Upheld = 128,

    /// <summary>Nothing to fill in: the national system's receipt for the notice.</summary>
    NationalNotice = 256,

    /// <summary>Materials, uploaded one by one.</summary>
    Materials = 512,

    /// <summary>A finding for each item of a formal review of public data.</summary>
    PublicFindings = 1024,

    /// <summary>What is wrong with an application for public data, item by item.</summary>
    Defects = 2048,

    /// <summary>The ground of a revocation.</summary>
    Revocation = 4096,

    /// <summary>Whose documents are opened.</summary>
    Parties = 8192,

    /// <summary>Nothing to fill in: it is about the user's own documents.</summary>
    Own = 16384,
}
