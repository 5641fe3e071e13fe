using System.Security.Cryptography;
using System.Text.Json;
using Ledger.Cryptography;
using Ledger.Domain;

namespace Ledger.Sdk;

/// <summary>
/// An account at a registry with the key that it proves itself with and signs its commands with. Immutable. The secret
/// never leaves the process.
/// </summary>
public sealed class LedgerAccount
{
    /// <summary>Creates an account.</summary>
    /// <param name="name">The account's name, the subject of its tokens.</param>
    /// <param name="party">The party that it acts for.</param>
    /// <param name="key">Its secret key: P-256, SM2 or Ed25519 to sign commands; P-256 to ask for tokens.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public LedgerAccount(string name, PartyId party, PrivateKey key)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(key);
        (Name, Party, Key) = (name, party, key);
    }

    /// <summary>The account's name.</summary>
    public string Name { get; }

    /// <summary>The party that it acts for.</summary>
    public PartyId Party { get; }

    /// <summary>Its secret key.</summary>
    public PrivateKey Key { get; }

    /// <summary>Reads an account file, as a development registry writes one for each account.</summary>
    /// <param name="file">
    /// JSON with <c>account</c>, <c>party</c> (32 hex characters), <c>algorithm</c> and <c>secret</c> (hex).
    /// </param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="InvalidDataException">The file is no account file; the message does not quote it.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static async Task<LedgerAccount> LoadAsync(string file, CancellationToken cancellationToken = default) =>
        Read(file, await File.ReadAllBytesAsync(file, cancellationToken).ConfigureAwait(false));

    /// <summary>The same without waiting, for the start of a program.</summary>
    /// <param name="file">The account file.</param>
    /// <exception cref="InvalidDataException">The file is no account file; the message does not quote it.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static LedgerAccount Load(string file) => Read(file, File.ReadAllBytes(file));

    /// <summary>An account whose P-256 key comes as PEM, as <c>openssl ecparam -name prime256v1 -genkey</c> or a secret
    /// store gives it.</summary>
    /// <param name="name">The account's name, the subject of its tokens.</param>
    /// <param name="party">The party that it acts for.</param>
    /// <param name="pem">A PKCS#8 or SEC 1 private key on the curve P-256, not encrypted.</param>
    /// <exception cref="InvalidDataException">It is no such key; the message does not quote it.</exception>
    public static LedgerAccount FromPem(string name, PartyId party, ReadOnlySpan<char> pem)
    {
        try
        {
            using var key = ECDsa.Create();
            key.ImportFromPem(pem);
            var secret = key.ExportParameters(includePrivateParameters: true);
            return secret.Curve.Oid.FriendlyName is "nistP256" or "ECDSA_P256"
                ? new LedgerAccount(name, party, PrivateKey.Import(SignatureAlgorithm.P256, secret.D!))
                : throw new InvalidDataException("The key is on another curve than P-256.");
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            throw new InvalidDataException("The text is no private P-256 key in PEM.");
        }
    }

    private static LedgerAccount Read(string file, byte[] bytes)
    {
        AccountFile? stored;
        try
        {
            stored = JsonSerializer.Deserialize(bytes, ClientJson.Default.AccountFile);
        }
        catch (JsonException)
        {
            stored = null;
        }

        return stored is { Account.Length: > 0 }
            && PartyId.TryParse(stored.Party, out var party)
            && SignatureAlgorithm.TryGet(stored.Algorithm, out var algorithm)
            && Hex.TryDecode(stored.Secret, out var secret)
            && PrivateKey.TryImport(algorithm, secret, out var key)
                ? new LedgerAccount(stored.Account, party, key)
                : throw new InvalidDataException($"{file} is not an account file.");
    }
}

/// <summary>An account as its file holds it.</summary>
internal sealed record AccountFile(string? Account, string? Party, string? Algorithm, string? Secret);
