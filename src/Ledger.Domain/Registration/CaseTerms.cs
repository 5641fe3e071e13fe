namespace Ledger.Domain.Registration;

/// <summary>Where a first registration stands.</summary>
public enum CaseStatus
{
    /// <summary>There is no case.</summary>
    None = 0,

    /// <summary>Received; the answer is due within three working days.</summary>
    Filed,

    /// <summary>Not accepted as it stands; the applicant may correct it.</summary>
    CorrectionRequested,

    /// <summary>Accepted; under review.</summary>
    Accepted,

    /// <summary>The applicant is to supply further evidence; the clock stands still.</summary>
    EvidenceRequested,

    /// <summary>The review found nothing against it.</summary>
    Reviewed,

    /// <summary>Under public notice; the clock stands still.</summary>
    Noticed,

    /// <summary>Under public notice with an objection open.</summary>
    Objected,

    /// <summary>The notice was withheld at the applicant's request.</summary>
    Cleared,

    /// <summary>Recorded in the national system: the registration is complete.</summary>
    Evidenced,

    /// <summary>The certificate is issued. Final.</summary>
    Certified,

    /// <summary>Refused. Final.</summary>
    Refused,

    /// <summary>Not accepted. Final.</summary>
    Declined,

    /// <summary>Withdrawn by an applicant. Final.</summary>
    Withdrawn,

    /// <summary>Ended because evidence could not be had. Final.</summary>
    Terminated,

    /// <summary>Not corrected in time: it counts as never filed. Final.</summary>
    Lapsed,

    /// <summary>What it asked for is done, where it follows a first registration. Final.</summary>
    Completed,
}

/// <summary>What a review must look at (article 18).</summary>
public enum FindingItem
{
    /// <summary>数据描述的准确性.</summary>
    Description,

    /// <summary>数据来源的合规性.</summary>
    Source,

    /// <summary>数据产权的明确性.</summary>
    Rights,
}

/// <summary>One finding of a review.</summary>
/// <param name="Item">What was looked at.</param>
/// <param name="Satisfied">Whether it is as it should be.</param>
/// <param name="Statement">What was found, in words.</param>
public sealed record Finding(FindingItem Item, bool Satisfied, string Statement);

/// <summary>Why a registration is refused (article 22).</summary>
public enum RefusalGround
{
    /// <summary>可能危害国家安全、公共利益或者个人、组织合法权益.</summary>
    Harm,

    /// <summary>数据来源违反法律法规规定.</summary>
    UnlawfulSource,

    /// <summary>存在尚未解决的数据权属纠纷.</summary>
    OwnershipDispute,

    /// <summary>隐瞒真实情况或提供虚假证明.</summary>
    Concealment,

    /// <summary>法律法规规定不予登记的其他情形.</summary>
    OtherLaw,
}
