using Ledger.Evidence.Bundles;
using Ledger.Evidence.Preservation;
using Ledger.Evidence.Tests.Bundles;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Tsp;

namespace Ledger.Evidence.Tests.Preservation;

public sealed class EvidenceRecordTests
{
    private static readonly VectorFile s_vectors = new("bundle");

    [Theory]
    [InlineData("preserved: one stamp", 1, 1)]
    [InlineData("preserved: renewed beside others", 1, 2)]
    [InlineData("preserved: re-rooted", 2, 3)]
    public void A_record_is_read_written_again_and_read_by_a_strangers_reader(string name, int chains, int stamps)
    {
        var bytes = RecordOf(name);

        Assert.True(Evidence.Preservation.EvidenceRecord.TryRead(bytes, out var record));
        Assert.Equal((chains, stamps), (record.ChainCount, record.Stamps));
        Assert.Equal(bytes, record.ToBytes());
        var parts = Asn1Sequence.GetInstance(Asn1Object.FromByteArray(bytes));
        Assert.Equal(3, parts.Count);
        var strangers = ArchiveTimeStampSequence.GetInstance(parts[2]);
        Assert.Equal(chains, strangers.GetArchiveTimeStampChains().Length);
        Assert.Equal(parts[2].GetEncoded(), strangers.GetEncoded(Asn1Encodable.Der));
    }

    [Fact]
    public void No_byte_can_change_and_leave_the_same_record()
    {
        var bytes = RecordOf("preserved: renewed beside others");
        for (var i = 0; i < bytes.Length; i++)
        {
            byte[] changed = [.. bytes];
            changed[i] ^= 1;
            Assert.True(!Evidence.Preservation.EvidenceRecord.TryRead(changed, out var read)
                || read.ToBytes().AsSpan().SequenceEqual(changed));
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(64)]
    public void Every_leaf_of_a_tree_leads_to_its_root(int count)
    {
        var notes = Enumerable.Range(0, count)
            .Select(i => new PreservedNotes(new[] { (byte)i }, new byte[] { 1, (byte)i }));
        var leaves = notes.Select(one => ArchiveLeaf.Begin(one, "sha512")).ToList();

        var (root, lists) = ArchiveHashTree.Build(leaves);

        Assert.All(lists, way => Assert.Equal(root, ArchiveHashTree.RootOf(leaves[0].Digest, way)));
        Assert.All(lists.Zip(leaves), pair => Assert.Equal(pair.Second.First, pair.First[0]));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void A_stamp_that_is_renewed_beside_others_stands_in_its_first_list_with_a_brother(int count)
    {
        var bytes = RecordOf("preserved: renewed beside others");
        Assert.True(Evidence.Preservation.EvidenceRecord.TryRead(bytes, out var record));
        var leaves = Enumerable.Range(0, count - 1)
            .Select(i => ArchiveLeaf.Begin(new PreservedNotes(new[] { (byte)i }, new byte[] { 1, (byte)i }), "sha256"))
            .Append(ArchiveLeaf.RenewStamp(record)).ToList();

        var (root, lists) = ArchiveHashTree.Build(leaves);

        Assert.Equal(2, lists[^1][0].Count);
        Assert.Equal(leaves[^1].First[0], lists[^1][0][0]);
        Assert.All(lists, way => Assert.Equal(root, ArchiveHashTree.RootOf(leaves[0].Digest, way)));
    }

    [Fact]
    public void Leaves_of_two_hash_functions_have_no_tree()
    {
        var notes = new PreservedNotes(new byte[] { 1 }, new byte[] { 2 });
        Assert.Throws<ArgumentException>(() => ArchiveHashTree.Build(
            [ArchiveLeaf.Begin(notes, "sha256"), ArchiveLeaf.Begin(notes, "sha512")]));
        Assert.Throws<ArgumentException>(() => ArchiveHashTree.Build([]));
        Assert.Throws<ArgumentException>(() => ArchiveLeaf.Begin(notes, "md5"));
    }

    private static byte[] RecordOf(string name)
    {
        var anchors = s_vectors.Anchors("usual");
        var keys = anchors.BundleKeys.Select(trusted => trusted.Key).ToList();
        var bytes = s_vectors.Bundle(name);
        Assert.True(Bundle.TryRead(bytes, keys, BrokenAlgorithms.None, out var content, out _, out var error), error);
        return content.Preservation!.Record.ToArray();
    }
}
