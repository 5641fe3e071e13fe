namespace Ledger.Domain;

public static partial class Refusals
{
    /// <summary>Raw public data that was not lawfully opened does not enter the market.</summary>
    public static readonly Refusal RawPublicData = Rule(
        "raw-public-data", "HB 第5项",
        "未依法依规公开的原始公共数据不得直接进入市场。",
        "Raw public data that was not lawfully opened does not enter the market.");

    /// <summary>The data is on the negative list of circulation and trading.</summary>
    public static readonly Refusal OnNegativeList = Rule(
        "on-negative-list", "WX （十五）",
        "该数据列入数据流通和交易负面清单，不得流通和交易。",
        "The data is on the negative list of circulation and trading.");

    /// <summary>Data in the catalogue of important data is treated as important.</summary>
    public static readonly Refusal ImportantDataListed = Rule(
        "important-data-listed", "XC 第19项",
        "该数据列入重要数据目录，应当按照重要数据登记和保护。",
        "The data is in the catalogue of important data and is registered and protected as such.");

    /// <summary>Versions of a list are loaded one after the other.</summary>
    public static readonly Refusal ListVersionNotNext = Conflict(
        "list-version-not-next", "W23 二（六）1",
        "清单版本应当依次加载。", "Versions of a list are loaded one after the other, each once.");

    /// <summary>What was handed in cannot be a list.</summary>
    public static readonly Refusal ListInconsistent = Rule(
        "list-inconsistent", "W23 二（六）1", "清单内容不一致或者不完整。", "The list contradicts itself or says too little.");

    /// <summary>Over public data a right is granted for a stated scenario.</summary>
    public static readonly Refusal ScenarioNotStated = Rule(
        "scenario-not-stated", "XC 第18项",
        "对公共数据应当一场景一授权，授权用途未载明。",
        "Over public data a right is granted for a stated purpose, one scenario at a time.");

    /// <summary>A product of authorised operation is not registered beyond the authorisation.</summary>
    public static readonly Refusal BeyondAuthorisation = Rule(
        "beyond-authorisation", "W25 二（四）2",
        "登记有效期超出授权运营期限。", "The registration would outlast the authorisation to operate.");
}
