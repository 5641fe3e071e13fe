using Ledger.Cryptography;
using Ledger.Evidence.Entries;
using Ledger.Evidence.Manifests;
using Ledger.Evidence.Rows;

namespace Ledger.Evidence.Membership;

internal static class MembershipFormat
{
    private const int MaxPath = 64;

    public static JsonObject Write(MembershipProof proof) => proof.Description is null
        ? new JsonObject(
            ("chunks", new JsonArray(proof.Chunks.Select(Write))),
            ("format", MembershipProof.Format),
            ("manifest", ManifestWriter.Write(proof.Manifest)))
        : new JsonObject(
            ("description", RowSetFormat.Write(proof.Description)),
            ("format", MembershipProof.Format),
            ("manifest", ManifestWriter.Write(proof.Manifest)),
            ("rows", new JsonArray(proof.Rows.Select(Write))));

    public static MembershipProof? Read(JsonValue value, out string? error)
    {
        if (value is not JsonObject members)
        {
            error = "A proof is an object.";
            return null;
        }

        var reader = new MemberReader(members);
        reader.Literal("format", MembershipProof.Format);
        if (!Manifest.TryRead(CanonicalJson.Write(reader.Value("manifest")), out var manifest, out error))
        {
            return null;
        }

        RowSet? description = null;
        var isOfRows = reader.Has("description");
        if (isOfRows && (description = RowSetFormat.Read(reader.Value("description"), out error)) is null)
        {
            return null;
        }

        var proof = new MembershipProof
        {
            Manifest = manifest,
            Description = description,
            Rows = isOfRows ? reader.List("rows", Row) : [],
            Chunks = isOfRows ? [] : reader.List("chunks", Chunk),
        };
        error = reader.Error ?? Refusal(proof);
        return error is null ? proof : null;
    }

    public static string? Refusal(MembershipProof proof) =>
        proof.Description is null == (proof.Chunks.Count == 0) || proof.Description is null == proof.Rows.Count > 0
            ? "A proof shows chunks, or rows of a description."
        : Math.Max(proof.Chunks.Count, proof.Rows.Count) > MembershipProof.MaxMembers
            ? $"A proof shows at most {MembershipProof.MaxMembers} chunks or rows."
        : proof.Chunks.Any(chunk => chunk.Index < 0) || proof.Rows.Any(row => row.Index < 0)
            ? "A place is not negative."
        : null;

    private static JsonObject Write(RowProof row)
    {
        var members = Paths(row.Sha256, row.Sm3);
        members.Add(("index", CanonicalDecimal.Encode((ulong)row.Index)));
        members.Add(("row", CanonicalBase64.Encode(row.Row.Span)));
        if (!row.Salt.IsEmpty)
        {
            members.Add(("salt", Hex.Encode(row.Salt.Span)));
        }

        return new JsonObject(members);
    }

    private static JsonObject Write(MemberChunk chunk)
    {
        var members = Paths(chunk.Proof.Sha256, chunk.Proof.Sm3);
        members.Add(("index", CanonicalDecimal.Encode((ulong)chunk.Index)));
        members.Add(("path", chunk.Path));
        return new JsonObject(members);
    }

    private static List<(string Name, JsonValue Value)> Paths(
        IReadOnlyList<Digest>? sha256, IReadOnlyList<Digest>? sm3)
    {
        var members = new List<(string Name, JsonValue Value)>();
        Add("sha256", sha256);
        Add("sm3", sm3);
        return members;

        void Add(string name, IReadOnlyList<Digest>? path)
        {
            if (path is not null)
            {
                members.Add((name, new JsonArray(path.Select(digest => (JsonValue)digest.ToString()))));
            }
        }
    }

    private static RowProof Row(MemberReader members) => new(
        Index(members),
        members.Base64("row", RowBuilder.MaxBytes),
        members.Has("salt") ? members.Digest("salt").ToArray() : default(ReadOnlyMemory<byte>),
        Path(members, "sha256"),
        Path(members, "sm3"));

    private static MemberChunk Chunk(MemberReader members) => new(
        members.Text("path", ManifestPath.IsValid),
        Index(members),
        new ChunkProof(Path(members, "sha256"), Path(members, "sm3")));

    private static long Index(MemberReader members)
    {
        var index = members.Decimal("index", 0);
        if (index > long.MaxValue)
        {
            members.Refuse("'index' is too large.");
        }

        return (long)Math.Min(index, long.MaxValue);
    }

    private static List<Digest>? Path(MemberReader members, string name)
    {
        if (!members.Has(name))
        {
            return null;
        }

        var path = new List<Digest>();
        foreach (var item in members.Items(name, MaxPath))
        {
            if (item is JsonText text && Digest.TryParse(text.Value, out var digest))
            {
                path.Add(digest);
            }
            else
            {
                members.Refuse($"'{name}' is malformed.");
            }
        }

        return path;
    }
}
