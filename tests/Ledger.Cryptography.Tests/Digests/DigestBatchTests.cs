using CsCheck;

namespace Ledger.Cryptography.Tests;

public sealed class DigestBatchTests
{
    private static readonly Gen<byte[][]> s_messages = Gen.Byte.Array[0, 300].Array[0, DigestBatch.Capacity];

    [Fact]
    public void A_batch_gives_each_message_its_own_digests()
    {
        var batch = new DigestBatch();
        s_messages.Sample(
            messages =>
            {
                foreach (var message in messages)
                {
                    batch.Add(message);
                }

                return batch.Finish().SequenceEqual(Expected(messages)) && batch.Count == 0;
            },
            threads: 1);
    }

    // One, two and three blocks, on both sides of what the padding needs.
    [Theory]
    [InlineData(0)]
    [InlineData(55)]
    [InlineData(56)]
    [InlineData(64)]
    [InlineData(119)]
    [InlineData(120)]
    [InlineData(128)]
    public void A_length_at_the_edge_of_a_block_is_padded_as_it_should_be(int length)
    {
        var messages = Enumerable.Range(0, DigestBatch.Capacity)
            .Select(i => Enumerable.Repeat((byte)i, length).ToArray()).ToArray();
        var batch = DigestBatch.OfThread();
        foreach (var message in messages)
        {
            var (a, b) = (length / 3, length / 2);
            batch.Add(message.AsSpan(..a), message.AsSpan(a..b), message.AsSpan(b..));
        }

        Assert.Equal(Expected(messages), batch.Finish());
    }

    [Fact]
    public void Lanes_give_the_digest_of_one_message_alone()
    {
        Assert.True(Sm3Lanes.IsSupported);
        s_messages.Sample(messages =>
        {
            var (bytes, ranges) = (new List<byte>(), new List<Range>());
            foreach (var message in messages)
            {
                var padded = new byte[Sm3Lanes.PaddedLength(message.Length)];
                message.CopyTo(padded, 0);
                Sm3Lanes.Pad(padded, message.Length);
                ranges.Add(bytes.Count..(bytes.Count + padded.Length));
                bytes.AddRange(padded);
            }

            var digests = new Digest[messages.Length];
            Sm3Lanes.Hash(bytes.ToArray(), ranges.ToArray(), digests);
            return digests.SequenceEqual(messages.Select(message => DigestAlgorithm.Sm3.Hash(message)));
        });
    }

    [Fact]
    public void A_long_message_keeps_its_place_among_short_ones()
    {
        byte[][] messages = [[1], new byte[100_000], [2], [3], [4], new byte[17_000], [5]];
        var batch = new DigestBatch();
        foreach (var message in messages)
        {
            batch.Add(message);
        }

        Assert.Equal(Expected(messages), batch.Finish());
    }

    [Fact]
    public void A_full_batch_takes_no_more()
    {
        var batch = new DigestBatch();
        for (var i = 0; i < DigestBatch.Capacity; i++)
        {
            batch.Add([(byte)i]);
        }

        Assert.Throws<InvalidOperationException>(() => batch.Add([9]));
    }

    private static DigestPair[] Expected(byte[][] messages) =>
        [.. messages.Select(message => DigestPair.Of(message))];
}
