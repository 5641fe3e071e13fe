using System.Buffers;
using CsCheck;
using Ledger.Ports;
using Ledger.Ports.TestKit;

namespace Ledger.Journal.Tests;

public sealed class EntryPackingTests
{
    private static readonly Gen<string> Names = Gen.Char['!', '~'].Array[1, 128].Select(chars => new string(chars));

    private static readonly Gen<StreamVersion> Versions =
        Gen.Select(Names, Gen.ULong[0, long.MaxValue], (name, version) => new StreamVersion(name, version));

    private static readonly Gen<EntryBody> Bodies = Gen.Select(
        Names, Gen.Byte.Array[32], Gen.Byte.Array[0, 300], (name, salt, bytes) => new EntryBody(name, salt, bytes));

    [Fact]
    public void Streams_come_back_as_they_went() => Gen.Select(Versions.Array[1, 10], Versions.Array[0, 10]).Sample(
        (writes, reads) =>
        {
            Assert.True(EntryPacking.TryReadStreams(Pack(writes, reads), out var written, out var read));
            Assert.Equal(writes, written);
            Assert.Equal(reads, read);
        });

    [Fact]
    public void Bodies_come_back_as_they_went() => Bodies.Array[0, 10].Sample(bodies =>
    {
        Assert.True(EntryPacking.TryReadBodies(Pack(bodies), out var read));
        Assert.Equal(bodies.Select(Describe), read.Select(Describe));
    });

    [Fact]
    public void What_is_cut_short_is_refused() => Gen.Select(Versions.Array[1, 3], Bodies.Array[1, 3]).Sample(
        (writes, bodies) =>
        {
            Assert.False(EntryPacking.TryReadStreams(Pack(writes, []).AsSpan()[..^1], out _, out _));
            Assert.False(EntryPacking.TryReadBodies(Pack(bodies).AsMemory()[..^1], out _));
        });

    [Fact]
    public void Any_bytes_are_read_without_harm() => Gen.Byte.Array[0, 200].Sample(bytes =>
    {
        _ = EntryPacking.TryReadStreams(bytes, out _, out _);
        _ = EntryPacking.TryReadBodies(bytes, out _);
    });

    [Theory]
    [InlineData("")]
    [InlineData("00")]
    [InlineData("0101200000000000000001")]
    [InlineData("01000000000000000001")]
    [InlineData("010161ffffffffffffffff")]
    public void What_no_entry_packs_to_is_refused(string hex) =>
        Assert.False(EntryPacking.TryReadStreams(Convert.FromHexString(hex), out _, out _));

    private static string Describe(EntryBody body) =>
        $"{body.Name} {Convert.ToHexString(body.Salt.Span)} {Convert.ToHexString(body.Bytes.Span)}";

    private static byte[] Pack(StreamVersion[] writes, StreamVersion[] reads)
    {
        var buffer = new ArrayBufferWriter<byte>();
        EntryPacking.WriteStreams(buffer, new JournalSamples().Entry("a", 1) with { Writes = writes, Reads = reads });
        return buffer.WrittenSpan.ToArray();
    }

    private static byte[] Pack(EntryBody[] bodies)
    {
        var buffer = new ArrayBufferWriter<byte>();
        EntryPacking.WriteBodies(buffer, bodies);
        return buffer.WrittenSpan.ToArray();
    }
}
