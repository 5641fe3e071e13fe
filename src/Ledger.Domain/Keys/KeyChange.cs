using System.Text;
using Ledger.Cryptography;

namespace Ledger.Domain.Keys;

/// <summary>That a key is given up, and why.</summary>
/// <param name="Reason">One of <see cref="Reasons"/>.</param>
/// <param name="Since">
/// The day from whose beginning, in China Standard Time, it is not to be believed; null: from the entry on.
/// </param>
public sealed record KeyRevocation(string Reason, DateOnly? Since)
{
    /// <summary>The reasons of RFC 5280, 5.3.1, that a registry gives.</summary>
    public static IReadOnlyList<string> Reasons { get; } =
        ["affiliationChanged", "cessationOfOperation", "keyCompromise", "superseded", "unspecified"];
}

/// <summary>A change of keys: a rotation, or with <see cref="Revoked"/> a revocation.</summary>
/// <param name="Key">The key that ends.</param>
/// <param name="Next">The key that takes its place; a revocation may do without.</param>
/// <param name="Revoked">Why it is revoked; null for a rotation: what it signed before still counts.</param>
/// <param name="Signature">By the ending key over <see cref="Statement"/>, in base64; a rotation of own keys.</param>
/// <param name="Possession">By the next key over <see cref="Statement"/>, in base64; own keys.</param>
public sealed record KeyChange(
    RegistryKey Key, RegistryKey? Next, KeyRevocation? Revoked, string? Signature, string? Possession)
{
    private const string Format = "ledger-key-ceremony@v1";

    /// <summary>SHA-256 of the canonical JSON: what a second operator confirms.</summary>
    public Digest Id => DigestAlgorithm.Sha256.Hash(CanonicalJson.Write(KeyCodecs.Change.Write(this)));

    /// <summary>
    /// What both keys sign: the format's name, a zero byte, the canonical JSON of the change without signatures and of
    /// the registrar that makes it.
    /// </summary>
    public byte[] Statement(PartyId registrar)
    {
        var bare = KeyCodecs.Change.Write(this with { Signature = null, Possession = null });
        var statement = new JsonObject(("change", bare), ("registrar", registrar.ToString()));
        return [.. Encoding.ASCII.GetBytes(Format), 0, .. CanonicalJson.Write(statement)];
    }

    /// <summary>Whether a key signed the statement.</summary>
    internal bool IsSigned(RegistryKey? by, string? signature, PartyId registrar) =>
        by?.Key is { } key && CanonicalBase64.TryDecode(signature, out var bytes)
        && key.Verify(Statement(registrar), bytes);
}
