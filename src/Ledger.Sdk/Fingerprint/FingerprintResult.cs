using Ledger.Cryptography;
using Ledger.Evidence.Manifests;

namespace Ledger.Sdk.Fingerprint;

/// <summary>What data is.</summary>
/// <param name="Manifest">The manifest.</param>
/// <param name="ManifestBytes">Its canonical bytes, to be kept under their SHA-256 digest.</param>
/// <param name="Content">The digests of those bytes: the content digests that an entry carries.</param>
public sealed record FingerprintResult(Manifest Manifest, ReadOnlyMemory<byte> ManifestBytes, DigestPair Content);
