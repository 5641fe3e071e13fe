namespace Ledger.Domain;

public static partial class Refusals
{
    /// <summary>Somebody has yet to apply too.</summary>
    public static readonly Refusal NotAllApplied = Conflict(
        "not-all-applied", "G35 第三十四条第一款",
        "尚有应当共同申请的当事人未提出申请。", "Somebody who has to apply too has not done so yet.");

    /// <summary>The applicants are not the holders of the rights, with the transferee.</summary>
    public static readonly Refusal ApplicantsNotTheHolders = Rule(
        "applicants-not-the-holders", "G35 第三十四条第一款",
        "申请人应当是全部相关权利人，转让的还应当包括受让方。",
        "The applicants must be all holders of the rights and, of a transfer, the transferee.");

    /// <summary>The certificate does not prove these rights, or not any more.</summary>
    public static readonly Refusal CertificateNotValid = Conflict(
        "certificate-not-valid", "G35 第三十三条第三款",
        "该凭证已失效或者不涉及所列权利。", "The certificate proves these rights not, or not any more.");

    /// <summary>Rights are transferred to somebody else by one transferor.</summary>
    public static readonly Refusal TransfereeNotAnother = Rule(
        "transferee-not-another", "G35 第三十四条第一款",
        "一次转让由一个转让方向另一方转让。", "A transfer is by one transferor to somebody else.");

    /// <summary>Nothing is changed.</summary>
    public static readonly Refusal NothingChanged = Rule(
        "nothing-changed", "G35 第三十五条", "没有需要变更的内容。", "Nothing is changed.");

    /// <summary>A renewal is applied for from six months before the last day until the day before it.</summary>
    public static readonly Refusal OutsideRenewalWindow = Rule(
        "outside-renewal-window", "G35 第三十六条第一款",
        "应当在有效期届满前六个月至届满前一日申请续期。",
        "A renewal is applied for from six months before expiry to the day before it.");

    /// <summary>A right with a shorter term of its own is not renewed with the certificate.</summary>
    public static readonly Refusal RightHasOwnTerm = Rule(
        "right-has-own-term", "G35 第二十三条第一项",
        "该权利另有约定期限，不随凭证续期。", "The right has a term of its own and is not renewed with the certificate.");

    /// <summary>The ground of a cancellation is not open to whoever asks for it.</summary>
    public static readonly Refusal GroundNotOpen = Rule(
        "ground-not-open", "G35 第三十七条",
        "该注销事由不能由申请方提出，或者应当由权利人申请。",
        "Holders apply for cancellation, or show destruction; every other ground is the registrar's.");

    /// <summary>Whoever joins is neither an applicant nor a pledgee, or joined before.</summary>
    public static readonly Refusal NothingToJoin = Forbidden(
        "nothing-to-join", "G35 第三十四条第一款",
        "不是应当共同申请或者同意的当事人，或者已经表示。", "The party has nothing to join, or joined before.");
}
