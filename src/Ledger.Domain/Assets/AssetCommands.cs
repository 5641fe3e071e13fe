using Ledger.Cryptography;

namespace Ledger.Domain.Assets;

/// <summary>A filing over an asset by a party that has a right over it.</summary>
/// <param name="Sequence">Its number, the next of its kind over this asset: no gaps.</param>
/// <param name="Content">Digests of what is filed.</param>
public abstract record FileCommand(ulong Sequence, DigestPair Content) : Command
{
    /// <inheritdoc/>
    public override StreamKind Addressee => StreamKind.Asset;
}

/// <summary><c>transaction.file</c>: needs the right to operate, by which data is provided to others.</summary>
public sealed record FileTransaction(ulong Sequence, DigestPair Content) : FileCommand(Sequence, Content)
{
    /// <inheritdoc/>
    public override string Type => "transaction.file";
}

/// <summary>
/// <c>asset.restate</c>: says again, at a new version, what keys of the asset are, for mirrors that do not hold them.
/// </summary>
/// <param name="First">The first key: 0 for the asset's record, else the ordinal of a right.</param>
/// <param name="Last">The last key; at most <see cref="MaxKeys"/> keys at once, so that they fit one leaf.</param>
public sealed record RestateAsset(uint First, uint Last) : Command
{
    /// <summary>The most keys that one restatement says again.</summary>
    public const int MaxKeys = 16;

    /// <inheritdoc/>
    public override string Type => "asset.restate";

    /// <inheritdoc/>
    public override StreamKind Addressee => StreamKind.Asset;
}

/// <summary><c>egress.file</c>: needs any right in force.</summary>
public sealed record FileEgress(ulong Sequence, DigestPair Content) : FileCommand(Sequence, Content)
{
    /// <inheritdoc/>
    public override string Type => "egress.file";
}
