namespace Ledger.Domain.Registrars;

/// <summary>Where the institution that keeps the registry stands as a registrar (登记机构).</summary>
public enum RegistrarStatus
{
    /// <summary>Nothing is on record of it here.</summary>
    None = 0,

    /// <summary>It declared itself with its qualification (申报).</summary>
    Declared,

    /// <summary>The provincial authority recommended it (推荐).</summary>
    Recommended,

    /// <summary>It was not recommended, or not selected; it may declare itself again.</summary>
    Declined,

    /// <summary>It is in the national catalogue and registers (纳入全国数据产权登记机构目录).</summary>
    Practising,

    /// <summary>Ordered to rectify; what it registers is not published meanwhile (责令限期改正，暂停发布).</summary>
    Suspended,

    /// <summary>It reported that it leaves; the decision is due (报告退出).</summary>
    Leaving,

    /// <summary>The provincial authority agreed to the exit; the national one examines it.</summary>
    ExitAgreed,

    /// <summary>It hands over all that it keeps, and takes nothing new (移交).</summary>
    HandingOver,

    /// <summary>Another registrar has all its materials. Final.</summary>
    Exited,

    /// <summary>Removed from the catalogue; what it keeps is handed over all the same (移出目录).</summary>
    Removed,
}

/// <summary>The legal form of a registrar (article 7 item 1).</summary>
public enum InstitutionKind
{
    /// <summary>企业法人.</summary>
    Enterprise,

    /// <summary>事业单位法人.</summary>
    PublicInstitution,
}

/// <summary>What a declaration is proven by (article 7).</summary>
public enum QualificationProof
{
    /// <summary>固定办公场所及基础设施.</summary>
    Premises,

    /// <summary>事业单位的经费保障.</summary>
    Funding,

    /// <summary>治理结构.</summary>
    Governance,

    /// <summary>登记业务管理制度.</summary>
    RegistrationRules,

    /// <summary>登记审查人员管理制度.</summary>
    ReviewerRules,

    /// <summary>数据安全管理制度.</summary>
    SecurityRules,

    /// <summary>数据安全风险处置预案.</summary>
    IncidentPlan,

    /// <summary>服务退出保障预案.</summary>
    ExitPlan,

    /// <summary>网络安全等级保护备案.</summary>
    ProtectionFiling,
}

/// <summary>What a fee is for (article 10 items 3 and 8).</summary>
public enum FeeKind
{
    /// <summary>Registration itself.</summary>
    Registration,

    /// <summary>Query and copies.</summary>
    Query,

    /// <summary>Anything that is not registration.</summary>
    Other,
}

/// <summary>What a registrar must report beforehand (article 12).</summary>
public enum RegistrarChangeKind
{
    /// <summary>名称.</summary>
    Name,

    /// <summary>住所.</summary>
    Domicile,

    /// <summary>注册资本.</summary>
    Capital,

    /// <summary>法定代表人.</summary>
    Representative,

    /// <summary>控股股东、实际控制人.</summary>
    Control,

    /// <summary>影响登记机构条件或者登记业务的其他重大事项.</summary>
    OtherMatter,
}

/// <summary>Where a change stands.</summary>
public enum RegistrarChangeStatus
{
    /// <summary>Reported.</summary>
    Reported,

    /// <summary>Confirmed; to be updated in the national system.</summary>
    Confirmed,

    /// <summary>Not confirmed.</summary>
    Rejected,

    /// <summary>Updated in the national system.</summary>
    Recorded,
}

/// <summary>How an authority guides a registrar (article 11, first paragraph).</summary>
public enum GuidanceForm
{
    /// <summary>督导.</summary>
    Supervision,

    /// <summary>约谈.</summary>
    Talk,
}

/// <summary>Kinds of misconduct (article 38).</summary>
public enum MisconductKind
{
    /// <summary>因故意或者重大过失予以登记或登记错误.</summary>
    WrongRegistration,

    /// <summary>篡改、毁损、伪造登记信息和登记凭证.</summary>
    Tampering,

    /// <summary>泄露登记资料、登记信息.</summary>
    Leak,

    /// <summary>其他违法违规行为.</summary>
    OtherViolation,
}
