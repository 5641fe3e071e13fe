using System.Diagnostics.CodeAnalysis;
using Ledger.Cryptography;

namespace Ledger.Evidence.Mirror;

/// <summary>An asset's record as chains have it: the value of the key <c>asset/{id}</c>.</summary>
/// <param name="Version">The key's version.</param>
/// <param name="State">Kind · 16 + status: resource 1, product 2; registered 1, cancelled 2, lapsed 3.</param>
/// <param name="Content">The SHA-256 digest of its manifest.</param>
public sealed record MirrorRecord(ulong Version, byte State, Digest Content)
{
    /// <summary>Reads the value as SPEC-entry has it; false for any other shape.</summary>
    public static bool TryRead(ulong version, JsonValue value, [NotNullWhen(true)] out MirrorRecord? record)
    {
        record = null;
        if (value is not JsonObject json
            || !json.HasExactly("kind", "status", "content")
            || !MirrorWords.TryReadState(json, MirrorWords.AssetKinds, MirrorWords.AssetStatuses, out var state)
            || !MirrorWords.TryReadDigests(json["content"], out var content))
        {
            return false;
        }

        record = new MirrorRecord(version, state, content);
        return true;
    }
}
