using System.Diagnostics.CodeAnalysis;
using Ledger.Cryptography;

namespace Ledger.Evidence.Mirror;

/// <summary>A right as chains have it: the value of the key <c>right/{asset}/{n}</c>.</summary>
/// <param name="Version">The key's version.</param>
/// <param name="State">Kind · 16 + status: hold 1, use 2, operate 3; in-force 1, ended 2, revoked 3.</param>
/// <param name="Flags">Exclusive 1, pledged 2, frozen 4.</param>
/// <param name="From">The first civil day since 1970-01-01.</param>
/// <param name="Until">The last civil day of the term; 0 means without end.</param>
/// <param name="Holder">The salted digest of the holder.</param>
/// <param name="Terms">The SHA-256 digest of the terms.</param>
public sealed record MirrorRight(
    ulong Version, byte State, byte Flags, uint From, uint Until, Digest Holder, Digest Terms)
{
    /// <summary>Reads the value as SPEC-entry has it; false for any other shape.</summary>
    public static bool TryRead(ulong version, JsonValue value, [NotNullWhen(true)] out MirrorRight? right)
    {
        right = null;
        if (value is not JsonObject json
            || !json.HasExactly(
                "kind", "holder", "from", "until", "terms", "status", "exclusive", "pledged", "frozen")
            || !MirrorWords.TryReadState(json, MirrorWords.RightKinds, MirrorWords.RightStatuses, out var state)
            || !TryReadFlags(json, out var flags)
            || !MirrorWords.TryReadDay(json["from"], out var from)
            || !TryReadUntil(json["until"], out var until)
            || !json.TryGetDigest("holder", out var holder)
            || !MirrorWords.TryReadDigests(json["terms"], out var terms))
        {
            return false;
        }

        right = new MirrorRight(version, state, flags, from, until, holder, terms);
        return true;
    }

    private static bool TryReadFlags(JsonObject json, out byte flags)
    {
        flags = 0;
        if (!json.TryGetBool("exclusive", out var exclusive)
            || !json.TryGetBool("pledged", out var pledged)
            || !json.TryGetBool("frozen", out var frozen))
        {
            return false;
        }

        flags = (byte)((exclusive ? 1 : 0) | (pledged ? 2 : 0) | (frozen ? 4 : 0));
        return true;
    }

    private static bool TryReadUntil(JsonValue? value, out uint until)
    {
        until = 0;
        return value is JsonNull || MirrorWords.TryReadDay(value, out until);
    }
}
