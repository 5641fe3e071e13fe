using Ledger.Cryptography;
using Ledger.Evidence.Mirror;
using Ledger.Ports.Mirror;
using Xunit;
using static Ledger.Ports.TestKit.MirrorEffects;

namespace Ledger.Ports.TestKit;

/// <summary>What every chain that mirrors a log must do; each adapter inherits it over a real chain.</summary>
public abstract partial class MirrorTests : IAsyncLifetime
{
    private MirrorUnderTest? _chain;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected MirrorUnderTest Chain => _chain ?? throw new InvalidOperationException("The chain is not started.");

    private IChainMirror Mirror => Chain.Mirror;

    /// <summary>A contract that holds nothing yet.</summary>
    protected abstract ValueTask<MirrorUnderTest> StartAsync();

    public async ValueTask InitializeAsync() => _chain = await StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (_chain is not null)
        {
            await _chain.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_new_mirror_holds_nothing()
    {
        var head = await Mirror.ReadSizeAsync(Cancellation);

        Assert.Equal(0UL, head.Latest.Size);
        Assert.Equal(0UL, head.Final.Size);
        Assert.Null(await Mirror.FindCommitAsync(0, Cancellation));
        Assert.Null(await Mirror.ProveAsync(new ChainProofRequest(0, []), Cancellation));
    }

    [Fact]
    public async Task A_commit_that_begins_at_the_size_moves_it()
    {
        var range = new MirrorRange(0, 5, Record(1, 1), Right(1, 1, 2));

        var sent = await SendAsync(range);

        var head = await Mirror.ReadSizeAsync(Cancellation);
        Assert.Equal(5UL, head.Final.Size);
        Assert.Equal(5UL, head.Latest.Size);
        Assert.IsType<SubmissionState.Included>(await Mirror.ReadSubmissionAsync(sent, Cancellation));
    }

    [Fact]
    public async Task Roots_are_held_at_the_sizes_at_which_commits_ended()
    {
        var first = new MirrorRange(0, 5);
        await SendAsync(first);
        await SendAsync(first.Then(4));

        Assert.Equal(MirrorRange.Roots(5), await Mirror.ReadRootsAsync(5, Cancellation));
        Assert.Equal(MirrorRange.Roots(9), await Mirror.ReadRootsAsync(9, Cancellation));
        Assert.Null(await Mirror.ReadRootsAsync(7, Cancellation));
        Assert.Null(await Mirror.ReadRootsAsync(0, Cancellation));
    }

    [Fact]
    public async Task Ranges_submitted_in_order_without_waiting_all_land()
    {
        var range = new MirrorRange(0, 1, Record(1, 1));
        for (var i = 0; i < 8; i++)
        {
            Assert.IsType<MirrorSubmission.Sent>(await Mirror.SubmitAsync(range.Sign(Chain), Cancellation));
            range = range.Then(1, Right(1, (uint)i + 1, (ulong)i + 2));
        }

        await Chain.SettleAsync(Cancellation);

        Assert.Equal(8UL, (await Mirror.ReadSizeAsync(Cancellation)).Final.Size);
    }

    [Fact]
    public async Task A_range_relayed_many_times_by_many_relayers_is_applied_once()
    {
        var commit = new MirrorRange(0, 5, Record(1, 1), Right(1, 1, 2)).Sign(Chain);
        var another = Chain.Another();

        await Mirror.SubmitAsync(commit, Cancellation);
        await another.SubmitAsync(commit, Cancellation);
        await Mirror.SubmitAsync(commit, Cancellation);
        await Chain.SettleAsync(Cancellation);

        Assert.Equal(5UL, (await another.ReadSizeAsync(Cancellation)).Final.Size);
        var refused = Assert.IsType<MirrorSubmission.Refused>(await another.SubmitAsync(commit, Cancellation));
        Assert.Equal(MirrorRefusalKind.NotNext, refused.Refusal.Kind);
    }

    [Fact]
    public async Task A_range_that_leaves_a_gap_or_overlaps_is_not_next()
    {
        await SendAsync(new MirrorRange(0, 5));

        await AssertRefusedAsync(new MirrorRange(6, 7).Sign(Chain), MirrorRefusalKind.NotNext);
        await AssertRefusedAsync(new MirrorRange(4, 7).Sign(Chain), MirrorRefusalKind.NotNext);
        await AssertRefusedAsync(new MirrorRange(0, 5).Sign(Chain), MirrorRefusalKind.NotNext);
        Assert.Equal(5UL, (await Mirror.ReadSizeAsync(Cancellation)).Latest.Size);
    }

    [Fact]
    public async Task A_range_behind_one_that_never_lands_is_reverted_and_changes_nothing()
    {
        await Mirror.SubmitAsync(new MirrorRange(0, 5).Sign(Chain), Cancellation);
        var sent = Assert.IsType<MirrorSubmission.Sent>(
            await Mirror.SubmitAsync(new MirrorRange(6, 9).Sign(Chain), Cancellation));
        await Chain.SettleAsync(Cancellation);

        var state = await Mirror.ReadSubmissionAsync(sent.TransactionId, Cancellation);

        Assert.Equal(MirrorRefusalKind.NotNext, Assert.IsType<SubmissionState.Reverted>(state).Refusal.Kind);
        Assert.Equal(5UL, (await Mirror.ReadSizeAsync(Cancellation)).Latest.Size);
    }

    [Fact]
    public async Task A_commit_of_another_key_instance_or_log_is_refused()
    {
        var range = new MirrorRange(0, 5);
        var commit = range.Commit(Chain.Origin);
        var stranger = PrivateKey.Generate(SignatureAlgorithm.Secp256k1);

        await AssertRefusedAsync(
            MirrorRange.Sign(Mirror, commit, range.Operations, stranger), MirrorRefusalKind.Circumstance);
        await AssertRefusedAsync(
            MirrorRange.Sign(Mirror, commit with { Origin = default }, range.Operations, Chain.LogKey),
            MirrorRefusalKind.Circumstance);
        var elsewhere = range.Sign(Chain);
        await AssertRefusedAsync(
            elsewhere with { Commit = commit with { To = 6 } }, MirrorRefusalKind.Circumstance);
    }

    [Fact]
    public async Task Operations_other_than_the_signed_ones_are_refused()
    {
        var honest = new MirrorRange(0, 5, Record(1, 1)).Sign(Chain);
        var forged = honest with { Operations = new MirrorRange(0, 5, Record(2, 1)).Operations };

        await AssertRefusedAsync(forged, MirrorRefusalKind.Permanent);
    }

    [Fact]
    public async Task A_right_that_continues_nothing_is_refused_for_ever() =>
        await AssertRefusedAsync(new MirrorRange(0, 5, Right(1, 7, 1)).Sign(Chain), MirrorRefusalKind.Permanent);

    [Fact]
    public async Task What_does_not_fit_a_transaction_is_not_sent()
    {
        var effects = Enumerable.Range(1, 20_000).Select(i => Egress(1, (ulong)i)).ToArray();
        var range = new MirrorRange(0, 20_000, effects);

        Assert.False(Mirror.Fits(range.Tally));
        Assert.True(Mirror.Fits(new MirrorRange(0, 1).Tally));
        await AssertRefusedAsync(range.Sign(Chain), MirrorRefusalKind.Permanent);
    }

    [Fact]
    public async Task An_unknown_submission_is_unknown() => Assert.IsType<SubmissionState.Unknown>(
        await Mirror.ReadSubmissionAsync(new string('7', 64), Cancellation));

    /// <summary>Submits a range and lets it become final.</summary>
    protected async Task<string> SendAsync(MirrorRange range, bool voided = false)
    {
        var submission = await Mirror.SubmitAsync(range.Sign(Chain, voided), Cancellation);
        var sent = Assert.IsType<MirrorSubmission.Sent>(submission);
        await Chain.SettleAsync(Cancellation);
        await Mirror.ReadSizeAsync(Cancellation);
        return sent.TransactionId;
    }

    private async Task AssertRefusedAsync(SignedCommit commit, MirrorRefusalKind kind)
    {
        var submission = await Mirror.SubmitAsync(commit, Cancellation);

        Assert.Equal(kind, Assert.IsType<MirrorSubmission.Refused>(submission).Refusal.Kind);
    }
}
