namespace Ledger.Domain;

public static partial class Refusals
{
    /// <summary>Only whoever filed an order may withdraw it.</summary>
    public static readonly Refusal NotTheAuthorityOfTheOrder = Forbidden(
        "not-the-authority-of-the-order", "民事诉讼法 第七十条",
        "仅提出该项要求的机关可以撤回。", "Only the authority that filed the order may withdraw it.");

    /// <summary>Requests of foreign authorities come by way of the competent authority.</summary>
    public static readonly Refusal ForeignRequestByAccount = Forbidden(
        "foreign-request-by-account", "数据安全法 第三十六条",
        "外国司法或者执法机构的请求应当经主管机关转交。",
        "A request of a foreign judicial or law enforcement authority comes by way of the competent authority.");

    /// <summary>Without approval nothing is provided to foreign authorities.</summary>
    public static readonly Refusal ForeignRequestNotApproved = Rule(
        "foreign-request-not-approved", "数据安全法 第三十六条",
        "未经主管机关批准，不得向外国司法或者执法机构提供数据。",
        "Without the approval of the competent authority no data is provided to a foreign judicial or law enforcement "
        + "authority.");

    /// <summary>The police and state security show the approval of their request.</summary>
    public static readonly Refusal RequestNotApproved = Rule(
        "request-not-approved", "数据安全法 第三十五条",
        "公安机关、国家安全机关调取数据应当附批准文书。",
        "The police or state security show the approval of their request for data.");

    /// <summary>The last day of what is ordered lies ahead.</summary>
    public static readonly Refusal OrderTermOver = Rule(
        "order-term-over", "G35 第二十三条", "所载期限或者保密期限已过。",
        "The term that the order states, or the days on which it is sealed, are over.");

    /// <summary>A freeze is lifted by an authority of the kind that ordered it.</summary>
    public static readonly Refusal LiftByAnother = Rule(
        "lift-by-another", "G35 第二十三条", "该项措施应当由作出机关解除。",
        "The measure is lifted by an authority of the kind that ordered it.");
}
