using System.Security.Cryptography;
using System.Text.Json;
using Ledger.Cryptography;
using Ledger.Ports.Keys;

namespace Ledger.Server.Keys;

/// <summary>
/// Keys in files of one folder, readable by the owner only. A development registry makes what is missing; a
/// production registry refuses to start until its ceremony has put the files there.
/// </summary>
internal sealed class KeyFolder(string path, bool mayCreate)
{
    private const string SecretAlgorithm = "secret-256";
    private const int SecretSize = 32;

    /// <summary>The key of that purpose.</summary>
    /// <exception cref="InvalidOperationException">The file is missing, or is not a key of that algorithm.</exception>
    public PrivateKey Get(string purpose, SignatureAlgorithm algorithm)
    {
        var file = Path.Combine(path, purpose + ".json");
        if (!File.Exists(file))
        {
            return Create(file, purpose, algorithm);
        }

        return Read(file, purpose, algorithm);
    }

    /// <summary>The key of that purpose with this public half, whichever file holds it; null when none does.</summary>
    public PrivateKey? Find(string purpose, PublicKey half) => Files(purpose)
        .Select(file => Read(file, purpose, half.Algorithm)).FirstOrDefault(key => key.PublicKey.Equals(half));

    /// <summary>
    /// A key of that purpose that was not used before: the one that a ceremony put beside the others as
    /// <c>PURPOSE.NAME.json</c>; a development registry makes one.
    /// </summary>
    /// <exception cref="KeyMissingException">There is none, and none may be made; or there are several.</exception>
    public PrivateKey Successor(string purpose, SignatureAlgorithm algorithm, Predicate<PublicKey> isUsed)
    {
        var fresh = Files(purpose).Select(file => Read(file, purpose, algorithm))
            .Where(key => !isUsed(key.PublicKey)).ToList();
        if (fresh.Count > 1)
        {
            throw new KeyMissingException($"{path} has more than one unused key for {purpose}: leave one.");
        }

        return fresh.Count == 1 ? fresh[0] : Make(purpose, algorithm);
    }

    /// <summary>The 32 secret bytes of that purpose, for keys that sign nothing.</summary>
    /// <exception cref="InvalidOperationException">The file is missing, or holds something else.</exception>
    public byte[] GetSecret(string purpose)
    {
        var file = Path.Combine(path, purpose + ".json");
        if (!File.Exists(file))
        {
            DemandMayCreate(file);
            var made = Hex.Encode(RandomNumberGenerator.GetBytes(SecretSize));
            Write(file, new StoredKey(purpose, SecretAlgorithm, made));
        }

        var stored = JsonSerializer.Deserialize(File.ReadAllBytes(file), KeyJson.Default.StoredKey);
        return stored?.Algorithm == SecretAlgorithm && stored.Purpose == purpose
            && Hex.TryDecode(stored.Secret, out var secret) && secret.Length == SecretSize
                ? secret
                : throw new InvalidOperationException($"{file} does not hold a secret for {purpose}.");
    }

    private static PrivateKey Read(string file, string purpose, SignatureAlgorithm algorithm)
    {
        var stored = JsonSerializer.Deserialize(File.ReadAllBytes(file), KeyJson.Default.StoredKey);
        if (stored?.Algorithm != algorithm.Name || stored.Purpose != purpose
            || !Hex.TryDecode(stored.Secret, out var secret)
            || !PrivateKey.TryImport(algorithm, secret, out var key))
        {
            throw new InvalidOperationException($"{file} does not hold a {algorithm.Name} key for {purpose}.");
        }

        return key;
    }

    private string[] Files(string purpose) => Directory.Exists(path)
        ?
        [
            .. Directory.GetFiles(path, purpose + ".*json")
                .Where(file => file.EndsWith(".json", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
        ]
        : [];

    private PrivateKey Make(string purpose, SignatureAlgorithm algorithm)
    {
        if (!mayCreate)
        {
            throw new KeyMissingException($"{path} has no unused key for {purpose}: put the ceremony's there.");
        }

        var key = PrivateKey.Generate(algorithm);
        var file = Path.Combine(path, $"{purpose}.{key.PublicKey.Id.ToString()[..16]}.json");
        Write(file, new StoredKey(purpose, algorithm.Name, Hex.Encode(key.Export())));
        return key;
    }

    private PrivateKey Create(string file, string purpose, SignatureAlgorithm algorithm)
    {
        DemandMayCreate(file);
        var key = PrivateKey.Generate(algorithm);
        Write(file, new StoredKey(purpose, algorithm.Name, Hex.Encode(key.Export())));
        return key;
    }

    private void DemandMayCreate(string file)
    {
        if (!mayCreate)
        {
            throw new InvalidOperationException(
                $"{file} is missing. Only a development registry makes its own keys; put the ceremony's key there.");
        }
    }

    private void Write(string file, StoredKey stored)
    {
        Directory.CreateDirectory(path);
        SecretFile.Write(file, JsonSerializer.SerializeToUtf8Bytes(stored, KeyJson.Default.StoredKey));
    }
}

/// <summary>A key as its file holds it.</summary>
/// <param name="Purpose">The one thing the key is for.</param>
/// <param name="Algorithm">The algorithm's name; <c>secret-256</c> for bytes of no algorithm.</param>
/// <param name="Secret">The secret scalar, seed or bytes, 64 hex characters.</param>
internal sealed record StoredKey(string Purpose, string Algorithm, string Secret);

[System.Text.Json.Serialization.JsonSourceGenerationOptions(
    PropertyNamingPolicy = System.Text.Json.Serialization.JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[System.Text.Json.Serialization.JsonSerializable(typeof(StoredKey))]
internal sealed partial class KeyJson : System.Text.Json.Serialization.JsonSerializerContext;
