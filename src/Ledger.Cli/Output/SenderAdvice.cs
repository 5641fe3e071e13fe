using Ledger.Sdk;

namespace Ledger.Cli.Output;

/// <summary>What to do where a registry takes nothing from an account, in both languages.</summary>
internal static class SenderAdvice
{
    /// <summary>What to do about a refusal that concerns who sends (<see cref="SenderRefusals"/>).</summary>
    public static (string English, string Chinese) Of(string code, LedgerAccount account) => code switch
    {
        "unknown-key" or "bad-signature" or "author-key-not-in-force" => (
            $"Register the party with this key first: ledger act party/{account.Party} party.register --payload FILE; "
                + "where the party is registered, add the key with one that is in force (party.add-key). The key is "
                + $"{account.Key.PublicKey.Id}.",
            $"请先以该密钥登记主体：ledger act party/{account.Party} party.register --payload FILE；"
                + $"主体已登记的，以有效密钥添加该密钥（party.add-key）。该密钥为 {account.Key.PublicKey.Id}。"),
        "forbidden" => (
            "Ask the registry for the role that may do this.", "请向登记机构申请相应角色。"),
        "not-the-actor" => (
            "The identity provider knows the account as another party's: name the account of this party (--account), "
                + "or have it put right there.",
            "身份提供方记载该账户属于另一主体：请用 --account 指定本主体的账户，或者请其更正。"),
        "wrong-origin" => (
            "Name the registry that is meant: --server.", "请用 --server 指定所要提交的登记机构。"),
        "not-a-member" => (
            "Have an administrator of your organisation admit the account: ledger members admit.",
            "请本单位管理员将该账号登入成员名册：ledger members admit。"),
        "member-role-required" => (
            "Have an administrator of your organisation give the account the role: ledger members change.",
            "请本单位管理员授予该账号相应权限：ledger members change。"),
        "not-registrar-staff" or "role-required" => (
            "Name the account of somebody who has that office at the registry (--account).",
            "请用 --account 指定在登记机构具有该岗位权限的账户。"),
        "provider-not-organisation" => (
            "Name the account of an organisation (--account).", "请用 --account 指定单位的账户。"),
        "registrar-not-practising" => (
            "The registry takes no new applications now: go on when it does again, or apply to another one.",
            "该登记机构现不受理新的申请：待其恢复后继续，或者向其他登记机构申请。"),
        "registrar-as-applicant" => (
            "Apply to another registry: none registers for itself.", "请向其他登记机构申请，登记机构不得为自己登记。"),
        "party-ended" => (
            "The successor applies, with its own account.", "请由承继人以其自己的账户申请。"),
        _ => (
            "The registry does not take this account: see whether --account and --server are the ones that are meant, "
                + "or ask the registry.",
            "登记机构不接受该账户：请核对 --account 与 --server，或者联系登记机构。"),
    };
}
