using CsCheck;
using Xunit;

namespace Ledger.Ports.TestKit;

public abstract partial class JournalTests
{
    /// <summary>How many random works the model test does; each has a store of its own.</summary>
    protected virtual int ModelRuns => 40;

    [Fact]
    public async Task It_answers_random_work_as_the_model_does() =>
        await JournalModel.Work.SampleAsync(AnswersAsTheModelAsync, iter: ModelRuns, threads: 1);

    private async Task AnswersAsTheModelAsync(List<JournalModel.Act> work)
    {
        await using var store = NewStore();
        var model = new ReferenceJournal();
        var journal = await store.OpenAsync();
        model.Acquire((await journal.AcquireAsync(Cancellation)).Epoch);
        foreach (var act in work)
        {
            if (act.Reopen)
            {
                await journal.DisposeAsync();
                journal = await store.OpenAsync();
            }

            if (act.Acquire)
            {
                var taken = await journal.AcquireAsync(Cancellation);
                Assert.True(taken.Epoch > model.Epoch);
                Assert.Equal(model.Acquire(taken.Epoch), taken);
            }

            await AppendBothAsync(journal, model, act);
        }

        await AssertSameAsync(model, journal);
        await journal.DisposeAsync();
    }

    private static async Task AppendBothAsync(IJournal journal, ReferenceJournal model, JournalModel.Act act)
    {
        var batch = JournalModel.Build(model, act);
        for (var time = 0; time < (act.Repeat ? 2 : 1); time++)
        {
            var result = await journal.AppendAsync(model.Epoch, batch[0].Index, batch, Cancellation);
            AssertSame(model.Append(batch[0].Index, batch), result);
            if (result is not Conflicts conflicts)
            {
                continue;
            }

            // The rest of the batch, at the size that the refusal gave, must go in.
            var named = conflicts.Items.Where(c => c is not IndexConflict).Select(c => c.Position).ToHashSet();
            var rest = JournalSamples.Batch(conflicts.Head.Size, [.. batch.Where((_, i) => !named.Contains(i))]);
            if (rest.Count > 0)
            {
                var second = await journal.AppendAsync(model.Epoch, conflicts.Head.Size, rest, Cancellation);
                Assert.IsType<Appended>(second);
                AssertSame(model.Append(conflicts.Head.Size, rest), second);
            }
        }
    }

    private static void AssertSame(AppendResult expected, AppendResult actual)
    {
        Assert.Equal(expected.Head, actual.Head);
        Assert.Equal((expected as Conflicts)?.Items ?? [], (actual as Conflicts)?.Items ?? []);
        Assert.Equal(expected.GetType(), actual.GetType());
    }

    private static async Task AssertSameAsync(ReferenceJournal model, IJournal journal)
    {
        Assert.Equal(model.Head, await journal.ReadHeadAsync(Cancellation));
        Assert.Equal(model.LastNumber("series"), await journal.LastNumberAsync("series", Cancellation));
        JournalAssert.Same(model.Entries, await ListAsync(journal.ReadAsync(0, ulong.MaxValue, Cancellation)));
        foreach (var stream in model.Entries.SelectMany(e => e.Writes).Select(w => w.Stream).Distinct())
        {
            var entries = model.Entries.Where(e => e.Writes.Any(w => w.Stream == stream)).ToList();
            Assert.Equal((ulong)entries.Count, await journal.StreamVersionAsync(stream, Cancellation));
            JournalAssert.Same(entries, await ListAsync(journal.ReadStreamAsync(stream, 0, Cancellation)));
        }

        foreach (var entry in model.Entries.Take(20))
        {
            JournalAssert.Same(entry, await journal.FindCommandAsync(entry.Caller, entry.CommandId, Cancellation));
        }
    }
}
