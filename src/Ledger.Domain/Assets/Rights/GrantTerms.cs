using Ledger.Cryptography;
using Ledger.Domain.Assets.Scope;

namespace Ledger.Domain.Assets.Rights;

/// <summary>What a grant by contract gives.</summary>
public sealed record GrantContent
{
    /// <summary>The ordinal of the grantor's right under which it is given.</summary>
    public required uint Under { get; init; }

    /// <summary>Which of the three rights is given.</summary>
    public required RightKind Kind { get; init; }

    /// <summary>To whom.</summary>
    public required PartyId Grantee { get; init; }

    /// <summary>Whether nobody else may have the same right, as far as the grant reaches.</summary>
    public required bool Exclusive { get; init; }

    /// <summary>The first day of its term.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day of its term.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>For what it is given.</summary>
    public required RightScope Scope { get; init; }

    /// <summary>Further limits in words; <c>无</c> when there are none.</summary>
    public required string Limits { get; init; }

    /// <summary>Digests of the contract.</summary>
    public required DigestPair Contract { get; init; }
}

/// <summary>What becomes of a right by contract when its sides vary it.</summary>
/// <param name="Right">Its ordinal.</param>
/// <param name="Until">The last day of its term from now on.</param>
/// <param name="Scope">Its scope from now on.</param>
/// <param name="Limits">Its further limits from now on.</param>
/// <param name="Contract">Digests of the agreement to vary.</param>
public sealed record VariationContent(
    uint Right, DateOnly Until, RightScope Scope, string Limits, DigestPair Contract);

/// <summary>What of a right by contract goes over to somebody else.</summary>
/// <param name="Right">Its ordinal.</param>
/// <param name="Assignee">To whom.</param>
/// <param name="Part">Which part; null for the whole of it.</param>
/// <param name="Contract">Digests of the agreement.</param>
public sealed record AssignmentContent(uint Right, PartyId Assignee, AssignedPart? Part, DigestPair Contract);

/// <summary>How a right is parted: by scope, or by its number of uses.</summary>
/// <param name="Assigned">For what the assignee has it.</param>
/// <param name="Kept">For what its holder keeps it.</param>
public sealed record AssignedPart(RightScope Assigned, RightScope Kept);

/// <summary>Why a grantor takes back what it gave.</summary>
public enum RevocationGround
{
    /// <summary>A ground that the contract names has come about (约定的解除事由发生).</summary>
    Agreed,

    /// <summary>The main obligation was not performed, or not in reasonable time after a demand (主要债务未履行).</summary>
    NonPerformance,

    /// <summary>Another breach that frustrates the contract (其他违约行为致使不能实现合同目的).</summary>
    Breach,

    /// <summary>The contract cannot be performed any more (不可抗力等致使不能实现合同目的).</summary>
    Frustration,

    /// <summary>Another ground of law.</summary>
    OtherLaw,
}

/// <summary>An exact part of a whole, from above nothing to all of it.</summary>
/// <param name="Numerator">From 1.</param>
/// <param name="Denominator">At least the numerator.</param>
public sealed record Fraction(int Numerator, int Denominator);

/// <summary>Whose part of a right is how large.</summary>
/// <param name="Party">The joint holder.</param>
/// <param name="Part">The part.</param>
public sealed record Share(PartyId Party, Fraction Part);

/// <summary>How several parties hold a right together, by shares (按份共有).</summary>
/// <param name="Right">Its ordinal.</param>
/// <param name="Shares">The shares; the right's holder of record, who acts for all, has one of them.</param>
/// <param name="Majority">The part that agrees to a disposal; null where it is that of the law.</param>
/// <param name="Contract">Digests of the agreement.</param>
public sealed record ShareContent(uint Right, ValueList<Share> Shares, Fraction? Majority, DigestPair Contract);

/// <summary>A party's consent to an act of somebody else over rights of the asset.</summary>
/// <param name="Party">Whose consent.</param>
/// <param name="To">Digests of the act, as <see cref="Consents.ActOf"/> gives them.</param>
/// <param name="Until">The last day on which it counts.</param>
public sealed record Consent(PartyId Party, DigestPair To, DateOnly Until);
