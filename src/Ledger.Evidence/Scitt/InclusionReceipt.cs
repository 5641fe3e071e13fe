using Ledger.Cryptography;

namespace Ledger.Evidence.Scitt;

/// <summary>A COSE Receipt of inclusion in the SHA-256 tree (RFC 9942, 5.2); what it says is still to be verified.
/// </summary>
/// <param name="Issuer">Whose log it is.</param>
/// <param name="Subject">The entry.</param>
/// <param name="Key">The id of the key of the lane that signed the root.</param>
/// <param name="Size">The size of the tree.</param>
/// <param name="Index">The index of the leaf.</param>
/// <param name="Path">The audit path.</param>
public sealed record InclusionReceipt(
    string Issuer, string Subject, Digest Key, ulong Size, ulong Index, IReadOnlyList<Digest> Path)
{
    internal const string Type = "application/scitt-receipt+cose";

    // A tree of 2^64 leaves has no longer audit path.
    private const int MaxPath = 64;

    /// <summary>The signature over the root, 64 bytes of Ed25519.</summary>
    public required ReadOnlyMemory<byte> Signature { get; init; }

    /// <summary>What the lane signs: the root is the payload, and it is detached.</summary>
    public byte[] SignedBytes(Digest root) => CoseForm.SignedBytes(Protected(), root.AsSpan());

    /// <summary>The receipt as it is sent.</summary>
    public byte[] ToBytes() => new CborItems()
        .Literal(CoseForm.Sign1).Bytes(Protected())
        .Literal(CoseForm.OneInclusion).Bytes(Proof())
        .Literal(CoseForm.Detached).Bytes(Signature.Span).ToBytes();

    /// <summary>Reads exactly what <see cref="ToBytes"/> writes; null for everything else.</summary>
    internal static InclusionReceipt? Read(ReadOnlySpan<byte> bytes)
    {
        var cursor = new CborCursor(bytes);
        cursor.Literal(CoseForm.Sign1);
        var header = new CborCursor(cursor.Bytes());
        cursor.Literal(CoseForm.OneInclusion);
        var proof = new CborCursor(cursor.Bytes());
        cursor.Literal(CoseForm.Detached);
        var signature = cursor.Bytes(CoseForm.SignatureSize).ToArray();

        header.Literal(CoseForm.ProtectedWithAlgorithm);
        header.Literal(CoseForm.KeyId);
        var key = Digest.Read(header.Bytes(Digest.Size));
        header.Literal(CoseForm.ClaimsWithIssuer);
        var issuer = header.Text();
        header.Literal(CoseForm.Subject);
        var subject = header.Text();
        header.Literal(CoseForm.Type);
        var type = header.Text();
        header.Literal(CoseForm.TreeKind);

        proof.Literal([0x83]);
        var (size, index) = (proof.Unsigned(), proof.Unsigned());
        var path = new Digest[proof.Array(MaxPath)];
        for (var i = 0; i < path.Length; i++)
        {
            path[i] = Digest.Read(proof.Bytes(Digest.Size));
        }

        return cursor.IsAtEnd && header.IsAtEnd && proof.IsAtEnd && type == Type && path.Length > 0
            ? new InclusionReceipt(issuer, subject, key, size, index, path) { Signature = signature }
            : null;
    }

    private byte[] Protected() => new CborItems()
        .Literal(CoseForm.ProtectedWithAlgorithm)
        .Literal(CoseForm.KeyId).Bytes(Key.AsSpan())
        .Literal(CoseForm.ClaimsWithIssuer).Text(Issuer)
        .Literal(CoseForm.Subject).Text(Subject)
        .Literal(CoseForm.Type).Text(Type)
        .Literal(CoseForm.TreeKind).ToBytes();

    private byte[] Proof()
    {
        var proof = new CborItems().Array(3).Unsigned(Size).Unsigned(Index).Array(Path.Count);
        foreach (var hash in Path)
        {
            proof.Bytes(hash.AsSpan());
        }

        return proof.ToBytes();
    }
}
