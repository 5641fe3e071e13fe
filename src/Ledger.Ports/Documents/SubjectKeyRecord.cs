using System.Diagnostics.CodeAnalysis;
using Ledger.Cryptography;

namespace Ledger.Ports.Documents;

/// <summary>A subject's key as it is kept: wrapped, or erased (<c>ledger-subject-key@v1</c>, SPEC-document).</summary>
/// <param name="Algorithm">What it is wrapped with; null when it was erased.</param>
/// <param name="Nonce">The nonce of the wrapping.</param>
/// <param name="Wrapped">The wrapped key with its tag.</param>
internal sealed record SubjectKeyRecord(AeadAlgorithm? Algorithm, byte[] Nonce, byte[] Wrapped)
{
    public const int MaxBytes = 1024;
    private const int WrappedSize = 32 + AeadAlgorithm.TagSize;
    private const string Format = "ledger-subject-key@v1";

    public static SubjectKeyRecord Erased { get; } = new(null, [], []);

    public bool IsErased => Algorithm is null;

    public byte[] ToBytes() => CanonicalJson.Write(Algorithm is null
        ? new JsonObject(("format", Format), ("state", "erased"))
        : new JsonObject(
            ("format", Format),
            ("state", "wrapped"),
            ("algorithm", Algorithm.Name),
            ("nonce", Hex.Encode(Nonce)),
            ("wrapped", Hex.Encode(Wrapped))));

    public static bool TryRead(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out SubjectKeyRecord? record)
    {
        record = null;
        if (!CanonicalJson.TryParse(bytes, out var json, out _) || json is not JsonObject members
            || !members.TryGetText("format", out var format) || format != Format
            || !members.TryGetText("state", out var state))
        {
            return false;
        }

        record = state switch
        {
            "erased" when members.HasExactly("format", "state") => Erased,
            "wrapped" when members.HasExactly("format", "state", "algorithm", "nonce", "wrapped") => Read(members),
            _ => null,
        };
        return record is not null;
    }

    private static SubjectKeyRecord? Read(JsonObject members) =>
        members.TryGetText("algorithm", out var name) && AeadAlgorithm.TryGet(name, out var algorithm)
        && members.TryGetText("nonce", out var nonceHex) && Hex.TryDecode(nonceHex, out var nonce)
        && members.TryGetText("wrapped", out var wrappedHex) && Hex.TryDecode(wrappedHex, out var wrapped)
        && nonce.Length == AeadAlgorithm.NonceSize && wrapped.Length == WrappedSize
            ? new SubjectKeyRecord(algorithm, nonce, wrapped)
            : null;
}
