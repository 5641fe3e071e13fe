using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Ledger.Cryptography;

/// <summary>
/// A 32 byte digest, held inline. Which algorithm made it is known from where it stands, never from the value.
/// <c>default</c> is 32 zero bytes, which the sparse map uses for an empty subtree.
/// Equality is not constant time: digests are public.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
public readonly struct Digest : IEquatable<Digest>, IComparable<Digest>
{
    /// <summary>The length of every digest, in bytes.</summary>
    public const int Size = 32;

    private readonly ulong _first, _second, _third, _fourth;

    /// <summary>Reads exactly 64 lowercase hexadecimal characters; no prefix, no white space.</summary>
    public static bool TryParse([NotNullWhen(true)] string? hex, out Digest digest)
    {
        Span<byte> bytes = stackalloc byte[Size];
        digest = default;
        return hex is not null && Hex.TryDecode(hex, bytes) && TryRead(bytes, out digest);
    }

    /// <summary>Reads exactly 64 lowercase hexadecimal characters.</summary>
    /// <exception cref="FormatException">The text is anything else.</exception>
    public static Digest Parse(string hex) =>
        TryParse(hex, out var digest) ? digest : throw new FormatException("A digest is 64 lowercase hex characters.");

    /// <summary>Reads a digest from exactly 32 bytes; false for any other length.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out Digest digest)
    {
        if (bytes.Length != Size)
        {
            digest = default;
            return false;
        }

        digest = MemoryMarshal.Read<Digest>(bytes);
        return true;
    }

    /// <summary>Reads a digest from exactly 32 bytes.</summary>
    /// <exception cref="ArgumentException">The length is not 32.</exception>
    public static Digest Read(ReadOnlySpan<byte> bytes) =>
        TryRead(bytes, out var digest) ? digest : throw new ArgumentException("A digest has 32 bytes.", nameof(bytes));

    /// <summary>The 32 bytes in place; valid while the digest itself is.</summary>
    [UnscopedRef]
    public ReadOnlySpan<byte> AsSpan() =>
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<ulong, byte>(ref Unsafe.AsRef(in _first)), Size);

    /// <summary>Writes the 32 bytes to the start of <paramref name="destination"/>.</summary>
    /// <exception cref="ArgumentException">The destination is shorter than 32 bytes.</exception>
    public void CopyTo(Span<byte> destination) => AsSpan().CopyTo(destination);

    /// <summary>A copy of the 32 bytes.</summary>
    public byte[] ToArray() => AsSpan().ToArray();

    /// <summary>64 lowercase hexadecimal characters.</summary>
    public override string ToString() => Hex.Encode(AsSpan());

    /// <inheritdoc/>
    public bool Equals(Digest other) =>
        _first == other._first && _second == other._second && _third == other._third && _fourth == other._fourth;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Digest other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_first, _second, _third, _fourth);

    /// <summary>Orders digests by their bytes, first byte first, as unsigned.</summary>
    public int CompareTo(Digest other) => AsSpan().SequenceCompareTo(other.AsSpan());

    /// <summary>Whether all 32 bytes are equal.</summary>
    public static bool operator ==(Digest left, Digest right) => left.Equals(right);

    /// <summary>Whether any byte differs.</summary>
    public static bool operator !=(Digest left, Digest right) => !left.Equals(right);

    /// <summary>Whether the bytes of the left stand before those of the right.</summary>
    public static bool operator <(Digest left, Digest right) => left.CompareTo(right) < 0;

    /// <summary>Whether the bytes of the left stand before those of the right, or are the same.</summary>
    public static bool operator <=(Digest left, Digest right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the bytes of the left stand after those of the right.</summary>
    public static bool operator >(Digest left, Digest right) => left.CompareTo(right) > 0;

    /// <summary>Whether the bytes of the left stand after those of the right, or are the same.</summary>
    public static bool operator >=(Digest left, Digest right) => left.CompareTo(right) >= 0;
}
