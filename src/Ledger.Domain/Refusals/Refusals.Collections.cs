namespace Ledger.Domain;

public static partial class Refusals
{
    /// <summary>The record is of another asset, or of other data than what is registered.</summary>
    public static readonly Refusal CollectionOfOther = Rule(
        "collection-of-other-content", "在线诉讼规则 第十八条",
        "采集记录所涉不是本资产登记的数据。", "The record is of other data than what is registered of the asset.");

    /// <summary>What is recorded has not ended yet.</summary>
    public static readonly Refusal CollectionAhead = Rule(
        "collection-not-over", "在线诉讼规则 第十八条",
        "采集记录的结束时间尚未到来。", "The collection has not ended yet by the record's own times.");

    /// <summary>The collector named has no such key in force.</summary>
    public static readonly Refusal CollectorKeyUnknown = Rule(
        "collector-key-unknown", "在线诉讼规则 第十八条",
        "所称采集者没有该有效密钥。", "The collector that is named has no such key in force.");

    /// <summary>The signature is not the key's over the record.</summary>
    public static readonly Refusal CollectionNotSigned = Rule(
        "collection-not-signed", "在线诉讼规则 第十八条",
        "采集者的签名与采集记录不符。", "The collector's signature is not one over the record.");

    /// <summary>There is no such record, or it was withdrawn.</summary>
    public static readonly Refusal CollectionUnknown = Conflict(
        "collection-unknown", "在线诉讼规则 第十八条",
        "没有该项有效的采集记录。", "There is no such record of a collection standing.");
}
