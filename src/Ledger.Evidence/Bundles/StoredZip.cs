using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Ledger.Evidence.Bundles;

/// <summary>A member of a bundle.</summary>
/// <param name="Name">Its name: 1 to 200 ASCII characters.</param>
/// <param name="Bytes">Its bytes.</param>
internal readonly record struct ZipMember(string Name, ReadOnlyMemory<byte> Bytes);

/// <summary>
/// ZIP (APPNOTE 6.3.10) narrowed to one byte form for a list of members: stored, no extra fields, no comments, no
/// flags, version 2.0, the first DOS date (SPEC-bundle). Every unzip reads it; here nothing else is read.
/// </summary>
internal static class StoredZip
{
    public const int MaxMembers = ushort.MaxValue - 1;

    private const int MaxName = 200;
    private const uint LocalSignature = 0x04034b50;
    private const uint CentralSignature = 0x02014b50;
    private const uint EndSignature = 0x06054b50;
    private const int LocalLength = 30;
    private const int CentralLength = 46;
    private const int EndLength = 22;
    private const ushort Version = 20;
    private const ushort FirstDay = 0x0021;

    public static byte[] Write(IReadOnlyList<ZipMember> members)
    {
        var (locals, directory) = members.Aggregate((0L, 0L), (sum, member) => (
            sum.Item1 + LocalLength + member.Name.Length + member.Bytes.Length,
            sum.Item2 + CentralLength + member.Name.Length));
        var zip = new byte[checked((int)(locals + directory + EndLength))];
        var (at, entry) = (0, (int)locals);
        foreach (var member in members)
        {
            var crc = Crc32.Of(member.Bytes.Span);
            entry += WriteCentral(zip.AsSpan(entry), member, crc, at);
            at += WriteLocal(zip.AsSpan(at), member, crc);
            member.Bytes.Span.CopyTo(zip.AsSpan(at));
            at += member.Bytes.Length;
        }

        WriteEnd(zip.AsSpan(entry), members.Count, (int)directory, (int)locals);
        return zip;
    }

    /// <summary>The name of the first member, if the bytes begin with one; the rest is not looked at.</summary>
    public static string? FirstName(ReadOnlySpan<byte> zip)
    {
        if (zip.Length < LocalLength || BinaryPrimitives.ReadUInt32LittleEndian(zip) != LocalSignature)
        {
            return null;
        }

        var name = BinaryPrimitives.ReadUInt16LittleEndian(zip[26..]);
        return name is > 0 and <= MaxName && LocalLength + name <= zip.Length
            ? Encoding.ASCII.GetString(zip.Slice(LocalLength, name))
            : null;
    }

    /// <summary>Reads exactly what <see cref="Write"/> writes; names are distinct.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> zip, [NotNullWhen(true)] out IReadOnlyList<ZipMember>? members)
    {
        var read = new List<ZipMember>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        members = null;
        var at = 0;
        while (TryReadLocal(zip[at..], out var member, out var length))
        {
            if (read.Count == MaxMembers || !names.Add(member.Name))
            {
                return false;
            }

            read.Add(member);
            at += length;
        }

        // Whatever was not looked at above is compared here: headers, checksums, directory, what follows.
        members = IsWritten(zip.Span, read, at) ? read : null;
        return members is not null;
    }

    // Whether Write would write these bytes for the members, which stand in them up to the directory.
    private static bool IsWritten(ReadOnlySpan<byte> zip, List<ZipMember> members, int directory)
    {
        Span<byte> expected = stackalloc byte[CentralLength + MaxName];
        var (at, entry) = (0, directory);
        foreach (var member in members)
        {
            expected.Clear();
            var crc = Crc32.Of(member.Bytes.Span);
            var central = expected[..WriteCentral(expected, member, crc, at)];
            if (!zip[entry..].StartsWith(central))
            {
                return false;
            }

            entry += central.Length;
            expected.Clear();
            var local = expected[..WriteLocal(expected, member, crc)];
            if (!zip[at..].StartsWith(local))
            {
                return false;
            }

            at += local.Length + member.Bytes.Length;
        }

        expected.Clear();
        WriteEnd(expected, members.Count, entry - directory, directory);
        return zip[entry..].SequenceEqual(expected[..EndLength]);
    }

    private static bool TryReadLocal(ReadOnlyMemory<byte> rest, out ZipMember member, out int length)
    {
        (member, length) = (default, 0);
        var bytes = rest.Span;
        if (bytes.Length < LocalLength || BinaryPrimitives.ReadUInt32LittleEndian(bytes) != LocalSignature)
        {
            return false;
        }

        var size = BinaryPrimitives.ReadUInt32LittleEndian(bytes[18..]);
        var name = BinaryPrimitives.ReadUInt16LittleEndian(bytes[26..]);
        if (name is 0 or > MaxName || LocalLength + name + (long)size > bytes.Length
            || !Ascii.IsValid(bytes.Slice(LocalLength, name)))
        {
            return false;
        }

        length = LocalLength + name + (int)size;
        member = new ZipMember(
            Encoding.ASCII.GetString(bytes.Slice(LocalLength, name)), rest[(LocalLength + name)..length]);
        return true;
    }

    // Each writes where zeros are, and says how many bytes it takes.
    private static int WriteLocal(Span<byte> header, ZipMember member, uint crc)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(header, LocalSignature);
        WriteCommon(header[4..], member, crc);
        return LocalLength + Encoding.ASCII.GetBytes(member.Name, header[LocalLength..]);
    }

    private static int WriteCentral(Span<byte> header, ZipMember member, uint crc, int offset)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(header, CentralSignature);
        BinaryPrimitives.WriteUInt16LittleEndian(header[4..], Version);
        WriteCommon(header[6..], member, crc);
        BinaryPrimitives.WriteUInt32LittleEndian(header[42..], (uint)offset);
        return CentralLength + Encoding.ASCII.GetBytes(member.Name, header[CentralLength..]);
    }

    private static void WriteEnd(Span<byte> end, int members, int directory, int offset)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(end, EndSignature);
        BinaryPrimitives.WriteUInt16LittleEndian(end[8..], (ushort)members);
        BinaryPrimitives.WriteUInt16LittleEndian(end[10..], (ushort)members);
        BinaryPrimitives.WriteUInt32LittleEndian(end[12..], (uint)directory);
        BinaryPrimitives.WriteUInt32LittleEndian(end[16..], (uint)offset);
    }

    // Version needed, flags 0, method 0, time 0, date, checksum, both sizes, name length, extra length 0.
    private static void WriteCommon(Span<byte> common, ZipMember member, uint crc)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(common, Version);
        BinaryPrimitives.WriteUInt16LittleEndian(common[8..], FirstDay);
        BinaryPrimitives.WriteUInt32LittleEndian(common[10..], crc);
        BinaryPrimitives.WriteUInt32LittleEndian(common[14..], (uint)member.Bytes.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(common[18..], (uint)member.Bytes.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(common[22..], (ushort)member.Name.Length);
    }
}
