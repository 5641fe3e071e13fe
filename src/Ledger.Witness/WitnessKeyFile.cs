using System.Text.Json;
using System.Text.Json.Serialization;
using Ledger.Cryptography;

namespace Ledger.Witness;

/// <summary>The witness's key in a file that only its owner may read. It signs cosignatures and nothing else.</summary>
internal static class WitnessKeyFile
{
    private const string Purpose = "witness-ed25519";

    /// <summary>Where the key is in a data folder.</summary>
    public static string In(string data) => Path.Combine(data, Purpose + ".json");

    /// <summary>Reads the key.</summary>
    /// <exception cref="InvalidDataException">It is missing, or the file holds something else.</exception>
    public static PrivateKey Read(string data)
    {
        var file = In(data);
        if (!File.Exists(file))
        {
            throw new InvalidDataException($"{file} is missing. Make it once with: ledger-witness new-key NAME FOLDER");
        }

        var stored = JsonSerializer.Deserialize(File.ReadAllBytes(file), WitnessJson.Default.StoredWitnessKey);
        return stored is { Purpose: Purpose } && stored.Algorithm == SignatureAlgorithm.Ed25519.Name
            && Hex.TryDecode(stored.Secret, out var secret)
            && PrivateKey.TryImport(SignatureAlgorithm.Ed25519, secret, out var key)
                ? key
                : throw new InvalidDataException($"{file} does not hold a witness's key.");
    }

    /// <summary>Makes a key; one that is there already stays.</summary>
    /// <exception cref="InvalidDataException">The file is there and holds something else.</exception>
    public static PrivateKey Make(string data)
    {
        if (File.Exists(In(data)))
        {
            return Read(data);
        }

        Directory.CreateDirectory(data);
        var key = PrivateKey.Generate(SignatureAlgorithm.Ed25519);
        var stored = new StoredWitnessKey(Purpose, key.PublicKey.Algorithm.Name, Hex.Encode(key.Export()));
        Write(In(data), JsonSerializer.SerializeToUtf8Bytes(stored, WitnessJson.Default.StoredWitnessKey));
        return key;
    }

    private static void Write(string file, ReadOnlySpan<byte> content)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var stream = new FileStream(file, options);
        stream.Write(content);
        stream.Flush(flushToDisk: true);
    }
}

/// <summary>A key as its file holds it.</summary>
internal sealed record StoredWitnessKey(string Purpose, string Algorithm, string Secret);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(StoredWitnessKey))]
internal sealed partial class WitnessJson : JsonSerializerContext;
