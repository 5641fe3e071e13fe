using System.Diagnostics.CodeAnalysis;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Evidence.Entries;

namespace Ledger.Evidence.Log;

internal static class StateProofCodec
{
    // No audit path and no consistency path of a tree of at most 2^63 leaves is longer.
    private const int MaxInclusion = 64;

    public static byte[] Write(StateProof proof)
    {
        // The leaf is canonical JSON already; as an object it writes itself the same way.
        if (!CanonicalJson.TryParse(proof.MapLeaf.Span, out var leaf, out var error))
        {
            throw new InvalidOperationException(error);
        }

        var members = new List<(string, JsonValue)>
        {
            ("format", StateProof.Format),
            ("key", proof.State.Key.ToString()),
            ("mapLeaf", leaf),
            ("sha256", Half(proof.Sha256)),
            ("sm3", Half(proof.Sm3)),
        };
        if (proof.State.Value is { } value)
        {
            members.Add(("value", value));
            members.Add(("version", CanonicalDecimal.Encode(proof.State.Version)));
        }

        return CanonicalJson.Write(new JsonObject(members));
    }

    public static bool TryRead(
        ReadOnlySpan<byte> bytes, SharedMapLeaf? before, [NotNullWhen(true)] out StateProof? proof,
        [NotNullWhen(false)] out string? error)
    {
        proof = null;
        error = $"A state proof is an object of at most {StateProof.MaxBytes} bytes.";
        if (bytes.Length > StateProof.MaxBytes || !CanonicalJson.TryParse(bytes, out var value, out error))
        {
            return false;
        }

        if (value is not JsonObject members)
        {
            error = "A state proof is an object.";
            return false;
        }

        var reader = new MemberReader(members);
        var read = Read(reader, before);
        error = reader.Error;
        proof = error is null ? read : null;
        return proof is not null;
    }

    private static StateProof? Read(MemberReader members, SharedMapLeaf? before)
    {
        members.Literal("format", StateProof.Format);
        var text = members.Text("key", static key => StateKey.TryParse(key, out _));
        var isPresent = members.Has("value");
        var value = isPresent ? members.Value("value") : null;
        var version = isPresent ? members.Decimal("version", 1) : 0;
        var sha256 = members.Object("sha256", half => Half(half, isPresent));
        var sm3 = members.Object("sm3", half => Half(half, isPresent));
        if (SharedMapLeaf.Read(members.Value("mapLeaf"), before) is not { } leaf)
        {
            members.Refuse("'mapLeaf' is not a map leaf.");
            return null;
        }

        return members.Error is null && StateKey.TryParse(text, out var key)
            ? new StateProof(new KeyState(key, version, value), leaf, sha256, sm3)
            : null;
    }

    internal static JsonObject Half(StateProofHalf half)
    {
        var members = new List<(string, JsonValue)>
        {
            ("inclusion", Hashes(half.Inclusion)),
            ("siblings", Hashes(half.Map.Siblings)),
        };
        if (half.Map.OtherLeaf is { } other)
        {
            members.Add(("other", new JsonObject(
                ("path", other.Path.ToString()),
                ("value", other.ValueHash.ToString()),
                ("version", CanonicalDecimal.Encode(other.Version)))));
        }

        return new JsonObject(members);
    }

    private static JsonArray Hashes(IReadOnlyList<Digest> hashes) =>
        new(hashes.Select(static hash => (JsonValue)hash.ToString()));

    internal static StateProofHalf Half(MemberReader members, bool isPresent)
    {
        var inclusion = Hashes(members, "inclusion", MaxInclusion);
        var siblings = Hashes(members, "siblings", SparseMerkle.Depth);
        SparseMerkleLeaf? other = members.Has("other") && !isPresent ? members.Object("other", Other) : null;
        return new StateProofHalf(inclusion, new SparseMerkleProof(siblings, other));
    }

    private static SparseMerkleLeaf Other(MemberReader members) =>
        new(members.Digest("path"), members.Decimal("version", 1), members.Digest("value"));

    private static List<Digest> Hashes(MemberReader members, string name, int most)
    {
        var items = members.Items(name, most);
        var hashes = new List<Digest>(items.Count);
        foreach (var item in items)
        {
            if (!Digest.TryParse((item as JsonText)?.Value, out var hash))
            {
                members.Refuse($"'{name}' holds something that is not a digest.");
            }

            hashes.Add(hash);
        }

        return hashes;
    }
}
