using System.Formats.Asn1;
using Ledger.Cryptography;

namespace Ledger.Domain.Keys;

/// <summary>What a key of the registry's evidence serves; none serves two.</summary>
public enum KeyPurpose
{
    /// <summary>Signs checkpoints of the log.</summary>
    Lane,

    /// <summary>Signs the lists of members of bundles.</summary>
    Bundle,

    /// <summary>Signs registration certificates.</summary>
    Certificate,

    /// <summary>Cosigns checkpoints: a witness's, who is somebody else.</summary>
    Witness,

    /// <summary>Stamps checkpoints with a time: a certificate of somebody else.</summary>
    TimeStamper,

    /// <summary>Certifies time stampers: a certificate of somebody else.</summary>
    Authority,

    /// <summary>Seal the blocks of a chain from a height on: validators, who are somebody else.</summary>
    Validators,
}

/// <summary>A key that the registry's evidence rests on.</summary>
/// <param name="Purpose">What it serves.</param>
/// <param name="Material">
/// SubjectPublicKeyInfo in base64; of a time stamper and an authority their certificate, DER in base64; of validators
/// their <see cref="ChainValidators"/> in base64.
/// </param>
/// <param name="Name">A witness's name; null of every other.</param>
public sealed record RegistryKey(KeyPurpose Purpose, string Material, string? Name = null)
{
    /// <summary>The longest certificate, in bytes.</summary>
    public const int MaxCertificate = 8 * 1024;

    private const int MaxName = 128;

    /// <summary>Whether the registry itself has the secret half.</summary>
    public bool IsOwn => Purpose is KeyPurpose.Lane or KeyPurpose.Bundle or KeyPurpose.Certificate;

    /// <summary>Whether the material is a certificate.</summary>
    public bool IsCertificate => Purpose is KeyPurpose.TimeStamper or KeyPurpose.Authority;

    /// <summary>The validators; null of every other purpose, and of what is no set of them.</summary>
    public ChainValidators? Validators =>
        Purpose is KeyPurpose.Validators && ChainValidators.TryRead(Bytes, out var set) ? set : null;

    /// <summary>SHA-256 of what <see cref="Material"/> encodes.</summary>
    public Digest Id => DigestAlgorithm.Sha256.Hash(Bytes);

    /// <summary>What <see cref="Material"/> encodes; empty when it is not base64.</summary>
    public byte[] Bytes => CanonicalBase64.TryDecode(Material, out var bytes) ? bytes : [];

    /// <summary>The key; null of a certificate, of validators, and of what is no key.</summary>
    public PublicKey? Key => !IsCertificate && PublicKey.TryReadSpki(Bytes, out var key) ? key : null;

    /// <summary>Why it cannot be such a key; null when it can.</summary>
    public string? Fault() =>
        IsCertificate ? (IsSequence(Bytes) && Name is null ? null : "a certificate in DER is expected")
        : Purpose is KeyPurpose.Validators
            ? (Validators is not null && Name is null ? null : "validators of a chain are expected")
        : Key is not { } key ? "a SubjectPublicKeyInfo is expected"
        : (Purpose is KeyPurpose.Witness) != IsName(Name) ? "a witness has a name, and nobody else has"
        : Allows(key.Algorithm) ? null : "no key of that purpose is of that algorithm";

    private bool Allows(SignatureAlgorithm algorithm) => Purpose switch
    {
        KeyPurpose.Lane => algorithm == SignatureAlgorithm.Ed25519 || algorithm == SignatureAlgorithm.Secp256k1
            || algorithm == SignatureAlgorithm.Sm2,
        KeyPurpose.Certificate => algorithm == SignatureAlgorithm.P256 || algorithm == SignatureAlgorithm.Sm2,
        KeyPurpose.Witness => algorithm == SignatureAlgorithm.Ed25519,
        _ => true,
    };

    private static bool IsName(string? name) => name is { Length: > 0 and <= MaxName }
        && name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '/' or '_' or '-');

    private static bool IsSequence(byte[] der)
    {
        if (der.Length is 0 or > MaxCertificate)
        {
            return false;
        }

        try
        {
            var reader = new AsnReader(der, AsnEncodingRules.DER);
            _ = reader.ReadSequence();
            return !reader.HasData;
        }
        catch (AsnContentException)
        {
            return false;
        }
    }
}
