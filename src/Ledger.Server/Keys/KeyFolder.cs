using System.Security.Cryptography;
using System.Text.Json;
using Ledger.Cryptography;

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

        var stored = JsonSerializer.Deserialize(File.ReadAllBytes(file), KeyJson.Default.StoredKey);
        if (stored?.Algorithm != algorithm.Name || stored.Purpose != purpose
            || !Hex.TryDecode(stored.Secret, out var secret)
            || !PrivateKey.TryImport(algorithm, secret, out var key))
        {
            throw new InvalidOperationException($"{file} does not hold a {algorithm.Name} key for {purpose}.");
        }

        return key;
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
