namespace Ledger.Domain;

public static partial class Refusals
{
    /// <summary>The case has no inquiry of that number.</summary>
    public static readonly Refusal InquiryUnknown = Conflict(
        "inquiry-unknown", "G35 第三十条", "没有该项查询申请。", "There is no such inquiry.");

    /// <summary>The inquiry's state does not admit the command.</summary>
    public static readonly Refusal InquiryNotInThisState = Conflict(
        "inquiry-not-in-this-state", "G35 第三十条",
        "查询申请当前状态不允许此操作。", "The inquiry is not in a state that admits this.");

    /// <summary>Only who filed an inquiry may withdraw it.</summary>
    public static readonly Refusal NotTheInquirer = Forbidden(
        "not-the-inquirer", "G35 第三十条", "仅查询申请人可以撤回。", "Only who filed the inquiry may withdraw it.");

    /// <summary>An interested party shows its interest.</summary>
    public static readonly Refusal InterestNotShown = Rule(
        "interest-not-shown", "G35 第三十条",
        "利害关系人应当提交存在利害关系的材料。", "An interested party hands in what shows its interest.");

    /// <summary>A state organ is one by its code, and asks by letter or order.</summary>
    public static readonly Refusal OrganNotShown = Rule(
        "organ-not-shown", "G35 第三十条",
        "国家机关查询应当由机关提出并注明公函或者法律文书文号。",
        "A state organ asks for itself, and states the reference of its letter or order.");

    /// <summary>The last day for an inquiry lies ahead.</summary>
    public static readonly Refusal InquiryTermOver = Rule(
        "inquiry-term-over", "G35 第三十条", "查询截止日期已过。", "The last day for the inquiry has passed.");
}
