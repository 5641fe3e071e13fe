using Ledger.Cryptography;
using Ledger.Evidence.Mirror;
using Ledger.Ports.Mirror;
using Xunit;
using static Ledger.Ports.TestKit.MirrorEffects;

namespace Ledger.Ports.TestKit;

public abstract partial class MirrorTests
{
    [Fact]
    public async Task A_commit_is_found_by_where_it_begins()
    {
        var first = new MirrorRange(0, 5, Record(1, 1));
        var second = first.Then(3);
        await SendAsync(first);
        var id = await SendAsync(second);

        var found = await Mirror.FindCommitAsync(5, Cancellation);

        Assert.NotNull(found);
        Assert.Equal(second.Commit(Chain.Origin), found.Commit);
        Assert.Equal(id, found.TransactionId);
        Assert.True(found.IsFinal);
        Assert.Null(await Mirror.FindCommitAsync(4, Cancellation));
    }

    [Fact]
    public async Task A_final_commit_is_proven_to_a_stranger()
    {
        var range = new MirrorRange(0, 5, Record(1, 1), Egress(1, 1));
        await SendAsync(range);

        var shown = await ProveAsync(0);

        Assert.Equal((0UL, 5UL, false), (shown.From, shown.To, shown.Voided));
        Assert.Equal(MirrorRange.Roots(5), new DigestPair(shown.Sha256Root, shown.Sm3Root));
        Assert.Equal(DigestAlgorithm.Keccak256.Hash(range.Operations), shown.OperationsDigest);
        Assert.Empty(shown.Keys);
    }

    [Fact]
    public async Task What_the_chain_holds_of_keys_is_proven_with_every_field()
    {
        await SendAsync(new MirrorRange(0, 9, Record(1, 4), Right(1, 1, 5), Right(1, 2, 6), Right(2, 1, 1)));

        var shown = await ProveAsync(0, RightKey(2, 1), RecordKey(1), RightKey(1, 2), RightKey(1, 1));

        Assert.Equal(9UL, shown.StateSize);
        Assert.True(Key(shown, RecordKey(1)).Holds(4, RecordValue(1, 4)));
        Assert.True(Key(shown, RightKey(1, 1)).Holds(5, RightValue(1, 1)));
        Assert.True(Key(shown, RightKey(1, 2)).Holds(6, RightValue(1, 2)));
        Assert.True(Key(shown, RightKey(2, 1)).Holds(1, RightValue(2, 1)));
        Assert.False(Key(shown, RightKey(1, 1)).Holds(6, RightValue(1, 1)));
        Assert.False(Key(shown, RightKey(1, 1)).Holds(5, RightValue(1, 1, frozen: true)));
        Assert.False(Key(shown, RightKey(1, 1)).Holds(5, RightValue(1, 1, terms: 1)));
        Assert.False(Key(shown, RightKey(1, 1)).Holds(5, RecordValue(1, 5)));
    }

    [Fact]
    public async Task A_later_version_replaces_an_earlier_one_and_keeps_what_it_leaves()
    {
        var first = new MirrorRange(0, 5, Record(1, 1), Right(1, 1, 2), Right(1, 2, 2));
        await SendAsync(first);
        await SendAsync(first.Then(5, Right(1, 1, 7, frozen: true), Right(1, 2, 8, terms: 3)));

        var shown = await ProveAsync(5, RecordKey(1), RightKey(1, 1), RightKey(1, 2));

        Assert.True(Key(shown, RecordKey(1)).Holds(1, RecordValue(1, 1)));
        Assert.True(Key(shown, RightKey(1, 1)).Holds(7, RightValue(1, 1, frozen: true)));
        Assert.True(Key(shown, RightKey(1, 2)).Holds(8, RightValue(1, 2, terms: 3)));
    }

    [Fact]
    public async Task A_key_that_was_never_set_is_proven_absent()
    {
        await SendAsync(new MirrorRange(0, 5, Record(1, 1)));

        var shown = await ProveAsync(0, RightKey(1, 1), RecordKey(2));

        Assert.All(shown.Keys, key => Assert.Equal(MirroredStatus.NotSet, key.Status));
    }

    [Fact]
    public async Task A_voided_range_leaves_its_assets_unknown_until_an_entry_restates_them()
    {
        var first = new MirrorRange(0, 5, Record(1, 1), Right(1, 1, 2));
        var lost = first.Then(5, Right(1, 1, 7, frozen: true), Egress(1, 1));
        var repair = lost.Then(2, Record(1, 8), Right(1, 1, 8, frozen: true));
        await SendAsync(first);
        await SendAsync(lost, voided: true);

        var unknown = await ProveAsync(5, RecordKey(1), RightKey(1, 1));
        Assert.True(unknown.Voided);
        Assert.Equal(DigestAlgorithm.Keccak256.Hash(lost.Marks), unknown.OperationsDigest);
        Assert.All(unknown.Keys, key => Assert.Equal(MirroredStatus.NotMirrored, key.Status));

        await SendAsync(repair);
        var known = await ProveAsync(10, RecordKey(1), RightKey(1, 1));
        Assert.True(Key(known, RecordKey(1)).Holds(8, RecordValue(1, 8)));
        Assert.True(Key(known, RightKey(1, 1)).Holds(8, RightValue(1, 1, frozen: true)));
    }

    [Fact]
    public async Task A_range_refused_for_ever_can_be_voided()
    {
        var bad = new MirrorRange(0, 5, Right(1, 7, 1));
        await AssertRefusedAsync(bad.Sign(Chain), MirrorRefusalKind.Permanent);

        await SendAsync(bad, voided: true);

        Assert.Equal(5UL, (await Mirror.ReadSizeAsync(Cancellation)).Final.Size);
    }

    [Fact]
    public async Task A_changed_byte_of_a_proof_shows_nothing()
    {
        await SendAsync(new MirrorRange(0, 5, Record(1, 1), Right(1, 1, 2)));
        var proof = await Mirror.ProveAsync(new ChainProofRequest(0, [RightKey(1, 1)]), Cancellation);
        Assert.NotNull(proof);
        Chain.Trust(proof);
        Assert.NotNull(Chain.Verify(proof));

        CsCheck.Check.Sample(CsCheck.Gen.Int[0, (proof.Content.Length * 8) - 1], bit =>
        {
            var changed = proof.Content.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Null(Chain.Verify(proof with { Content = changed }));
        });
        Assert.Null(Chain.Verify(proof with { Content = proof.Content[..^1] }));
        Assert.Null(Chain.Verify(proof with { Content = new byte[] { 0 } }));
    }

    private async Task<MirrorShown> ProveAsync(ulong from, params string[] keys)
    {
        var proof = await Mirror.ProveAsync(new ChainProofRequest(from, keys), Cancellation);

        Assert.NotNull(proof);
        Assert.Equal(Mirror.Instance, proof.Instance);
        Chain.Trust(proof);
        var shown = Chain.Verify(proof);
        Assert.NotNull(shown);
        return shown;
    }

    private static MirroredKey Key(MirrorShown shown, string key) => shown.Keys.Single(one => one.Key == key);
}
