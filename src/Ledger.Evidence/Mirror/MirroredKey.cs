using Ledger.Cryptography;

namespace Ledger.Evidence.Mirror;

/// <summary>Whether a chain holds a key.</summary>
public enum MirroredStatus
{
    /// <summary>The log, up to the chain's size, has set no such key.</summary>
    NotSet,

    /// <summary>A voided range touched it and no later range has set it again: the chain does not know it.</summary>
    NotMirrored,

    /// <summary>The chain holds its state.</summary>
    Set,
}

/// <summary>What a chain holds of one state key.</summary>
/// <param name="Key">The key, <c>asset/{id}</c> or <c>right/{id}/{n}</c>.</param>
/// <param name="Status">Whether it holds it.</param>
/// <param name="Record">The record, when it is a set <c>asset</c> key.</param>
/// <param name="Right">The right, when it is a set <c>right</c> key.</param>
public sealed record MirroredKey(string Key, MirroredStatus Status, MirrorRecord? Record, MirrorRight? Right)
{
    /// <summary>Whether the chain holds this very version and value, as far as chains hold values.</summary>
    public bool Holds(ulong version, JsonValue value) =>
        (Record is not null && MirrorRecord.TryRead(version, value, out var record) && record == Record)
        || (Right is not null && MirrorRight.TryRead(version, value, out var right) && right == Right);
}
