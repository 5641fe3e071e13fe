using Ledger.Cryptography;
using Ledger.Evidence.Entries;

namespace Ledger.Evidence.Manifests;

internal static class ManifestReader
{
    public static Manifest? Read(ReadOnlySpan<byte> bytes, out string? error)
    {
        if (bytes.Length > Manifest.MaxBytes)
        {
            error = $"A manifest has at most {Manifest.MaxBytes} bytes.";
            return null;
        }

        if (!CanonicalJson.TryParse(bytes, out var value, out error))
        {
            return null;
        }

        if (value is not JsonObject members)
        {
            error = "A manifest is an object.";
            return null;
        }

        var reader = new MemberReader(members);
        var manifest = Read(reader, members);
        error = reader.Error ?? ManifestRules.Refusal(manifest);
        return error is null ? manifest : null;
    }

    private static Manifest Read(MemberReader members, JsonObject source)
    {
        members.Literal("format", Manifest.Format);
        var size = members.Decimal("chunkSize", 1);
        if (size > int.MaxValue || !Manifest.IsChunkSize((long)size))
        {
            members.Refuse("'chunkSize' is not a power of two in its range.");
            size = Manifest.DefaultChunkSize;
        }

        return new Manifest
        {
            Digests = Digests(members, source),
            ChunkSize = (int)size,
            Files = members.List("files", file => File(file, (int)size)),
            ChunkList = members.Digest("chunkList"),
        };
    }

    internal static ManifestDigests Digests(MemberReader members, JsonObject source)
    {
        members.Take();
        foreach (var digests in new[] { ManifestDigests.Sha256, ManifestDigests.Sm3, ManifestDigests.Both })
        {
            var names = new JsonArray(ManifestWriter.NamesOf(digests).Select(name => (JsonValue)name));
            if (names.Equals(source["digests"]))
            {
                return digests;
            }
        }

        members.Refuse("'digests' is missing or malformed.");
        return ManifestDigests.Both;
    }

    private static ManifestFile File(MemberReader members, int chunkSize)
    {
        var file = new ManifestFile(
            members.Text("path", ManifestPath.IsValid),
            (long)members.Decimal("length", 0),
            members.Object("tree", Set),
            members.Has("plain") ? members.Object("plain", Set) : null);
        if (members.Decimal("chunks", 0) != (ulong)file.ChunksOf(chunkSize))
        {
            members.Refuse($"'chunks' of '{file.Path}' does not follow from its length.");
        }

        return file;
    }

    internal static DigestSet Set(MemberReader members) => new(
        members.Has("sha256") ? members.Digest("sha256") : null,
        members.Has("sm3") ? members.Digest("sm3") : null);
}
