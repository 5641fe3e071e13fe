namespace Ledger.Domain.Catalogue.Demands;

/// <summary>Whose demand it is (W23 二（三）1 and 二（一）4).</summary>
public enum DemandSide
{
    /// <summary>A public body's for data of others (政府侧社会数据需求).</summary>
    Government,

    /// <summary>Anybody's for public data (社会侧公共数据需求).</summary>
    Society,

    /// <summary>An enterprise's for data of others (企业数据需求).</summary>
    Enterprise,
}

/// <summary>What the data is for (XC, item 6).</summary>
public enum DemandPurpose
{
    /// <summary>公共治理.</summary>
    PublicGovernance,

    /// <summary>公益事业.</summary>
    PublicWelfare,

    /// <summary>产业发展、行业发展.</summary>
    Industry,

    /// <summary>科学研究.</summary>
    Research,
}

/// <summary>Where a demand stands.</summary>
public enum DemandStatus
{
    /// <summary>There is no such demand.</summary>
    None = 0,

    /// <summary>Filed.</summary>
    Filed,

    /// <summary>On the list of demands.</summary>
    Listed,

    /// <summary>Matched with an item; its provider's answer is due.</summary>
    Matched,

    /// <summary>The provider supplies the data.</summary>
    Supplied,

    /// <summary>The provider does not.</summary>
    Refused,

    /// <summary>An objection is to be decided.</summary>
    Objected,

    /// <summary>Met. Final.</summary>
    Met,

    /// <summary>Not listed. Final.</summary>
    Declined,

    /// <summary>Withdrawn. Final.</summary>
    Withdrawn,
}

/// <summary>What is wrong with how a demand was met.</summary>
public enum SupplyObjectionGround
{
    /// <summary>The reasons for not supplying do not hold.</summary>
    Refusal,

    /// <summary>No answer came in time.</summary>
    Late,

    /// <summary>The quality falls short.</summary>
    Quality,

    /// <summary>What came is not what was agreed on.</summary>
    Mismatch,
}
