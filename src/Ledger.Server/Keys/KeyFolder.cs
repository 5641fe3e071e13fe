using System.Text.Json;
using Ledger.Cryptography;

namespace Ledger.Server.Keys;

/// <summary>
/// Keys in files of one folder, readable by the owner only. A development registry makes what is missing; a
/// production registry refuses to start until its ceremony has put the files there.
/// </summary>
internal sealed class KeyFolder(string path, bool mayCreate)
{
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

    private PrivateKey Create(string file, string purpose, SignatureAlgorithm algorithm)
    {
        if (!mayCreate)
        {
            throw new InvalidOperationException(
                $"{file} is missing. Only a development registry makes its own keys; put the ceremony's key there.");
        }

        Directory.CreateDirectory(path);
        var key = PrivateKey.Generate(algorithm);
        var stored = new StoredKey(purpose, algorithm.Name, Hex.Encode(key.Export()));
        SecretFile.Write(file, JsonSerializer.SerializeToUtf8Bytes(stored, KeyJson.Default.StoredKey));
        return key;
    }
}

/// <summary>A key as its file holds it.</summary>
/// <param name="Purpose">The one thing the key is for.</param>
/// <param name="Algorithm">The algorithm's name.</param>
/// <param name="Secret">The secret scalar or seed, 64 hex characters.</param>
internal sealed record StoredKey(string Purpose, string Algorithm, string Secret);

[System.Text.Json.Serialization.JsonSourceGenerationOptions(
    PropertyNamingPolicy = System.Text.Json.Serialization.JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[System.Text.Json.Serialization.JsonSerializable(typeof(StoredKey))]
internal sealed partial class KeyJson : System.Text.Json.Serialization.JsonSerializerContext;
