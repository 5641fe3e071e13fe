namespace Ledger.Domain;

public static partial class Refusals
{
    /// <summary>An applicant is not a registered party.</summary>
    public static readonly Refusal ApplicantUnknown = Rule(
        "applicant-unknown", "G35 第三十三条第二款", "登记申请人尚未登记身份。", "An applicant is not a registered party.");

    /// <summary>Data of Party and government organs is not registered.</summary>
    public static readonly Refusal OfficialData = Rule(
        "official-data", "G35 第十五条第一项",
        "党政机关依法履行职责收集和产生的数据不进行数据产权登记。",
        "Data that Party and government organs collect or produce in their duties is not registered.");

    /// <summary>From authorised operation only products and services are registered.</summary>
    public static readonly Refusal AuthorisedOperationProductOnly = Rule(
        "authorised-operation-product-only", "G35 第十五条第二项",
        "公共数据资源授权运营的，仅开发形成的产品和服务可以登记。",
        "Under an authorisation to operate public data, only the products and services made from it are registered.");

    /// <summary>Core data is not registered.</summary>
    public static readonly Refusal CoreData = Rule(
        "core-data", "G35 第二十二条第一项", "核心数据不予登记。", "Core data is not registered.");

    /// <summary>The grade claimed is lower than the impacts stated call for.</summary>
    public static readonly Refusal GradeUnderstated = Rule(
        "grade-understated", "GB/T 43697 6.5",
        "申报的数据级别低于影响分析对应的级别。", "The grade is lower than the stated impacts call for.");

    /// <summary>The name is too long.</summary>
    public static readonly Refusal NameTooLong = Rule(
        "name-too-long", "G35 附件1", "数据名称超过规定字数。", "The name of the data is too long.");

    /// <summary>The overview is too long.</summary>
    public static readonly Refusal OverviewTooLong = Rule(
        "overview-too-long", "G35 附件1", "数据概述超过规定字数。", "The overview of the data is too long.");

    /// <summary>The basis of rights is not one of the guide's.</summary>
    public static readonly Refusal BasisUnknown = Rule(
        "basis-unknown", "G35 第二十一条", "权利依据不在规定范围内。", "The basis of rights is not one that the rules name.");

    /// <summary>The basis does not go with the kind of source.</summary>
    public static readonly Refusal BasisDoesNotFitSource = Rule(
        "basis-does-not-fit-source", "G35 第二十条",
        "权利依据与数据来源不符。", "The basis of rights does not go with the source of the data.");

    /// <summary>The basis does not go with the kind of asset.</summary>
    public static readonly Refusal BasisDoesNotFitKind = Rule(
        "basis-does-not-fit-kind", "G35 第二十一条",
        "权利依据与登记对象类型不符。", "The basis of rights does not go with a resource or product of this kind.");

    /// <summary>Only natural persons may rely on the basis.</summary>
    public static readonly Refusal BasisForNaturalPersons = Rule(
        "basis-for-natural-persons", "G35 第二十一条第一款第三项",
        "该权利依据仅适用于自然人。", "Only natural persons may rely on this basis.");

    /// <summary>The source does not admit the right. The clause is that of the basis.</summary>
    public static readonly Refusal RightNotAdmitted = Rule(
        "right-not-admitted", "G35 第二十一条",
        "按照该数据来源不可登记此项权利。", "This right cannot be registered for data from this source.");

    /// <summary>A required material is missing. The clause is that of the rule that asks for it.</summary>
    public static readonly Refusal MaterialMissing = Rule(
        "material-missing", "G35 第三十三条第二款", "缺少应当提交的材料。", "A required material is missing.");

    /// <summary>A right is claimed twice for one holder.</summary>
    public static readonly Refusal RightClaimedTwice = Rule(
        "right-claimed-twice", "G35 第二十一条第二款",
        "同一权利人重复申请同一权利。", "The same right is claimed twice for one holder.");

    /// <summary>An exclusive right would overlap another of its kind.</summary>
    public static readonly Refusal ExclusiveRightOverlaps = Rule(
        "exclusive-right-overlaps", "G35 第二十一条第二款",
        "排他性权利与同一数据上已有或同时申请的同类权利冲突。",
        "An exclusive right would overlap another right of its kind over the same data.");

    /// <summary>Rights are registered for applicants only.</summary>
    public static readonly Refusal HolderNotApplicant = Rule(
        "holder-not-applicant", "G35 第三十三条第二款",
        "拟登记权利人不是登记申请人。", "Rights are registered only for those who apply.");

    /// <summary>The holder already has this right over this data.</summary>
    public static readonly Refusal RightAlreadyRegistered = Rule(
        "right-already-registered", "G35 第三十九条第二项",
        "该权利人对同一数据的该项权利已经登记。", "The holder already has this right over this data.");

    /// <summary>The asset is registered with other content.</summary>
    public static readonly Refusal ContentDiffers = Rule(
        "content-differs", "G35 第三十三条第一款",
        "该标识已登记为其他数据内容。", "The asset is already registered with other content.");

    /// <summary>No applicant may use the registered source.</summary>
    public static readonly Refusal SourceNotUsable = Rule(
        "source-not-usable", "G35 第二十条",
        "登记申请人不享有原始数据的使用权。", "No applicant has the right to use the source data.");

    /// <summary>A derived asset must show the right to use what it was derived from.</summary>
    public static readonly Refusal SourceNotShown = Rule(
        "source-not-shown", "G35 第二十条",
        "衍生数据未说明原始数据及其使用权。", "Derived data must name its sources or prove the right to use them.");

    /// <summary>An asset cannot be its own source.</summary>
    public static readonly Refusal SourceIsItself = Rule(
        "source-is-itself", "G35 第三条第八款", "数据不能以自身为来源。", "An asset cannot be its own source.");

    /// <summary>The term of a right ends before it begins.</summary>
    public static readonly Refusal TermOutOfRange = Rule(
        "term-out-of-range", "G35 第二十六条",
        "权利期限早于起始日。", "The term of a right ends before it begins.");
}
