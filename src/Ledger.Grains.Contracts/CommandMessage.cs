namespace Ledger.Grains.Contracts;

/// <summary>
/// A command as its author sent it: the canonical envelope, the payload it commits to, the signature.
/// </summary>
/// <param name="Envelope">Canonical bytes of the <c>ledger-command@v1</c> envelope.</param>
/// <param name="Payload">Canonical bytes of the payload that the envelope commits to.</param>
/// <param name="Salt">The 32 bytes that salt the commitment.</param>
/// <param name="Signature">The author's signature over the envelope; null for the registry's own timer acts.</param>
[GenerateSerializer, Immutable, Alias("ledger.command")]
public sealed record CommandMessage(
    [property: Id(0)] byte[] Envelope,
    [property: Id(1)] byte[] Payload,
    [property: Id(2)] byte[] Salt,
    [property: Id(3)] AuthorSignature? Signature);

/// <summary>An author's signature over a command envelope.</summary>
/// <param name="Algorithm"><c>p256</c>, <c>sm2</c> or <c>ed25519</c>.</param>
/// <param name="Key">The key's id: SHA-256 of its SubjectPublicKeyInfo, 64 hex characters.</param>
/// <param name="Signature">The signature on the wire form of its algorithm.</param>
[GenerateSerializer, Immutable, Alias("ledger.author-signature")]
public sealed record AuthorSignature(
    [property: Id(0)] string Algorithm,
    [property: Id(1)] string Key,
    [property: Id(2)] byte[] Signature);

/// <summary>What an aggregate is now.</summary>
/// <param name="Version">The stream's version; 0 when nothing was ever written to it.</param>
/// <param name="State">The state as canonical JSON; null when the version is 0.</param>
[GenerateSerializer, Immutable, Alias("ledger.aggregate-view")]
public sealed record AggregateView([property: Id(0)] ulong Version, [property: Id(1)] byte[]? State);
