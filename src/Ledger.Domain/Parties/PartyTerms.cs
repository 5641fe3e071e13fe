using System.Diagnostics.CodeAnalysis;
using Ledger.Cryptography;

namespace Ledger.Domain.Parties;

/// <summary>What a party is.</summary>
public enum PartyKind
{
    /// <summary>A legal person or an unincorporated organisation.</summary>
    Organisation,

    /// <summary>A natural person, known only by a keyed digest of the identity number.</summary>
    NaturalPerson,
}

/// <summary>The legal form of an organisation (annex 1, 申请人类型).</summary>
public enum LegalForm
{
    /// <summary>法人.</summary>
    LegalPerson,

    /// <summary>非法人组织.</summary>
    Unincorporated,
}

/// <summary>An organisation.</summary>
/// <param name="Name">Its full name, 1 to 100 characters.</param>
/// <param name="Code">Its unified social credit code.</param>
/// <param name="Form">Its legal form.</param>
/// <param name="Division">Where it is registered.</param>
public sealed record Organisation(string Name, SocialCreditCode Code, LegalForm Form, DivisionCode Division);

/// <summary>A key that a party signs its commands with.</summary>
/// <param name="Algorithm"><c>p256</c>, <c>sm2</c> or <c>ed25519</c>.</param>
/// <param name="Id">SHA-256 of its SubjectPublicKeyInfo.</param>
/// <param name="Spki">Its SubjectPublicKeyInfo, DER in canonical base64.</param>
public sealed record AuthorKey(string Algorithm, Digest Id, string Spki)
{
    /// <summary>Reads a P-256, SM2 or Ed25519 SubjectPublicKeyInfo, DER in canonical base64.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out AuthorKey? key)
    {
        key = CanonicalBase64.TryDecode(text, out var der) && PublicKey.TryReadSpki(der, out var read)
            && read.Algorithm.Name is "p256" or "sm2" or "ed25519"
                ? new AuthorKey(read.Algorithm.Name, read.Id, text)
                : null;
        return key is not null;
    }
}

/// <summary>A key, and whether it may still sign.</summary>
/// <param name="Key">The key.</param>
/// <param name="InForce">False once it was replaced or revoked; it never comes back.</param>
public sealed record HeldKey(AuthorKey Key, bool InForce);
