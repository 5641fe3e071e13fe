using Ledger.Domain;
using Ledger.Evidence.Evm;
using Ledger.Evidence.Mirror;

namespace Ledger.Evidence.Tests.Mirror;

public sealed class MirrorStorageTests
{
    [Fact]
    public void Slots_and_blob_addresses_are_those_of_the_compiler()
    {
        var storage = Vectors.Load("mirror").GetProperty("storage");
        var (asset, right, roots) = (
            storage.GetProperty("asset"), storage.GetProperty("right"), storage.GetProperty("roots"));

        Assert.Equal(asset.Digest("slot"), MirrorStorage.AssetSlot(AssetId.Parse(asset.Text("asset"))));
        Assert.Equal(right.Digest("slot"), MirrorStorage.RightSlot(
            AssetId.Parse(right.Text("asset")), uint.Parse(right.GetProperty("n").ToString())));
        Assert.Equal(roots.Digest("slot"), MirrorStorage.RootsSlot(
            ulong.Parse(roots.GetProperty("size").ToString())));
        Assert.All(storage.Items("blobs"), blob => Assert.Equal(
            EvmAddress.Parse("0x" + blob.Text("address")),
            MirrorStorage.BlobAddress(
                EvmAddress.Parse("0x" + blob.Text("contract")), ulong.Parse(blob.GetProperty("blob").ToString()))));
    }

    [Fact]
    public void The_slot_after_the_last_is_the_first() => Assert.Equal(
        default, MirrorStorage.Next(Digest.Parse(new string('f', 64))));

    [Fact]
    public void Words_stand_in_a_blob_after_one_zero_byte()
    {
        byte[] code = [0, .. Enumerable.Repeat((byte)0xaa, 32), .. Enumerable.Repeat((byte)0xbb, 32)];

        Assert.True(MirrorStorage.TryReadWord(code, MirrorStorage.WordsPerBlob + 1, out var word));
        Assert.Equal(Digest.Parse(string.Concat(Enumerable.Repeat("bb", 32))), word);
        Assert.False(MirrorStorage.TryReadWord(code, 2, out _));
        Assert.False(MirrorStorage.TryReadWord(code.AsSpan()[..^1], 0, out _));
        Assert.False(MirrorStorage.TryReadWord([1, .. code.AsSpan()[1..]], 0, out _));
        Assert.False(MirrorStorage.TryReadWord([], 0, out _));
    }
}
