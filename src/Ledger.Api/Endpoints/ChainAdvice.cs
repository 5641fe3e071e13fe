namespace Ledger.Api.Endpoints;

/// <summary>What a chain's state means and what to do about it, in both languages.</summary>
internal sealed record ChainAdvice(string English, string Chinese)
{
    private static readonly Dictionary<string, ChainAdvice> s_byState = new(StringComparer.Ordinal)
    {
        ["unreached"] = new(
            "The chain has not been reached since the server began. Wait a moment.",
            "服务启动后尚未连接到该链，请稍候。"),
        ["caught-up"] = new(
            "Everything published is final on the instance. There is nothing to do.",
            "已发布的内容均已在该链上实例最终确认，无需处理。"),
        ["under-way"] = new(
            "Ranges are on their way to the instance. There is nothing to do.",
            "区间正在提交至该链上实例，无需处理。"),
        ["range-refused"] = new(
            "The instance refuses this range for ever, and nothing behind it goes on. Find out why; if the chain "
            + "cannot be made to take it, an operator voids the range (ledger chain void) and has the assets "
            + "concerned said again (ledger chain repair).",
            "该链上实例永久拒收此区间，其后内容均无法继续。请查明原因；如该链确实无法接收，由运维人员决定跳过该区间"
            + "（ledger chain void），并对相关数据重新记载（ledger chain repair）。"),
        ["held"] = new(
            "The chain refuses for a reason outside the range: the relayer's balance, fees, the log key or a pause. "
            + "Remove the reason; the range is then sent again by itself.",
            "该链因区间以外的原因拒收：中继账户余额、费用、日志密钥或合约暂停。请排除该原因，之后将自动重新提交。"),
        ["standing-still"] = new(
            "The node took what was sent, and no block has it. Check that the chain makes blocks, that enough of its "
            + "validators are there, and that the fees suffice; it goes on by itself.",
            "节点已收到提交内容，但一直没有区块收录。请检查该链是否正常出块、验证节点数量是否足够、费用是否足够；排除后将自动继续。"),
        ["instance-lost"] = new(
            "The chain or the contract behind the node is gone or another one. Check the node's address first. If the "
            + "instance is lost for good, an operator gives it up (ledger chain retire): a new instance then takes its "
            + "place and is filled from the log.",
            "节点所连的链或合约已不存在，或并非原实例。请先核对节点地址；如确已丢失，由运维人员决定停用该实例"
            + "（ledger chain retire），之后由新实例替代并从日志重新写入。"),
        ["log-disagrees"] = new(
            "The chain holds what this log never published: the log was restored to an earlier point, or somebody else "
            + "signs with its key. Nothing is sent. Stop the registry and investigate.",
            "该链上存在本日志从未发布的内容：日志可能被恢复到较早时点，或有他人使用其密钥签名。已停止提交，请停止服务并调查。"),
        ["node-unreachable"] = new(
            "The node gives no usable answer. Check that it runs and that its address is right; it is tried again by "
            + "itself.",
            "节点没有可用的应答。请检查节点是否运行、地址是否正确；系统将自动重试。"),
        ["node-lies"] = new(
            "The node contradicts itself or its chain. Trust nothing it says; configure another node of this chain.",
            "节点的应答自相矛盾或与链不符。请勿采信，并改用该链的另一节点。"),
        ["state-pruned"] = new(
            "The node no longer has the state from which finality is read. Configure a node that keeps it.",
            "节点已不再保存判定最终性所需的历史状态。请改用保留该状态的节点。"),
    };

    /// <summary>Every state that there is advice for.</summary>
    public static IReadOnlyCollection<string> States => s_byState.Keys;

    /// <summary>The advice for a state.</summary>
    public static ChainAdvice For(string state) => s_byState[state];
}
