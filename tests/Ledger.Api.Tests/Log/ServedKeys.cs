using System.Text.Json;
using Ledger.Cryptography;

namespace Ledger.Api.Tests.Log;

/// <summary>The public keys of the log's lanes, from the registry's key files.</summary>
internal static class ServedKeys
{
    public static IReadOnlyList<PublicKey> Read(string folder) =>
        [.. new[] { "log-ed25519", "log-secp256k1", "log-sm2" }.Select(name => ReadOne(folder, name))];

    private static PublicKey ReadOne(string folder, string name)
    {
        var key = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "keys", name + ".json"))).RootElement;
        return SignatureAlgorithm.TryGet(key.GetProperty("algorithm").GetString()!, out var algorithm)
            && PrivateKey.TryImport(
                algorithm, Convert.FromHexString(key.GetProperty("secret").GetString()!), out var secret)
                ? secret.PublicKey
                : throw new InvalidDataException($"{name} is no key.");
    }
}
