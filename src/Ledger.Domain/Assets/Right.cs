using Ledger.Cryptography;
using Ledger.Domain.Assets.Rights;
using Ledger.Domain.Assets.Scope;

namespace Ledger.Domain.Assets;

/// <summary>Whether a right stands.</summary>
public enum RightStatus
{
    /// <summary>It stands, within its term.</summary>
    InForce,

    /// <summary>It ended: given up, transferred, expired.</summary>
    Ended,

    /// <summary>It was taken back.</summary>
    Revoked,
}

/// <summary>One right of one holder over one asset; each right is its own record.</summary>
public sealed record Right
{
    /// <summary>Its place under the asset, from 1.</summary>
    public required uint Ordinal { get; init; }

    /// <summary>Which of the three.</summary>
    public required RightKind Kind { get; init; }

    /// <summary>Who has it.</summary>
    public required PartyId Holder { get; init; }

    /// <summary>The salt of the holder's name under this asset.</summary>
    public required Digest HolderSalt { get; init; }

    /// <summary>The first day of its term.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day of its term.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>Whether nobody else may have the same right over the same data meanwhile.</summary>
    public required bool Exclusive { get; init; }

    /// <summary>The terms on which it was granted.</summary>
    public required RightTerms Terms { get; init; }

    /// <summary>The case that granted it; null for a right by contract.</summary>
    public CaseId? Case { get; init; }

    /// <summary>The ordinal of the right under which it was given by contract; null for a registered right.</summary>
    public uint? Under { get; init; }

    /// <summary>Digests of the contract; set exactly for a right by contract.</summary>
    public DigestPair? Contract { get; init; }

    /// <summary>The ordinal of the right that was transferred as this one; null for others.</summary>
    public uint? Replaces { get; init; }

    /// <summary>The shares of those who hold it together; none while its holder has it alone.</summary>
    public ValueList<Share> Shares { get; init; } = [];

    /// <summary>The part that they agreed a disposal needs; null where it is that of the law.</summary>
    public Fraction? Majority { get; init; }

    /// <summary>Whether it stands.</summary>
    public RightStatus Status { get; init; } = RightStatus.InForce;

    /// <summary>Whether a registered pledge is over it.</summary>
    public bool Pledged { get; init; }

    /// <summary>Whether a seizure or a temporary control is over it.</summary>
    public bool Frozen { get; init; }

    /// <summary>
    /// Whether a sealed order makes the difference: everybody else still sees the opposite of <see cref="Frozen"/>.
    /// </summary>
    public bool Sealed { get; init; }

    /// <summary>Whether it is frozen as far as everybody sees.</summary>
    public bool FrozenForAll => Frozen != Sealed;

    /// <summary>The legal date on which its end was stated; null while it stands.</summary>
    public DateOnly? EndedOn { get; init; }

    /// <summary>The holder's name under this asset, as the public reads it.</summary>
    public Digest HolderName => Salts.HolderName(HolderSalt, Holder);

    /// <summary>Whether it stands on a day.</summary>
    public bool IsInForce(DateOnly day) => Status is RightStatus.InForce && day >= From && day <= Until;

    /// <summary>Whether it stands on a day of a term.</summary>
    public bool Overlaps(DateOnly from, DateOnly until) =>
        Status is RightStatus.InForce && from <= Until && until >= From;
}

/// <summary>The terms of a right: limits of its exercise, in words, salted so that the digest tells nothing.</summary>
/// <param name="Limits">Term, conditions and limits; <c>无</c> when there are none (the guide, article 23).</param>
/// <param name="Salt">32 bytes.</param>
/// <param name="Scope">For what it holds, in codes; null when the words are all there is.</param>
public sealed record RightTerms(string Limits, Digest Salt, RightScope? Scope = null)
{
    /// <summary>
    /// Digests of the canonical JSON <c>{"format":"ledger-terms@v1","limits":…,"salt":…}</c>, or with a scope
    /// <c>{"format":"ledger-terms@v2","limits":…,"salt":…,"scope":…}</c>.
    /// </summary>
    public DigestPair Digests => DigestPair.Of(CanonicalJson.Write(Scope is null
        ? new JsonObject(("format", "ledger-terms@v1"), ("limits", Limits), ("salt", Salt.ToString()))
        : new JsonObject(
            ("format", "ledger-terms@v2"), ("limits", Limits), ("salt", Salt.ToString()), ("scope", Scope.Write()))));
}
