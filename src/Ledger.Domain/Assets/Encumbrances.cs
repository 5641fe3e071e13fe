using Ledger.Cryptography;

namespace Ledger.Domain.Assets;

/// <summary>Where a pledge stands.</summary>
public enum PledgeStatus
{
    /// <summary>The pledgor filed it; it waits for the pledgee.</summary>
    Filed,

    /// <summary>The pledgee confirmed it; it waits for registration.</summary>
    Confirmed,

    /// <summary>It is registered: it exists (Civil Code article 444, first paragraph).</summary>
    Registered,

    /// <summary>The pledgee released it, or declined it. Final.</summary>
    Released,

    /// <summary>The pledgor withdrew it before it was registered. Final.</summary>
    Withdrawn,

    /// <summary>All rights that it was over have ended (Civil Code article 393). Final.</summary>
    Ended,
}

/// <summary>What a pledge says (权利质权, Civil Code articles 440 to 446).</summary>
/// <param name="Rights">The ordinals of the rights pledged, all of one holder.</param>
/// <param name="Pledgee">To whom they are pledged.</param>
/// <param name="Claim">The claim secured, in words.</param>
/// <param name="Contract">Digests of the contract of pledge.</param>
/// <param name="Licensing">Whether the pledgee agrees that the data is provided to others meanwhile.</param>
public sealed record PledgeContent(
    ValueList<uint> Rights, PartyId Pledgee, string Claim, DigestPair Contract, bool Licensing);

/// <summary>A pledge as it stands.</summary>
/// <param name="Content">What it says.</param>
/// <param name="Pledgor">Whose the rights are.</param>
/// <param name="Status">Where it stands.</param>
public sealed record Pledge(PledgeContent Content, PartyId Pledgor, PledgeStatus Status);

/// <summary>What a remark records (the guide, article 23).</summary>
public enum RemarkKind
{
    /// <summary>Preservation by a court, a procuratorate, the police or another authority (查封等保全措施).</summary>
    Seizure,

    /// <summary>Temporary control by an administrative authority (临时管制措施).</summary>
    Control,

    /// <summary>An agreed term or condition of exercise (行使期限、行使条件).</summary>
    Condition,

    /// <summary>What a law requires to be recorded, or what the registrar holds necessary.</summary>
    Other,
}

/// <summary>Who is behind a remark.</summary>
public enum RemarkAuthority
{
    /// <summary>人民法院.</summary>
    Court,

    /// <summary>人民检察院.</summary>
    Procuratorate,

    /// <summary>公安机关.</summary>
    Police,

    /// <summary>行政主管部门.</summary>
    Administration,

    /// <summary>其他有权机关.</summary>
    OtherAuthority,

    /// <summary>No authority: the parties, or the registrar itself.</summary>
    Registry,
}

/// <summary>What a remark says (备注).</summary>
/// <param name="Kind">What it records.</param>
/// <param name="Authority">Who is behind it.</param>
/// <param name="Reference">The reference of the document behind it.</param>
/// <param name="Statement">What it says.</param>
/// <param name="Rights">The ordinals of the rights that it is about.</param>
/// <param name="Until">Its last day; null while it has none.</param>
public sealed record RemarkContent(
    RemarkKind Kind,
    RemarkAuthority Authority,
    string Reference,
    string Statement,
    ValueList<uint> Rights,
    DateOnly? Until);

/// <summary>A remark as it stands.</summary>
/// <param name="Content">What it says.</param>
/// <param name="Entered">Who entered it, and when.</param>
/// <param name="Stands">False once it was lifted or its term ran out.</param>
/// <param name="SealedUntil">
/// The last day on which what was last ordered of it is sealed: whoever is not staff sees it as it was before. Null
/// where nothing is sealed.
/// </param>
public sealed record Remark(RemarkContent Content, Act Entered, bool Stands, DateOnly? SealedUntil = null)
{
    /// <summary>Whether it freezes the rights that it is about.</summary>
    public bool Freezes => Stands && IsFreeze;

    /// <summary>Whether everybody sees that it freezes them.</summary>
    public bool FreezesForAll => IsShown && IsFreeze;

    /// <summary>Whether it stands as far as everybody sees: what is sealed was not so before.</summary>
    public bool IsShown => SealedUntil is null ? Stands : !Stands;

    private bool IsFreeze => Content.Kind is RemarkKind.Seizure or RemarkKind.Control;
}
