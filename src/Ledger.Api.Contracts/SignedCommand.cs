namespace Ledger.Api.Contracts;

/// <summary>A command as it is sent to <c>POST /v1/{parties|cases|assets}/{id}/commands</c>.</summary>
/// <param name="Envelope">
/// The canonical <c>ledger-command@v1</c> envelope, as text; the signature covers its UTF-8 bytes.
/// </param>
/// <param name="Payload">The canonical payload that the envelope commits to, as text.</param>
/// <param name="Salt">The 32 bytes that salt the payload's commitment, 64 lowercase hex characters.</param>
/// <param name="Signature">The author's signature over the envelope.</param>
public sealed record SignedCommand(string Envelope, string Payload, string Salt, CommandSignature Signature);

/// <summary>An author's signature.</summary>
/// <param name="Algorithm"><c>p256</c>, <c>sm2</c> or <c>ed25519</c>.</param>
/// <param name="Key">Key id: SHA-256 of the SubjectPublicKeyInfo, 64 lowercase hex characters.</param>
/// <param name="Value">The signature, canonical base64: DER for p256 and sm2, 64 bytes for ed25519.</param>
public sealed record CommandSignature(string Algorithm, string Key, string Value);

/// <summary>
/// The answer to an accepted command. The entry is durable; it is neither published nor anchored yet.
/// </summary>
/// <param name="Index">The entry's index in the log, decimal.</param>
/// <param name="Sha256">RFC 6962 leaf hash over SHA-256, hex.</param>
/// <param name="Sm3">RFC 6962 leaf hash over SM3, hex.</param>
/// <param name="Version">Version of the addressed stream after the entry, decimal.</param>
/// <param name="RecordedTime">When the log recorded it, UTC.</param>
/// <param name="Number">The certificate number allocated with it, if any.</param>
/// <param name="Repeated">True when this command had been accepted before; the answer is the first one again.</param>
public sealed record CommandAccepted(
    string Index, string Sha256, string Sm3, string Version, string RecordedTime, string? Number, bool Repeated);
