using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Ledger.Cryptography;

namespace Ledger.Ports.Documents;

/// <summary>The layout of encrypted documents: <c>ledger-document@v1</c>, SPEC-document.</summary>
internal static class DocumentFormat
{
    public const int ChunkSize = 1 << 16;
    public const int SealedChunkSize = ChunkSize + AeadAlgorithm.TagSize;
    public const int HeaderSize = 51;
    private const int SaltSize = 32;

    private static ReadOnlySpan<byte> Name => "ledger-document@v1"u8;

    /// <summary>A header with a new salt.</summary>
    public static byte[] NewHeader(AeadAlgorithm algorithm)
    {
        var header = new byte[HeaderSize];
        Name.CopyTo(header);
        header[Name.Length] = CodeOf(algorithm);
        RandomNumberGenerator.Fill(header.AsSpan(HeaderSize - SaltSize));
        return header;
    }

    /// <summary>The algorithm that a header names; false when it is no header.</summary>
    public static bool TryReadHeader(ReadOnlySpan<byte> header, [NotNullWhen(true)] out AeadAlgorithm? algorithm)
    {
        algorithm = header.Length != HeaderSize || !header.StartsWith(Name) ? null
            : header[Name.Length] switch
            {
                1 => AeadAlgorithm.Aes256Gcm,
                2 => AeadAlgorithm.Sm4Gcm,
                _ => null,
            };
        return algorithm is not null;
    }

    /// <summary>The key of one stored document; everything that identifies it goes into its derivation.</summary>
    public static AeadKey KeyOf(
        AeadAlgorithm algorithm, ReadOnlySpan<byte> subjectKey, ReadOnlySpan<byte> header, DocumentSubject subject,
        Digest sha256) =>
        algorithm.DeriveKey(
            subjectKey,
            header[^SaltSize..],
            [.. header, .. Encoding.ASCII.GetBytes($"{subject}/sha256/{sha256}")]);

    /// <summary>Chunk numbers and the mark of the last one keep chunks in their places.</summary>
    public static void WriteNonce(Span<byte> nonce, ulong chunk, bool last)
    {
        nonce.Clear();
        BinaryPrimitives.WriteUInt64BigEndian(nonce[3..], chunk);
        nonce[11] = last ? (byte)1 : (byte)0;
    }

    /// <summary>The length of the document behind an object of that length; false when no document has such.</summary>
    public static bool TryLength(long stored, out long length)
    {
        var body = stored - HeaderSize;
        var (full, rest) = body < 0 ? (0, 0) : (body / SealedChunkSize, body % SealedChunkSize);
        var chunks = full + (rest > 0 ? 1 : 0);
        length = body - (chunks * AeadAlgorithm.TagSize);

        // The last chunk is empty only when it is the only one.
        return chunks > 0 && (rest == 0 || rest > AeadAlgorithm.TagSize
            || (rest == AeadAlgorithm.TagSize && full == 0));
    }

    private static byte CodeOf(AeadAlgorithm algorithm) => algorithm == AeadAlgorithm.Aes256Gcm ? (byte)1 : (byte)2;
}
