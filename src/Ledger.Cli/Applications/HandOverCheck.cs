using Ledger.Cryptography;

namespace Ledger.Cli.Applications;

/// <summary>Whether a package of a hand-over holds all that its inventory says; asks nobody.</summary>
internal static class HandOverCheck
{
    /// <summary>The inventory's digests and how many cases it has; what is wrong, file by file.</summary>
    /// <exception cref="InvalidDataException">The folder has no inventory that can be read.</exception>
    public static (DigestPair Inventory, int Cases, IReadOnlyList<string> Faults) Of(DirectoryInfo folder)
    {
        var bytes = File.ReadAllBytes(HandOverPackage.PathOf(folder, HandOverPackage.Inventory));
        if (!CanonicalJson.TryParse(bytes, out var json, out var error) || json is not JsonObject inventory
            || !inventory.TryGetText("format", out var format) || format != HandOverPackage.Format
            || inventory["cases"] is not JsonArray { Items: var cases })
        {
            throw new InvalidDataException($"{HandOverPackage.Inventory} is no inventory of a hand-over. {error}");
        }

        List<string> faults = [];
        foreach (var item in cases)
        {
            if (item is JsonObject found && found.TryGetText("case", out var id)
                && found["materials"] is JsonArray { Items: var materials })
            {
                Check(folder, ["cases", $"{id}.json"], found["state"], faults);
                foreach (var material in materials.OfType<JsonObject>().Where(static one =>
                    one.TryGetText("kept", out var kept) && kept == "document"))
                {
                    var name = material["content"] is JsonObject content && content.TryGetText("sha256", out var sha256)
                        ? sha256
                        : "";
                    Check(folder, ["documents", name], material["content"], faults);
                }
            }
            else
            {
                faults.Add("a case of the inventory cannot be read");
            }
        }

        return (DigestPair.Of(bytes), cases.Count, faults);
    }

    private static void Check(DirectoryInfo folder, string[] names, JsonValue? stated, List<string> faults)
    {
        var path = HandOverPackage.PathOf(folder, names);
        if (names.Any(static name => name.Length == 0 || name.Contains('/', StringComparison.Ordinal))
            || !File.Exists(path))
        {
            faults.Add($"{string.Join('/', names)} is not there");
            return;
        }

        var pair = DigestPair.Of(File.ReadAllBytes(path));
        var expected = new JsonObject(("sha256", pair.Sha256.ToString()), ("sm3", pair.Sm3.ToString()));
        if (!expected.Equals(stated))
        {
            faults.Add($"{string.Join('/', names)} is not what the inventory says");
        }
    }
}
