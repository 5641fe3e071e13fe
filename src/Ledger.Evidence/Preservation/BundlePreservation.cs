using System.Diagnostics.CodeAnalysis;
using Ledger.Cryptography;
using Ledger.Evidence.Entries;
using Ledger.Evidence.Log;

namespace Ledger.Evidence.Preservation;

/// <summary>What a bundle has of the preservation of its checkpoints (SPEC-preservation).</summary>
/// <param name="Record">The evidence record.</param>
/// <param name="Roots">The roots over SHA3-256, once the log was re-rooted.</param>
public sealed record BundlePreservation(ReadOnlyMemory<byte> Record, RerootedParts? Roots = null)
{
    /// <summary>Names of the members, ascending: all of them, or the record alone.</summary>
    internal static IReadOnlyList<string> AllNames { get; } = ["paths.json", "record.ers", "sha3", "sha3-map"];

    internal static IReadOnlyList<string> RecordAlone { get; } = ["record.ers"];

    internal IReadOnlyList<string> Names => Roots is null ? RecordAlone : AllNames;

    internal ReadOnlyMemory<byte> Member(string name) => name switch
    {
        "record.ers" => Record,
        "sha3" => Roots!.Tree,
        "sha3-map" => Roots!.Map,
        _ => Roots!.Paths.ToBytes(),
    };
}

/// <summary>Roots over SHA3-256, and the paths to them.</summary>
/// <param name="Tree">The checkpoint of the tree.</param>
/// <param name="Map">The checkpoint of the state map.</param>
/// <param name="Paths">The paths of the bundle's entries and states.</param>
public sealed record RerootedParts(ReadOnlyMemory<byte> Tree, ReadOnlyMemory<byte> Map, RerootedPaths Paths);

/// <summary>Paths in the tree and the map over SHA3-256, in the order of the bundle's claims.</summary>
/// <param name="Entries">The audit path of each entry.</param>
/// <param name="States">What a state proof has there, of each state.</param>
public sealed record RerootedPaths(
    IReadOnlyList<IReadOnlyList<Digest>> Entries, IReadOnlyList<StateProofHalf> States)
{
    private const int MaxPath = 64;
    private const int MaxItems = 65_535;

    internal byte[] ToBytes() => CanonicalJson.Write(new JsonObject(
        ("entries", new JsonArray(Entries.Select(static path => (JsonValue)new JsonArray(
            path.Select(static hash => (JsonValue)hash.ToString()))))),
        ("states", new JsonArray(States.Select(static half => (JsonValue)StateProofCodec.Half(half))))));

    internal static bool TryRead(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out RerootedPaths? paths)
    {
        paths = null;
        if (!CanonicalJson.TryParse(bytes, out var value, out _) || value is not JsonObject members)
        {
            return false;
        }

        var reader = new MemberReader(members);
        var read = new RerootedPaths(
            [.. reader.Items("entries", MaxItems).Select(item => Path(reader, item))],
            reader.List("states", static half => StateProofCodec.Half(half, isPresent: false)));
        paths = reader.Error is null ? read : null;
        return paths is not null;
    }

    private static List<Digest> Path(MemberReader reader, JsonValue item)
    {
        var path = new List<Digest>();
        var isPath = item is JsonArray { Items.Count: <= MaxPath };
        foreach (var one in isPath ? ((JsonArray)item).Items : [])
        {
            isPath &= Digest.TryParse((one as JsonText)?.Value, out var hash);
            path.Add(hash);
        }

        if (!isPath)
        {
            reader.Refuse("'entries' holds something that is no path.");
        }

        return path;
    }
}
