using CsCheck;
using Ledger.Evidence.Mirror;
using Xunit;

namespace Ledger.Ports.TestKit;

public abstract partial class MirrorTests
{
    /// <summary>How many random works the model test does, one after the other on one chain.</summary>
    protected virtual int ModelRuns => 25;

    [Fact]
    public async Task After_any_acts_the_chain_holds_of_every_right_what_the_log_says()
    {
        var last = new MirrorRange(0, 1);
        var asset = 1;
        await SendAsync(last);

        await MirrorModel.Work.SampleAsync(
            async work =>
            {
                // A work has assets of its own, so that one made smaller after a failure starts afresh too.
                var model = new MirrorModel(asset);
                asset += 10;
                foreach (var range in work)
                {
                    var effects = model.Take(range);
                    last = last.Then((ulong)range.Acts.Count, effects);
                    await SendAsync(last, range.Voided);
                    await AssertHoldsAsync(last.From, model);
                }
            },
            iter: ModelRuns, threads: 1);
    }

    private async Task AssertHoldsAsync(ulong from, MirrorModel model)
    {
        var shown = await ProveAsync(from, [.. model.Keys.Keys]);
        foreach (var (key, held) in model.Keys)
        {
            var found = Key(shown, key);
            if (held.IsMirrored)
            {
                Assert.True(found.Holds(held.Version, held.Value), $"{key}: {found} is not {held}");
            }
            else
            {
                Assert.Equal(MirroredStatus.NotMirrored, found.Status);
            }
        }
    }
}
