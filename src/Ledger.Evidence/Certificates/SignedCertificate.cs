using System.Diagnostics.CodeAnalysis;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Evidence.Entries;

namespace Ledger.Evidence.Certificates;

/// <summary>A registry's signature over a certificate's documents.</summary>
/// <param name="Key">The key that is said to have made it.</param>
/// <param name="Value">The signature.</param>
public sealed record CertificateSignature(PublicKey Key, ReadOnlyMemory<byte> Value);

/// <summary>
/// The signatures over a certificate's documents (SPEC-certificate): each is over the canonical JSON of a statement
/// that says what it is, of which log, of which certificate and which files, so that it can be taken for nothing else.
/// </summary>
public sealed record SignedCertificate
{
    private const string Type = "ledger-certificate-documents@v1";
    private const int MaxBytes = 16 * 1024;
    private const int MaxSignatures = 8;
    private const int MaxSignature = 128;

    private static readonly string[] s_files = ["certificate.json", "certificate.pdf"];

    private SignedCertificate(
        string origin, CertificateCode number, DateTimeOffset time, DigestPair content, DigestPair page) =>
        (Origin, Number, Time, Content, Page) = (origin, number, time, content, page);

    /// <summary>The log.</summary>
    public string Origin { get; }

    /// <summary>The certificate's number.</summary>
    public CertificateCode Number { get; }

    /// <summary>When it was signed, UTC, whole milliseconds.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>Digests of <c>certificate.json</c>.</summary>
    public DigestPair Content { get; }

    /// <summary>Digests of <c>certificate.pdf</c>.</summary>
    public DigestPair Page { get; }

    /// <summary>At least one, each of another key; not verified.</summary>
    public IReadOnlyList<CertificateSignature> Signatures { get; private init; } = [];

    /// <summary>What is signed.</summary>
    public byte[] Message => CanonicalJson.Write(Statement());

    /// <summary>Signs documents with several keys.</summary>
    public static SignedCertificate Sign(
        string origin, CertificateCode number, DateTimeOffset time, ReadOnlySpan<byte> content, ReadOnlySpan<byte> page,
        params IReadOnlyList<PrivateKey> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var whole = new DateTimeOffset(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
        var bare = new SignedCertificate(origin, number, whole, DigestPair.Of(content), DigestPair.Of(page));
        var message = bare.Message;
        return bare with
        {
            Signatures = [.. keys.Select(key => new CertificateSignature(key.PublicKey, key.Sign(message)))],
        };
    }

    /// <summary>The bytes of <c>signatures.json</c>.</summary>
    public byte[] ToBytes() => CanonicalJson.Write(new JsonObject(
        ("statement", Statement()), ("signatures", new JsonArray(Signatures.Select(Write)))));

    /// <summary>Reads exactly what <see cref="ToBytes"/> writes. Nothing is verified.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out SignedCertificate? certificate)
    {
        certificate = null;
        if (bytes.Length > MaxBytes || !CanonicalJson.TryParse(bytes, out var json, out _)
            || json is not JsonObject members || !members.HasExactly("signatures", "statement")
            || !members.TryGetObject("statement", out var statement) || Read(statement) is not { } bare
            || !members.TryGetArray("signatures", out var items) || items.Count is 0 or > MaxSignatures)
        {
            return false;
        }

        var signatures = items.Select(ReadSignature).OfType<CertificateSignature>().ToList();
        if (signatures.Count == items.Count && signatures.DistinctBy(one => one.Key.Id).Count() == items.Count)
        {
            certificate = bare with { Signatures = signatures };
        }

        return certificate is not null;
    }

    private JsonObject Statement() => new(
        ("files", new JsonArray(FileOf(s_files[0], Content), FileOf(s_files[1], Page))),
        ("number", Number.ToString()),
        ("origin", Origin),
        ("time", EntrySyntax.FormatTime(Time)),
        ("type", Type));

    private static SignedCertificate? Read(JsonObject statement) =>
        statement.HasExactly("files", "number", "origin", "time", "type")
        && statement.TryGetText("type", out var type) && type == Type
        && statement.TryGetText("origin", out var origin) && EntrySyntax.IsOrigin(origin)
        && statement.TryGetText("number", out var text) && CertificateCode.TryParse(text, out var number)
        && statement.TryGetText("time", out var at) && EntrySyntax.TryTime(at, out var time)
        && statement.TryGetArray("files", out var files) && files.Count == s_files.Length
        && Digests(files[0], s_files[0]) is { } content && Digests(files[1], s_files[1]) is { } page
            ? new SignedCertificate(origin, number, time, content, page)
            : null;

    private static DigestPair? Digests(JsonValue file, string expected) =>
        file is JsonObject members && members.HasExactly("name", "sha256", "sm3")
        && members.TryGetText("name", out var name) && name == expected
        && members.TryGetDigest("sha256", out var sha256) && members.TryGetDigest("sm3", out var sm3)
            ? new DigestPair(sha256, sm3)
            : null;

    private static JsonObject FileOf(string name, DigestPair digests) => new(
        ("name", name), ("sha256", digests.Sha256.ToString()), ("sm3", digests.Sm3.ToString()));

    private static JsonObject Write(CertificateSignature one) => new(
        ("algorithm", one.Key.Algorithm.Name),
        ("key", one.Key.Id.ToString()),
        ("spki", CanonicalBase64.Encode(one.Key.ToSpki())),
        ("value", CanonicalBase64.Encode(one.Value.Span)));

    private static CertificateSignature? ReadSignature(JsonValue item) =>
        item is JsonObject members && members.HasExactly("algorithm", "key", "spki", "value")
        && members.TryGetText("spki", out var spki) && CanonicalBase64.TryDecode(spki, out var der)
        && PublicKey.TryReadSpki(der, out var key)
        && members.TryGetText("algorithm", out var algorithm) && algorithm == key.Algorithm.Name
        && members.TryGetDigest("key", out var id) && id == key.Id
        && members.TryGetText("value", out var value) && CanonicalBase64.TryDecode(value, out var signature)
        && signature.Length is > 0 and <= MaxSignature
            ? new CertificateSignature(key, signature)
            : null;
}
