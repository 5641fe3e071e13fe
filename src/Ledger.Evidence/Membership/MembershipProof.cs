using System.Diagnostics.CodeAnalysis;
using Ledger.Cryptography;
using Ledger.Evidence.Manifests;
using Ledger.Evidence.Rows;

namespace Ledger.Evidence.Membership;

/// <summary>
/// That chunks, or rows, belong to data whose manifest is known, without the rest of it (SPEC-membership).
/// </summary>
public sealed record MembershipProof
{
    /// <summary>The value of <c>format</c>.</summary>
    public const string Format = "ledger-membership@v1";

    /// <summary>The longest proof, in bytes.</summary>
    public const int MaxBytes = 1 << 26;

    /// <summary>The most chunks or rows in one proof.</summary>
    public const int MaxMembers = 1024;

    /// <summary>The manifest of the data; its digests are what a register holds.</summary>
    public required Manifest Manifest { get; init; }

    /// <summary>What the manifest's one file says of the rows; null in a proof of chunks.</summary>
    public RowSet? Description { get; init; }

    /// <summary>The rows shown.</summary>
    public IReadOnlyList<RowProof> Rows { get; init; } = [];

    /// <summary>The chunks shown.</summary>
    public IReadOnlyList<MemberChunk> Chunks { get; init; } = [];

    /// <summary>Reads exactly what <see cref="ToBytes"/> writes.</summary>
    /// <param name="bytes">Untrusted bytes of any length.</param>
    /// <param name="proof">The proof, of which nothing is verified yet.</param>
    /// <param name="error">Why the bytes are refused, for people.</param>
    public static bool TryRead(
        ReadOnlySpan<byte> bytes,
        [NotNullWhen(true)] out MembershipProof? proof,
        [NotNullWhen(false)] out string? error)
    {
        proof = null;
        if (bytes.Length > MaxBytes)
        {
            error = $"A proof has at most {MaxBytes} bytes.";
            return false;
        }

        if (!CanonicalJson.TryParse(bytes, out var value, out error))
        {
            return false;
        }

        proof = MembershipFormat.Read(value, out error);
        return proof is not null;
    }

    /// <summary>The canonical bytes.</summary>
    /// <exception cref="ArgumentException">A member breaks its rule; the bytes could not be read back.</exception>
    public byte[] ToBytes()
    {
        var refusal = MembershipFormat.Refusal(this);
        return refusal is null
            ? CanonicalJson.Write(MembershipFormat.Write(this))
            : throw new ArgumentException(refusal);
    }

    /// <summary>
    /// Whether every row shown is one of the rows that the manifest's one file describes. Nothing but the manifest's
    /// digests is trusted; the caller compares them with what a register holds.
    /// </summary>
    public bool VerifyRows()
    {
        if (Description is null || Manifest.Files.Count != 1)
        {
            return false;
        }

        using var described = new MemoryStream(Description.ToBytes());
        return FileVerifier.Check(Manifest, null, 0, described).IsSame && Rows.All(row => row.Verify(Description));
    }
}
