using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Ledger.Cryptography;
using Ledger.Domain;

namespace Ledger.Evidence.Log;

/// <summary>
/// That of the numbered states of an asset 1 to n are there and n + 1 is not, for any number of them, in some hundred
/// bytes each (SPEC-log, "Sequence proof").
/// </summary>
public sealed class SequenceProof
{
    /// <summary>The largest n.</summary>
    public const int MaxCount = 250_000;

    private const int HeadBytes = 19 + sizeof(ulong);
    private const int RowBytes = sizeof(ulong) + (2 * Digest.Size);

    private readonly ReadOnlyMemory<byte> _rows;
    private readonly ReadOnlyMemory<byte> _sha256;
    private readonly ReadOnlyMemory<byte> _sm3;

    private SequenceProof(
        ulong count, ReadOnlyMemory<byte> rows, ReadOnlyMemory<byte> sha256, ReadOnlyMemory<byte> sm3) =>
        (Count, _rows, _sha256, _sm3) = (count, rows, sha256, sm3);

    /// <summary>The number of states.</summary>
    public ulong Count { get; }

    private static ReadOnlySpan<byte> Format => "ledger-sequence@v1\0"u8;

    /// <summary>The name of a sequence, <c>egress/{asset}</c>; null where the key has no number.</summary>
    public static string? NameOf(StateKey key)
    {
        var text = key.ToString();
        return key.Ordinal > 0 ? text[..text.LastIndexOf('/')] : null;
    }

    /// <summary>Whether a text names a sequence.</summary>
    public static bool IsName(string text) => StateKey.TryParse(text + "/1", out var key) && key.Ordinal == 1;

    /// <summary>Proves a sequence under the maps of one size.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="sha256">The map over SHA-256.</param>
    /// <param name="sm3">The map over SM3.</param>
    /// <returns>Null where it has more than <see cref="MaxCount"/> states.</returns>
    public static SequenceProof? Make(string name, SparseMerkleSnapshot sha256, SparseMerkleSnapshot sm3)
    {
        ArgumentNullException.ThrowIfNull(sha256);
        ArgumentNullException.ThrowIfNull(sm3);
        using var rows = new MemoryStream();
        var count = 0UL;
        Span<byte> version = stackalloc byte[sizeof(ulong)];
        while (sha256.TryGet(KeyOf(name, count + 1), out var at, out var first))
        {
            if (count == MaxCount || !sm3.TryGet(KeyOf(name, count + 1), out _, out var second))
            {
                return null;
            }

            BinaryPrimitives.WriteUInt64BigEndian(version, at);
            rows.Write(version);
            rows.Write(first.AsSpan());
            rows.Write(second.AsSpan());
            count++;
        }

        byte[] Of(DigestAlgorithm algorithm, SparseMerkleSnapshot map) => SparseMerkleMany.Prove(
            map, Numbers(count).Select(number => SparseMerkle.Path(algorithm, KeyOf(name, number))));
        return new SequenceProof(
            count, rows.ToArray(), Of(DigestAlgorithm.Sha256, sha256), Of(DigestAlgorithm.Sm3, sm3));
    }

    /// <summary>Reads exactly what <see cref="ToBytes"/> writes. Nothing is verified.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out SequenceProof? proof)
    {
        proof = null;
        if (bytes.Length < HeadBytes || !bytes.Span.StartsWith(Format))
        {
            return false;
        }

        var count = BinaryPrimitives.ReadUInt64BigEndian(bytes.Span[Format.Length..]);
        if (count > MaxCount || bytes.Length < HeadBytes + ((int)count * RowBytes) + sizeof(ulong))
        {
            return false;
        }

        var rows = bytes.Slice(HeadBytes, (int)count * RowBytes);
        var rest = bytes[(HeadBytes + rows.Length)..];
        var length = BinaryPrimitives.ReadUInt64BigEndian(rest.Span);
        rest = rest[sizeof(ulong)..];
        if (length > (ulong)rest.Length)
        {
            return false;
        }

        proof = new SequenceProof(count, rows, rest[..(int)length], rest[(int)length..]);
        return true;
    }

    /// <summary>The bytes.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[HeadBytes + _rows.Length + sizeof(ulong) + _sha256.Length + _sm3.Length];
        Format.CopyTo(bytes);
        BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(Format.Length), Count);
        _rows.CopyTo(bytes.AsMemory(HeadBytes));
        var rest = bytes.AsMemory(HeadBytes + _rows.Length);
        BinaryPrimitives.WriteUInt64BigEndian(rest.Span, (ulong)_sha256.Length);
        _sha256.CopyTo(rest[sizeof(ulong)..]);
        _sm3.CopyTo(rest[(sizeof(ulong) + _sha256.Length)..]);
        return bytes;
    }

    /// <summary>Whether it shows the sequence in the map over one digest.</summary>
    /// <param name="algorithm">SHA-256 or SM3.</param>
    /// <param name="name">The sequence.</param>
    /// <param name="root">The root of the map, which the caller knows to be the log's.</param>
    public bool Verify(DigestAlgorithm algorithm, string name, Digest root)
    {
        var targets = new SparseMerkleLeaf[Count + 1];
        for (var i = 0; i < targets.Length; i++)
        {
            var path = SparseMerkle.Path(algorithm, KeyOf(name, (ulong)i + 1));
            targets[i] = new SparseMerkleLeaf(path, 0, default);
            if (i < targets.Length - 1)
            {
                var number = (ulong)i + 1;
                targets[i] = new SparseMerkleLeaf(path, VersionOf(number), ValueOf(algorithm, number));
                if (targets[i].Version == 0)
                {
                    return false;
                }
            }
        }

        var part = algorithm == DigestAlgorithm.Sm3 ? _sm3 : _sha256;
        return SparseMerkleMany.Verify(algorithm, targets, part.Span, root);
    }

    /// <summary>The version of a number among 1 to n, as the proof says.</summary>
    internal ulong VersionOf(ulong number) => BinaryPrimitives.ReadUInt64BigEndian(Row(number));

    /// <summary>The value hash of a number among 1 to n, as the proof says.</summary>
    internal Digest ValueOf(DigestAlgorithm algorithm, ulong number) => Digest.Read(Row(number).Slice(
        sizeof(ulong) + (algorithm == DigestAlgorithm.Sm3 ? Digest.Size : 0), Digest.Size));

    private ReadOnlySpan<byte> Row(ulong number) => _rows.Span.Slice((int)(number - 1) * RowBytes, RowBytes);

    private static IEnumerable<ulong> Numbers(ulong count)
    {
        for (var number = 1UL; number <= count + 1; number++)
        {
            yield return number;
        }
    }

    private static string KeyOf(string name, ulong number) =>
        string.Create(CultureInfo.InvariantCulture, $"{name}/{number}");
}
