using System.Diagnostics.CodeAnalysis;
using Ledger.Evidence.Bundles;

namespace Ledger.Evidence.Certificates;

/// <summary>What is handed out about a registration certificate, in one archive (SPEC-certificate).</summary>
/// <param name="Content">The content's canonical JSON.</param>
/// <param name="Page">The certificate for people, a PDF.</param>
/// <param name="Credential">The certificate as a secured credential.</param>
/// <param name="Signatures">The registry's signatures over the first two.</param>
/// <param name="Evidence">The bundle of the asset; null for none.</param>
/// <param name="Anchors">Trust anchors as of then; null for none.</param>
/// <param name="Verifier">The second verifier; null for none.</param>
public sealed record CertificateArchive(
    ReadOnlyMemory<byte> Content, ReadOnlyMemory<byte> Page, ReadOnlyMemory<byte> Credential,
    ReadOnlyMemory<byte> Signatures, ReadOnlyMemory<byte>? Evidence, ReadOnlyMemory<byte>? Anchors,
    ReadOnlyMemory<byte>? Verifier)
{
    /// <summary>The longest archive, in bytes.</summary>
    public const int MaxBytes = 96 * 1024 * 1024;

    private const string First = "certificate.json";

    // Three that are always there behind the first, and three that may be.
    private static readonly string[] s_names =
    [
        First, "certificate.pdf", "certificate.vc.jwt", "signatures.json", "evidence.zip", "anchors.json",
        "verify.html",
    ];

    private ReadOnlyMemory<byte>?[] Members =>
        [Content, Page, Credential, Signatures, Evidence, Anchors, Verifier];

    /// <summary>The archive's one byte form.</summary>
    /// <exception cref="ArgumentException">It would be longer than <see cref="MaxBytes"/>.</exception>
    public byte[] ToBytes()
    {
        var members = Members;
        if (members.Sum(member => member?.Length ?? 0L) > MaxBytes - (members.Length * 512L))
        {
            throw new ArgumentException($"A certificate's archive has at most {MaxBytes} bytes.");
        }

        return StoredZip.Write(
        [
            .. s_names.Zip(members).Where(pair => pair.Second is not null)
                .Select(pair => new ZipMember(pair.First, pair.Second!.Value)),
        ]);
    }

    /// <summary>Whether a file is such an archive at all, by its first member; nothing else is looked at.</summary>
    public static bool IsOne(ReadOnlySpan<byte> bytes) => StoredZip.FirstName(bytes) == First;

    /// <summary>Reads exactly what <see cref="ToBytes"/> writes. The bytes are untrusted.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out CertificateArchive? archive)
    {
        archive = null;
        if (bytes.Length > MaxBytes || !StoredZip.TryRead(bytes, out var members))
        {
            return false;
        }

        ReadOnlyMemory<byte>?[] held =
        [
            .. s_names.Select(name => members.Any(member => member.Name == name)
                ? members.First(member => member.Name == name).Bytes
                : (ReadOnlyMemory<byte>?)null),
        ];
        if (held is [{ } content, { } page, { } credential, { } signatures, var evidence, var anchors, var verifier]
            && members.Select(member => member.Name).SequenceEqual(
                s_names.Where((_, i) => held[i] is not null)))
        {
            archive = new CertificateArchive(content, page, credential, signatures, evidence, anchors, verifier);
        }

        return archive is not null;
    }
}
