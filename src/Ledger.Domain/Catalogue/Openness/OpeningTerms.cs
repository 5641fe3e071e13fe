namespace Ledger.Domain.Catalogue.Openness;

/// <summary>How an item is open.</summary>
public enum OpeningMode
{
    /// <summary>To everybody (无条件开放).</summary>
    Unconditional,

    /// <summary>To parties that are named (定向开放).</summary>
    Directed,

    /// <summary>To whoever is granted it on request (授权开放).</summary>
    Authorised,
}

/// <summary>Whether an item is open.</summary>
public enum OpeningStatus
{
    /// <summary>It is not.</summary>
    Closed,

    /// <summary>Its provider would open it.</summary>
    Proposed,

    /// <summary>It is, and stands in the openness catalogue.</summary>
    Open,
}

/// <summary>Whether an item stands on the negative list of opening.</summary>
public enum BarStatus
{
    /// <summary>It does not.</summary>
    Free,

    /// <summary>It was put forward for it.</summary>
    Proposed,

    /// <summary>It does, and is not opened.</summary>
    Barred,
}

/// <summary>Why an item stands on the negative list.</summary>
public enum NegativeGround
{
    /// <summary>国家秘密.</summary>
    StateSecret,

    /// <summary>商业秘密.</summary>
    TradeSecret,

    /// <summary>个人隐私.</summary>
    Privacy,

    /// <summary>公共安全.</summary>
    PublicSafety,

    /// <summary>法律法规规定不得开放的其他情形.</summary>
    OtherLaw,
}

/// <summary>On what terms an item is open.</summary>
/// <param name="Mode">How.</param>
/// <param name="Conditions">The conditions, in words.</param>
/// <param name="Recipients">To whom; set exactly where it is directed.</param>
public sealed record OpeningTerms(OpeningMode Mode, string Conditions, ValueList<PartyId> Recipients);

/// <summary>What somebody would use an open item for.</summary>
/// <param name="Purpose">What for.</param>
/// <param name="Scenario">The one scenario.</param>
/// <param name="Until">Until when.</param>
public sealed record AccessWish(string Purpose, string Scenario, DateOnly Until);

/// <summary>A request for access, as it stands.</summary>
/// <param name="Party">Who asked.</param>
/// <param name="Wish">What for.</param>
/// <param name="On">When.</param>
/// <param name="Answered">Whether it was answered.</param>
/// <param name="Until">Until when it is granted; null where it is not.</param>
public sealed record AccessRequest(PartyId Party, AccessWish Wish, DateOnly On, bool Answered, DateOnly? Until);

/// <summary>An entry of the negative list.</summary>
/// <param name="Ground">Why.</param>
/// <param name="Basis">By which law, in words.</param>
/// <param name="By">Who put it forward.</param>
public sealed record NegativeEntry(NegativeGround Ground, string Basis, Act By);

/// <summary>An item's opening, as it stands.</summary>
public sealed record Opening
{
    /// <summary>An item that nobody spoke of opening.</summary>
    public static Opening None { get; } = new();

    /// <summary>Whether it stands on the negative list.</summary>
    public BarStatus Bar { get; init; }

    /// <summary>The entry that was put forward or stands; null where there is none.</summary>
    public NegativeEntry? Entry { get; init; }

    /// <summary>Whether it is open.</summary>
    public OpeningStatus Status { get; init; }

    /// <summary>The terms that were proposed or stand; null while it is closed.</summary>
    public OpeningTerms? Terms { get; init; }

    /// <summary>Since when it is open.</summary>
    public DateOnly? OpenedOn { get; init; }

    /// <summary>All requests for access, oldest first; numbers run from 1.</summary>
    public ValueList<AccessRequest> Requests { get; init; } = [];
}
