namespace Ledger.Domain;

public static partial class Refusals
{
    /// <summary>The identity that changed is not that of a holder of the rights.</summary>
    public static readonly Refusal IdentityNotOfHolder = Rule(
        "identity-not-of-holder", "G35 第三十五条",
        "变更身份信息的主体不是所列权利的权利人。", "The identity that changed is not that of a holder of the rights.");

    /// <summary>A natural person is known by its number alone, which stays.</summary>
    public static readonly Refusal IdentityNotOfOrganisation = Rule(
        "identity-not-of-organisation", "G35 第三十五条",
        "自然人以其身份号码识别，没有可变更的身份信息。",
        "A natural person is known by its number, so there is no identity to change.");

    /// <summary>Merger and division are of organisations.</summary>
    public static readonly Refusal SuccessionNotOfOrganisations = Rule(
        "succession-not-of-organisations", "民法典 第六十七条",
        "合并、分立的双方应当都是法人或者非法人组织。",
        "Both sides of a merger or a division must be legal persons or other organisations.");

    /// <summary>The rights were not those of the organisation that merged or divided.</summary>
    public static readonly Refusal RightsNotOfPredecessor = Rule(
        "rights-not-of-predecessor", "民法典 第六十七条",
        "所列权利不属于被合并、分立的主体。", "The rights are not those of the organisation that merged or divided.");
}
