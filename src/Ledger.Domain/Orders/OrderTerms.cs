using Ledger.Cryptography;

namespace Ledger.Domain.Orders;

/// <summary>What an authority orders or asks for.</summary>
public enum OrderAct
{
    /// <summary>Entries of an asset are disclosed to it (调取证据).</summary>
    Disclose,

    /// <summary>Rights over an asset are frozen (查封、冻结).</summary>
    Freeze,

    /// <summary>A freeze is lifted (解除查封、冻结).</summary>
    Lift,
}

/// <summary>Whose order it is.</summary>
public enum OrderAuthority
{
    /// <summary>人民法院.</summary>
    Court,

    /// <summary>仲裁委员会、仲裁庭.</summary>
    Arbitration,

    /// <summary>人民检察院.</summary>
    Procuratorate,

    /// <summary>公安机关.</summary>
    Police,

    /// <summary>国家安全机关.</summary>
    StateSecurity,

    /// <summary>外国司法或者执法机构.</summary>
    Foreign,
}

/// <summary>Where an order stands.</summary>
public enum OrderStatus
{
    /// <summary>There is no such order.</summary>
    None = 0,

    /// <summary>It came in.</summary>
    Filed,

    /// <summary>A reviewer found it genuine and complete.</summary>
    Verified,

    /// <summary>It was executed. Final.</summary>
    Executed,

    /// <summary>It was refused. Final.</summary>
    Refused,

    /// <summary>Its authority withdrew it. Final.</summary>
    Withdrawn,
}

/// <summary>Why an order is not executed.</summary>
public enum OrderRefusalGround
{
    /// <summary>The document is not genuine, or lacks what it needs.</summary>
    Document,

    /// <summary>The authority cannot order this.</summary>
    Competence,

    /// <summary>The approval that the law asks for is not shown.</summary>
    Approval,

    /// <summary>What it names is not kept here.</summary>
    Subject,
}

/// <summary>What of an asset is disclosed; nothing else of it is.</summary>
public enum DisclosureMatter
{
    /// <summary>Its registration, rights, pledges, remarks and sources.</summary>
    Rights,

    /// <summary>Transactions filed.</summary>
    Transactions,

    /// <summary>Egress filed.</summary>
    Egress,

    /// <summary>The registration cases that it came from.</summary>
    Cases,
}

/// <summary>What a disclosure covers.</summary>
/// <param name="Matters">Which matters.</param>
/// <param name="From">The first legal day.</param>
/// <param name="Until">The last legal day.</param>
public sealed record DisclosureScope(ValueList<DisclosureMatter> Matters, DateOnly From, DateOnly Until)
{
    /// <summary>
    /// Whether an entry is covered: one of the asset's stream or of its cases', of that type, made on that legal day.
    /// Orders are never part of what another order discloses.
    /// </summary>
    public bool Covers(StreamKind stream, string type, DateOnly day) => day >= From && day <= Until
        && MatterOf(stream, type) is { } matter && Matters.Contains(matter);

    private static DisclosureMatter? MatterOf(StreamKind stream, string type) => (stream, type) switch
    {
        (StreamKind.Case, _) => DisclosureMatter.Cases,
        (not StreamKind.Asset, _) => null,
        (_, "transaction.filed") => DisclosureMatter.Transactions,
        (_, "egress.filed") => DisclosureMatter.Egress,
        _ => type.StartsWith("order.", StringComparison.Ordinal) ? null : DisclosureMatter.Rights,
    };
}

/// <summary>The approval of the competent authority that some requests need.</summary>
/// <param name="Authority">Who approved.</param>
/// <param name="Reference">The reference of the approval.</param>
/// <param name="Document">Digests of the document.</param>
public sealed record OrderApproval(string Authority, string Reference, DigestPair Document);

/// <summary>What an order says.</summary>
public sealed record OrderContent
{
    /// <summary>What is to be done.</summary>
    public required OrderAct Act { get; init; }

    /// <summary>The kind of authority.</summary>
    public required OrderAuthority Authority { get; init; }

    /// <summary>The authority's name.</summary>
    public required string Body { get; init; }

    /// <summary>The reference of the case or document (案号、文号).</summary>
    public required string Reference { get; init; }

    /// <summary>Digests of the document that orders it.</summary>
    public required DigestPair Document { get; init; }

    /// <summary>The asset that it is about.</summary>
    public required AssetId Asset { get; init; }

    /// <summary>The last day: of a freeze, or until which what was disclosed is handed out; null for a lift.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>The rights to be frozen.</summary>
    public ValueList<uint> Rights { get; init; } = [];

    /// <summary>The number of the remark to be lifted.</summary>
    public int? Remark { get; init; }

    /// <summary>The last day on which nobody outside is shown what was ordered; null for none.</summary>
    public DateOnly? SealedUntil { get; init; }

    /// <summary>What is to be disclosed.</summary>
    public DisclosureScope? Scope { get; init; }

    /// <summary>The approval that the request needs, if it has it.</summary>
    public OrderApproval? Approval { get; init; }

    /// <summary>
    /// SHA-256 of the 32 secret bytes on the sealed reference that the authority has; who shows them gets what was
    /// disclosed without an account. Null where there is none.
    /// </summary>
    public Digest? SealedReference { get; init; }
}

/// <summary>An order as it stands.</summary>
public sealed record OrderState : AggregateState
{
    /// <summary>Where it stands.</summary>
    public OrderStatus Status { get; init; }

    /// <summary>What it says; null while there is none.</summary>
    public OrderContent? Content { get; init; }

    /// <summary>Who filed it.</summary>
    public Act? Filed { get; init; }

    /// <summary>Who verified it.</summary>
    public Act? Verified { get; init; }

    /// <summary>The legal date of the last act.</summary>
    public DateOnly? LastActOn { get; init; }
}
