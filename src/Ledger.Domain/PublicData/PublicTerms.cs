namespace Ledger.Domain.PublicData;

/// <summary>The types of registration of public data resources (M26, article 9; renewal by article 15).</summary>
public enum PublicType
{
    /// <summary>首次登记.</summary>
    First,

    /// <summary>变更登记.</summary>
    Change,

    /// <summary>更正登记.</summary>
    Correction,

    /// <summary>注销登记.</summary>
    Cancellation,

    /// <summary>续展 (article 15).</summary>
    Renewal,
}

/// <summary>Where a registration of public data stands.</summary>
public enum PublicStatus
{
    /// <summary>There is no case of this regime.</summary>
    None = 0,

    /// <summary>Authorised operation began; the first registration is to be applied for.</summary>
    Announced,

    /// <summary>Received; the answer is due within three working days.</summary>
    Filed,

    /// <summary>Returned with all defects; a submission anew starts the clock anew.</summary>
    Returned,

    /// <summary>Accepted; under formal review.</summary>
    Accepted,

    /// <summary>The formal review found nothing against it.</summary>
    Reviewed,

    /// <summary>Under public notice.</summary>
    Noticed,

    /// <summary>Under public notice with an objection open.</summary>
    Objected,

    /// <summary>A first registration that has its code and is valid.</summary>
    Registered,

    /// <summary>What was applied for is done. Final.</summary>
    Completed,

    /// <summary>Refused, or ended by an objection. Final.</summary>
    Refused,

    /// <summary>Not accepted. Final.</summary>
    Declined,

    /// <summary>Withdrawn by an applicant. Final.</summary>
    Withdrawn,

    /// <summary>The registration was cancelled (注销). Final.</summary>
    Cancelled,

    /// <summary>The registration was revoked (撤销). Final.</summary>
    Revoked,

    /// <summary>The registration was not renewed in time. Final.</summary>
    Lapsed,
}

/// <summary>What is registered.</summary>
public enum PublicKind
{
    /// <summary>公共数据资源.</summary>
    Resource,

    /// <summary>公共数据产品.</summary>
    Product,

    /// <summary>公共数据服务.</summary>
    Service,
}

/// <summary>What a first application states and a formal review looks at (M26, article 9).</summary>
public enum PublicItem
{
    /// <summary>主体信息.</summary>
    Subject,

    /// <summary>数据合法合规性来源.</summary>
    Source,

    /// <summary>数据资源情况.</summary>
    Resource,

    /// <summary>存证情况.</summary>
    Evidence,

    /// <summary>产品和服务信息.</summary>
    ProductService,

    /// <summary>应用场景信息.</summary>
    Scenario,

    /// <summary>数据安全风险评估.</summary>
    Risk,
}

/// <summary>Why a registration is cancelled (M26, article 9).</summary>
public enum PublicCancellationGround
{
    /// <summary>数据不可复原或灭失.</summary>
    Lost,

    /// <summary>放弃相关权益或权益期限届满.</summary>
    GivenUp,

    /// <summary>登记主体终止.</summary>
    SubjectEnded,

    /// <summary>法律法规规定的其他情形.</summary>
    OtherLaw,
}

/// <summary>Why a registration is revoked (M26, article 20).</summary>
public enum RevocationGround
{
    /// <summary>隐瞒事实、提供虚假材料.</summary>
    Concealment,

    /// <summary>非法篡改登记信息.</summary>
    Tampering,

    /// <summary>利用登记结果从事违法活动.</summary>
    UnlawfulUse,
}
