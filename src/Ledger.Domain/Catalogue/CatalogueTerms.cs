namespace Ledger.Domain.Catalogue;

/// <summary>Whose data an item of the catalogue is about.</summary>
public enum CatalogueCategory
{
    /// <summary>公共数据.</summary>
    Public,

    /// <summary>企业数据.</summary>
    Enterprise,

    /// <summary>其他非公共数据.</summary>
    OtherNonPublic,
}

/// <summary>How public data is shared among those who serve the public (共享属性).</summary>
public enum SharingMode
{
    /// <summary>无条件共享.</summary>
    Unconditional,

    /// <summary>有条件共享.</summary>
    Conditional,

    /// <summary>不予共享.</summary>
    Withheld,
}

/// <summary>Where an item stands.</summary>
public enum CatalogueStatus
{
    /// <summary>There is no such item.</summary>
    None = 0,

    /// <summary>Compiled, or revised; its quality is to be inspected.</summary>
    Compiled,

    /// <summary>The inspection found nothing against it.</summary>
    Inspected,

    /// <summary>The provider confirmed the data.</summary>
    Confirmed,

    /// <summary>It stands in the catalogue as it was last compiled.</summary>
    Published,

    /// <summary>It stands in the catalogue no more. Final.</summary>
    Withdrawn,
}

/// <summary>How somebody gets at the data.</summary>
public enum AccessKind
{
    /// <summary>A file or a set of files.</summary>
    File,

    /// <summary>An interface that answers requests (接口).</summary>
    Interface,

    /// <summary>A model trained on the data (模型).</summary>
    Model,

    /// <summary>A check of what the asker already has (核验).</summary>
    Verification,
}

/// <summary>The dimensions on which quality is inspected.</summary>
/// <remarks>GB/T 36344-2018, clause 5.</remarks>
public enum QualityDimension
{
    /// <summary>规范性.</summary>
    Conformity,

    /// <summary>完整性.</summary>
    Completeness,

    /// <summary>准确性.</summary>
    Accuracy,

    /// <summary>一致性.</summary>
    Consistency,

    /// <summary>时效性.</summary>
    Timeliness,

    /// <summary>可访问性.</summary>
    Accessibility,
}

/// <summary>What was done to data before it was confirmed (XC, item 4).</summary>
public enum DataTreatment
{
    /// <summary>清洗.</summary>
    Cleansing,

    /// <summary>脱敏.</summary>
    Masking,

    /// <summary>去重.</summary>
    Deduplication,

    /// <summary>其他.</summary>
    Other,
}
