using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Ledger.Cryptography;

namespace Ledger.Evidence.Evm;

/// <summary>
/// The 20-byte address of an account or contract. One spelling: <c>0x</c> and 40 lowercase hexadecimal characters;
/// the mixed-case checksum form of EIP-55 is not accepted. The default value is the zero address.
/// </summary>
public readonly struct EvmAddress : IEquatable<EvmAddress>, IComparable<EvmAddress>
{
    /// <summary>The number of bytes in an address.</summary>
    public const int Size = 20;

    private readonly Bytes20 _bytes;

    private EvmAddress(ReadOnlySpan<byte> bytes) => bytes.CopyTo(_bytes);

    /// <summary>Reads exactly 20 bytes.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out EvmAddress address)
    {
        address = bytes.Length == Size ? new EvmAddress(bytes) : default;
        return bytes.Length == Size;
    }

    /// <summary>Reads <c>0x</c> and exactly 40 lowercase hexadecimal characters.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out EvmAddress address)
    {
        Span<byte> bytes = stackalloc byte[Size];
        address = default;
        return text is not null
            && text.StartsWith("0x", StringComparison.Ordinal)
            && Hex.TryDecode(text.AsSpan(2), bytes)
            && TryRead(bytes, out address);
    }

    /// <summary>Reads <c>0x</c> and exactly 40 lowercase hexadecimal characters.</summary>
    /// <exception cref="FormatException">The text is any other.</exception>
    public static EvmAddress Parse(string text) => TryParse(text, out var address)
        ? address
        : throw new FormatException("An address is 0x and 40 lowercase hexadecimal characters.");

    /// <summary>The 20 bytes.</summary>
    public byte[] ToArray() => ((ReadOnlySpan<byte>)_bytes).ToArray();

    /// <summary>Writes the 20 bytes to the start of <paramref name="destination"/>.</summary>
    public void CopyTo(Span<byte> destination) => ((ReadOnlySpan<byte>)_bytes).CopyTo(destination);

    /// <inheritdoc/>
    public override string ToString() => "0x" + Convert.ToHexStringLower(_bytes);

    /// <inheritdoc/>
    public bool Equals(EvmAddress other) => CompareTo(other) == 0;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is EvmAddress other && Equals(other);

    /// <summary>Orders by the bytes, as QBFT orders its validators.</summary>
    public int CompareTo(EvmAddress other) =>
        ((ReadOnlySpan<byte>)_bytes).SequenceCompareTo((ReadOnlySpan<byte>)other._bytes);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(_bytes);
        return hash.ToHashCode();
    }

    /// <summary>Whether both hold the same bytes.</summary>
    public static bool operator ==(EvmAddress left, EvmAddress right) => left.Equals(right);

    /// <summary>Whether the bytes differ.</summary>
    public static bool operator !=(EvmAddress left, EvmAddress right) => !left.Equals(right);

    /// <summary>Whether the left stands before the right.</summary>
    public static bool operator <(EvmAddress left, EvmAddress right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left stands before the right or equals it.</summary>
    public static bool operator <=(EvmAddress left, EvmAddress right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left stands after the right.</summary>
    public static bool operator >(EvmAddress left, EvmAddress right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left stands after the right or equals it.</summary>
    public static bool operator >=(EvmAddress left, EvmAddress right) => left.CompareTo(right) >= 0;

    [InlineArray(Size)]
    private struct Bytes20
    {
        private byte _first;
    }
}
