using System.Diagnostics.CodeAnalysis;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Evidence.Entries;

namespace Ledger.Evidence.Bundles;

/// <summary>A member as <c>bundle.json</c> names it.</summary>
internal readonly record struct StatedMember(string Name, DigestPair Digests, ulong Size);

/// <summary>
/// What the registry signs of a bundle: <c>bundle.json</c>. No other text of it speaks for the registry.
/// </summary>
internal sealed record BundleStatement(
    string Origin, string Subject, BundleClaims Claims, IReadOnlyList<StatedMember> Members)
{
    public const string Format = "ledger-bundle@v1";

    /// <summary>What is signed: the format, a zero byte, the bytes of <c>bundle.json</c>.</summary>
    public static byte[] Message(ReadOnlySpan<byte> statement) => [.. "ledger-bundle@v1\0"u8, .. statement];

    public static BundleStatement Of(BundleContent content, IEnumerable<ZipMember> members) => new(
        content.Origin,
        content.Subject,
        BundleClaims.Of(content),
        [.. members.Select(member => new StatedMember(
            member.Name, DigestPair.Of(member.Bytes.Span), (ulong)member.Bytes.Length))]);

    public static bool TryRead(
        ReadOnlySpan<byte> bytes,
        [NotNullWhen(true)] out BundleStatement? statement,
        [NotNullWhen(false)] out string? error)
    {
        statement = null;
        if (!CanonicalJson.TryParse(bytes, out var value, out error))
        {
            return false;
        }

        if (value is not JsonObject members)
        {
            error = "bundle.json is an object.";
            return false;
        }

        var reader = new MemberReader(members);
        reader.Literal("format", Format);
        var read = new BundleStatement(
            reader.Text("origin", EntrySyntax.IsOrigin),
            reader.Text("subject", text => StateKey.TryParse(text, out var key) && key.Kind == StateKeyKind.Asset),
            reader.Object("claims", BundleClaims.Read),
            reader.List("members", Member));
        error = reader.Error ?? read.Refusal();
        statement = error is null ? read : null;
        return statement is not null;
    }

    public byte[] ToBytes() => CanonicalJson.Write(new JsonObject(
        ("claims", Claims.ToJson()),
        ("format", Format),
        ("members", new JsonArray(Members.Select(static member => (JsonValue)new JsonObject(
            ("name", member.Name),
            ("sha256", member.Digests.Sha256.ToString()),
            ("size", CanonicalDecimal.Encode(member.Size)),
            ("sm3", member.Digests.Sm3.ToString()))))),
        ("origin", Origin),
        ("subject", Subject)));

    private string? Refusal() =>
        !Claims.States.Contains(Subject) ? "The state of the subject is not among the claims."
        : !Members.Select(member => member.Name).SequenceEqual(BundleLayout.Names(Claims))
            ? "The members are not those that the claims need, in their order."
        : null;

    private static StatedMember Member(MemberReader member) => new(
        member.Text("name", static name => name.Length > 0), member.Digests(), member.Decimal("size", 0));
}
