using Ledger.Cryptography;

namespace Ledger.Domain.Assets.Rights;

/// <summary>A command about rights by contract, their joint holding, and consent to either.</summary>
public abstract record RightCommand : Command
{
    /// <inheritdoc/>
    public override StreamKind Addressee => StreamKind.Asset;
}

/// <summary><c>right.grant</c>: by the holder of the right above it, when the grantee has consented to it.</summary>
public sealed record GrantRight(GrantContent Content) : RightCommand
{
    /// <inheritdoc/>
    public override string Type => "right.grant";
}

/// <summary><c>right.vary</c>: by grantor or grantee, when the other has consented to it.</summary>
public sealed record VaryRight(VariationContent Content) : RightCommand
{
    /// <inheritdoc/>
    public override string Type => "right.vary";
}

/// <summary><c>right.share</c>: by the holder of record, when all others with a part in it have consented.</summary>
public sealed record ShareRight(ShareContent Content) : RightCommand
{
    /// <inheritdoc/>
    public override string Type => "right.share";
}

/// <summary>
/// <c>right.assign</c>: by the holder of a right by contract, when its grantor and the assignee have consented to it.
/// </summary>
public sealed record AssignRight(AssignmentContent Content) : RightCommand
{
    /// <inheritdoc/>
    public override string Type => "right.assign";
}

/// <summary><c>right.surrender</c>: by the holder of a right by contract.</summary>
public sealed record SurrenderRight(uint Right, string Reason) : RightCommand
{
    /// <inheritdoc/>
    public override string Type => "right.surrender";
}

/// <summary><c>right.revoke</c>: by the grantor of a right by contract, on a stated ground.</summary>
/// <param name="Right">Its ordinal.</param>
/// <param name="Ground">The ground.</param>
/// <param name="Notice">Digests of the notice that ends the contract.</param>
/// <param name="Reason">What happened.</param>
public sealed record RevokeRight(uint Right, RevocationGround Ground, DigestPair Notice, string Reason) : RightCommand
{
    /// <inheritdoc/>
    public override string Type => "right.revoke";
}

/// <summary><c>consent.give</c>: to an act of somebody else, known by its digests, for a time.</summary>
/// <param name="To">Digests of the act, as <see cref="Consents.ActOf"/> gives them.</param>
/// <param name="Until">The last day on which the consent counts.</param>
public sealed record GiveConsent(DigestPair To, DateOnly Until) : RightCommand
{
    /// <inheritdoc/>
    public override string Type => "consent.give";
}

/// <summary><c>consent.withdraw</c>: before the act is done.</summary>
public sealed record WithdrawConsent(DigestPair To) : RightCommand
{
    /// <inheritdoc/>
    public override string Type => "consent.withdraw";
}
