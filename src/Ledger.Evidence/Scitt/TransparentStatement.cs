using System.Diagnostics.CodeAnalysis;
using Ledger.Cryptography;
using Ledger.Evidence.Log;

namespace Ledger.Evidence.Scitt;

/// <summary>
/// A transparent statement (SPEC-scitt, RFC 9943): the registry's signed statement over a leaf, with the log's receipt
/// of it. What was read is still to be verified.
/// </summary>
/// <param name="Issuer">The registry.</param>
/// <param name="Subject">The asset that the entry is evidence of.</param>
/// <param name="Key">The id of the bundle key that signed.</param>
/// <param name="Leaf">The payload: the entry's leaf.</param>
/// <param name="Receipt">That the leaf is in the log.</param>
public sealed record TransparentStatement(
    string Issuer, string Subject, Digest Key, ReadOnlyMemory<byte> Leaf, InclusionReceipt Receipt)
{
    /// <summary>The longest statement that is read, in bytes: a leaf has at most 16 KiB.</summary>
    public const int MaxBytes = 32 * 1024;

    private const string Type = "application/scitt-statement+cose";

    /// <summary>The registry's signature, 64 bytes of Ed25519.</summary>
    public required ReadOnlyMemory<byte> Signature { get; init; }

    /// <summary>Makes and signs a statement and its receipt.</summary>
    /// <param name="origin">The origin of the log.</param>
    /// <param name="subject">The asset, <c>asset/{id}</c>.</param>
    /// <param name="entry">The leaf, its index and its audit path in the SHA-256 tree.</param>
    /// <param name="head">The head of that tree.</param>
    /// <param name="log">The log's signer of that size.</param>
    /// <param name="key">The bundle key.</param>
    /// <returns>Null where one of the keys is not of Ed25519: COSE has no name for the others' signatures; and of the
    /// only leaf of a log, since a receipt has a path.</returns>
    public static TransparentStatement? Sign(
        string origin, string subject, (ulong Index, ReadOnlyMemory<byte> Leaf, IReadOnlyList<Digest> Path) entry,
        Checkpoint head, LogSigner log, PrivateKey key)
    {
        ArgumentNullException.ThrowIfNull(head);
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(key);
        if (key.PublicKey.Algorithm != SignatureAlgorithm.Ed25519 || log.SecretOf(LogLane.Ed25519) is not { } lane
            || entry.Path.Count == 0)
        {
            return null;
        }

        var receipt = new InclusionReceipt(
            IssuerOf(origin), SubjectOf(origin, EntryOf(entry.Index)), lane.PublicKey.Id, head.Size, entry.Index,
            entry.Path) { Signature = ReadOnlyMemory<byte>.Empty };
        receipt = receipt with { Signature = lane.Sign(receipt.SignedBytes(head.Root)) };
        var statement = new TransparentStatement(
            IssuerOf(origin), SubjectOf(origin, subject), key.PublicKey.Id, entry.Leaf, receipt)
        {
            Signature = ReadOnlyMemory<byte>.Empty,
        };
        return statement with { Signature = key.Sign(statement.SignedBytes()) };
    }

    /// <summary>What the registry signs.</summary>
    public byte[] SignedBytes() => CoseForm.SignedBytes(Protected(), Leaf.Span);

    /// <summary>The statement as it is stored and sent.</summary>
    public byte[] ToBytes() => new CborItems()
        .Literal(CoseForm.Sign1).Bytes(Protected())
        .Literal(CoseForm.OneReceipt).Bytes(Receipt.ToBytes())
        .Bytes(Leaf.Span).Bytes(Signature.Span).ToBytes();

    /// <summary>Reads exactly what <see cref="ToBytes"/> writes; false for everything else.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out TransparentStatement? statement)
    {
        statement = null;
        var cursor = new CborCursor(bytes.Length > MaxBytes ? [] : bytes);
        cursor.Literal(CoseForm.Sign1);
        var header = new CborCursor(cursor.Bytes());
        cursor.Literal(CoseForm.OneReceipt);
        var receipt = InclusionReceipt.Read(cursor.Bytes());
        var leaf = cursor.Bytes().ToArray();
        var signature = cursor.Bytes(CoseForm.SignatureSize).ToArray();

        header.Literal(CoseForm.ProtectedWithAlgorithm);
        header.Literal(CoseForm.ContentType);
        header.Literal(CoseForm.KeyId);
        var key = Digest.Read(header.Bytes(Digest.Size));
        header.Literal(CoseForm.ClaimsWithIssuer);
        var issuer = header.Text();
        header.Literal(CoseForm.Subject);
        var subject = header.Text();
        header.Literal(CoseForm.Type);
        var type = header.Text();
        if (cursor.IsAtEnd && header.IsAtEnd && receipt is not null && type == Type)
        {
            statement = new TransparentStatement(issuer, subject, key, leaf, receipt) { Signature = signature };
        }

        return statement is not null;
    }

    internal static string IssuerOf(string origin) => "urn:ledger:" + origin;

    internal static string SubjectOf(string origin, string of) => $"urn:ledger:{origin}:{of}";

    internal static string EntryOf(ulong index) => "entry/" + CanonicalDecimal.Encode(index);

    private byte[] Protected() => new CborItems()
        .Literal(CoseForm.ProtectedWithAlgorithm)
        .Literal(CoseForm.ContentType)
        .Literal(CoseForm.KeyId).Bytes(Key.AsSpan())
        .Literal(CoseForm.ClaimsWithIssuer).Text(Issuer)
        .Literal(CoseForm.Subject).Text(Subject)
        .Literal(CoseForm.Type).Text(Type).ToBytes();
}
