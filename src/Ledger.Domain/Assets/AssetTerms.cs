namespace Ledger.Domain.Assets;

/// <summary>What an asset is.</summary>
public enum AssetKind
{
    /// <summary>A data resource (数据资源).</summary>
    Resource,

    /// <summary>A data product or service (数据产品和服务).</summary>
    Product,
}

/// <summary>Whose data it is by nature (公共数据、企业数据、个人数据).</summary>
public enum DataCategory
{
    /// <summary>Public data; the guide's article 15 says which of it may be registered.</summary>
    Public,

    /// <summary>Enterprise data.</summary>
    Enterprise,

    /// <summary>Personal data.</summary>
    Personal,
}

/// <summary>Where public data comes from: the three cases of the guide's article 15.</summary>
public enum PublicOrigin
{
    /// <summary>Collected or produced by Party and government organs in their duties, or on their mandate.</summary>
    OfficialDuties,

    /// <summary>A product or service made under an authorisation to operate public data.</summary>
    AuthorisedOperation,

    /// <summary>Produced by a utility (water, gas, heat, power, public transport) while it served the public.</summary>
    Utility,
}

/// <summary>Grades of GB/T 43697-2024.</summary>
public enum DataGrade
{
    /// <summary>General data (一般数据).</summary>
    General,

    /// <summary>Important data (重要数据).</summary>
    Important,

    /// <summary>Core data (核心数据); not registered here.</summary>
    Core,
}

/// <summary>The three rights; each stands alone (the guide, article 3 and article 21, last paragraph).</summary>
public enum RightKind
{
    /// <summary>To hold the data (持有权).</summary>
    Hold,

    /// <summary>To process and use the data (使用权).</summary>
    Use,

    /// <summary>To provide the data to others (经营权).</summary>
    Operate,
}

/// <summary>Kinds of source (the guide, article 20 and annex 1, 数据来源).</summary>
public enum SourceKind
{
    /// <summary>Collected or generated (采集生成).</summary>
    Collected,

    /// <summary>Obtained by agreement (协议取得).</summary>
    Agreement,

    /// <summary>Public data collected by an automated program (通过自动化程序收集公开数据).</summary>
    Automated,

    /// <summary>Derived from data that the applicant may use (衍生创造).</summary>
    Derived,
}

/// <summary>Materials that accompany an application, each a document known by its digests.</summary>
public enum MaterialKind
{
    /// <summary>Proof of the applicant's identity, with contact and business details (申请人身份佐证材料).</summary>
    Identity,

    /// <summary>Proof that the data was lawfully obtained (合法取得的佐证材料).</summary>
    LawfulAcquisition,

    /// <summary>A sample of the data (数据样例).</summary>
    DataSample,

    /// <summary>A description of the data (数据描述).</summary>
    DataDescription,

    /// <summary>A contract that gives the rights claimed.</summary>
    Contract,

    /// <summary>That the product does not replace in substance what it was collected from.</summary>
    NonSubstitution,

    /// <summary>The consent of the other participants of a fusion.</summary>
    ParticipantsConsent,

    /// <summary>The right to use the data from which this was derived.</summary>
    SourceUseRight,

    /// <summary>That content, form or structure changed in substance and the value rose markedly.</summary>
    SubstantiveChange,

    /// <summary>A law or contract that gives an entrusted processor rights.</summary>
    EntrustmentException,

    /// <summary>The registration of the public data resource, product or service.</summary>
    PublicRegistration,

    /// <summary>Compliance with the law on personal information.</summary>
    PersonalInformation,

    /// <summary>Compliance with the law on important data.</summary>
    ImportantData,

    /// <summary>That all joint applicants apply (多人共同申请).</summary>
    JointApplication,

    /// <summary>That the applicant entrusted the one who files (委托他人申请).</summary>
    PowerOfAttorney,

    /// <summary>Evidence behind an objection or a reply to one.</summary>
    ObjectionEvidence,

    /// <summary>Anything else.</summary>
    Other,

    /// <summary>Evidence of what changed (变更内容佐证材料).</summary>
    ChangeEvidence,

    /// <summary>Evidence that the data was destroyed (数据销毁).</summary>
    DestructionEvidence,

    /// <summary>That evidence was preserved before applying (存证情况).</summary>
    EvidencePreservation,

    /// <summary>The products and services (产品和服务信息).</summary>
    ProductInformation,

    /// <summary>The scenarios of application (应用场景信息).</summary>
    ApplicationScenario,

    /// <summary>The assessment of data-security risks (数据安全风险评估).</summary>
    RiskAssessment,

    /// <summary>The holder's consent in writing to a correction.</summary>
    HolderConsent,

    /// <summary>That an entry of the register is wrong.</summary>
    ErrorProof,

    /// <summary>The consent of the persons whom the data is about, on record.</summary>
    PersonalConsent,

    /// <summary>That the data was anonymised.</summary>
    Anonymisation,

    /// <summary>That public data was lawfully opened (依法依规公开).</summary>
    LawfulOpening,

    /// <summary>The review before a product of authorised operation is published (出域合规审核).</summary>
    EgressReview,

    /// <summary>That the holder merged or divided, and that the applicant has what was its (合并、分立佐证材料).</summary>
    SuccessionEvidence,

    /// <summary>A sketch of the data by which the same data is found again (数据草图).</summary>
    Sketch,
}
