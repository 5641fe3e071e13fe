using Ledger.Domain.Assets;

namespace Ledger.Domain.Registration;

/// <summary>The types of registration that follow a first one (the guide, article 32).</summary>
public enum LaterType
{
    /// <summary>转让登记 (article 34).</summary>
    Transfer,

    /// <summary>变更登记 (article 35).</summary>
    Change,

    /// <summary>续期登记 (article 36).</summary>
    Renewal,

    /// <summary>注销登记 (article 37).</summary>
    Cancellation,
}

/// <summary>Why rights are cancelled (article 37).</summary>
public enum CancellationGround
{
    /// <summary>登记申请人申请注销.</summary>
    Application,

    /// <summary>因数据销毁等导致数据产权消灭.</summary>
    Destruction,

    /// <summary>按照异议处理结果等应当注销.</summary>
    Objection,

    /// <summary>法律法规规定的其他情形.</summary>
    OtherLaw,
}

/// <summary>An application that follows a first registration: the forms of annexes 2 to 5.</summary>
public sealed record LaterApplication
{
    /// <summary>Which type.</summary>
    public required LaterType Type { get; init; }

    /// <summary>The asset.</summary>
    public required AssetId Asset { get; init; }

    /// <summary>The code of the certificate that proves the rights.</summary>
    public required CertificateCode Certificate { get; init; }

    /// <summary>The ordinals of the rights that it is about.</summary>
    public required ValueList<uint> Rights { get; init; }

    /// <summary>
    /// All holders of these rights and, of a transfer, the transferee; each applies. After a merger or a division the
    /// transferee alone.
    /// </summary>
    public required ValueList<PartyId> Applicants { get; init; }

    /// <summary>The materials handed in.</summary>
    public required ValueList<Material> Materials { get; init; }

    /// <summary>Who gets the rights; set exactly for transfers.</summary>
    public PartyId? Transferee { get; init; }

    /// <summary>Set for a transfer that follows a merger or a division.</summary>
    public Succession? Succession { get; init; }

    /// <summary>The data as it is to be described; set for changes of the description.</summary>
    public Description? Description { get; init; }

    /// <summary>Who a holder is from now on; set for changes of its identity.</summary>
    public IdentityChange? Identity { get; init; }

    /// <summary>By how many years the registration is renewed; set exactly for renewals.</summary>
    public int? Years { get; init; }

    /// <summary>Why the rights are cancelled; set exactly for cancellations.</summary>
    public CancellationGround? Ground { get; init; }

    /// <summary>Why the notice should be withheld (article 24); null when it need not be.</summary>
    public string? NoticeExemption { get; init; }

    /// <summary>What is wrong with what is set and what is not; null when nothing is.</summary>
    internal string? Fault() =>
        Type is LaterType.Transfer == Transferee is null ? "transferee is expected exactly for transfers"
        : Succession is not null && Type is not LaterType.Transfer ? "succession is expected for transfers only"
        : Type is LaterType.Change == (Description is null && Identity is null)
            ? "description, identity or both are expected exactly for changes"
        : Type is LaterType.Renewal == Years is null ? "years is expected exactly for renewals"
        : Type is LaterType.Cancellation == Ground is null ? "ground is expected exactly for cancellations"
        : null;
}
