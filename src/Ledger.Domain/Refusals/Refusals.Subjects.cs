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

    /// <summary>The party merged into another one, or divided up: it is no more.</summary>
    public static readonly Refusal PartyEnded = Conflict(
        "party-ended", "民法典 第五十九条",
        "该主体已因合并或者分立终止，不再申请、受让或者办理任何事项。",
        "The party ended by merger or division: it applies for nothing, gets nothing and does nothing any more.");

    /// <summary>What an organisation goes on in is another one.</summary>
    public static readonly Refusal SuccessorIsItself = Rule(
        "successor-is-itself", "民法典 第六十七条",
        "承继人应当是被合并、分立的主体以外的主体。",
        "The successor is another organisation than the one that merged or divided.");

    /// <summary>The organisation merged into another one, or ended before it could merge.</summary>
    public static readonly Refusal SucceededByAnother = Conflict(
        "succeeded-by-another", "民法典 第六十七条第一款",
        "该主体的权利和义务已由其他主体承继。", "Another organisation has the rights and obligations of this one already.");

    /// <summary>The successor is on record, or waits to be.</summary>
    public static readonly Refusal SuccessionKnown = Conflict(
        "succession-known", "民法典 第六十七条",
        "该承继人已经记录或者正在审核。", "The successor is on record already, or waits to be.");

    /// <summary>There is no such succession that waits to be confirmed.</summary>
    public static readonly Refusal SuccessionNotOpen = Conflict(
        "succession-not-open", "民法典 第六十七条", "没有该项待审核的承继。", "There is no such succession that waits.");

    /// <summary>The actor is no successor on record of that organisation.</summary>
    public static readonly Refusal NotTheHeir = Forbidden(
        "not-the-heir", "民法典 第六十七条",
        "不是该主体经记录的合并、分立后的主体。", "The party is no successor on record of that organisation.");

    /// <summary>The rights were not those of the organisation that merged or divided.</summary>
    public static readonly Refusal RightsNotOfPredecessor = Rule(
        "rights-not-of-predecessor", "民法典 第六十七条",
        "所列权利不属于被合并、分立的主体。", "The rights are not those of the organisation that merged or divided.");
}
