using System.Net;
using Ledger.Api.Contracts;

namespace Ledger.Sdk;

/// <summary>
/// Sends the rows of batches until each has its answer, or one is refused for who sends it: then nothing further is
/// sent of any batch.
/// </summary>
internal sealed class ImportSender(LedgerClient client, LedgerAccount author, ImportJournal? journal, int attempts)
{
    private const int Few = 8;

    // What the registry says of a form that it has nowhere in its log, so that another form may take its place.
    private static readonly string[] s_formRefused =
        ["wrong-origin", "unknown-key", "bad-signature", "author-key-not-in-force"];

    private Problem? _refusal;

    /// <summary>Why nothing is taken of this sender; null while that is not known.</summary>
    public Problem? Refusal => Volatile.Read(ref _refusal);

    /// <summary>
    /// Sends a batch. Rows that were refused for who sends them have no answer: they wait, with their forms.
    /// </summary>
    public async Task<SentBatch> SendAsync(IReadOnlyList<ImportRow> rows, CancellationToken cancellationToken)
    {
        var batch = new ImportBatch(rows);
        try
        {
            await PrepareAsync(batch, cancellationToken).ConfigureAwait(false);
            if (Refusal is null)
            {
                var kept = journal?.ReadForms(rows[0].Number, rows[^1].Number) ?? [];
                await SignAsync(batch, kept, cancellationToken).ConfigureAwait(false);
                await SendAsync(batch, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (LedgerProblemException refused) when (IsOfSender(refused.Problem))
        {
            Stop(refused.Problem);
        }

        return new SentBatch(batch.Answered, batch.Answered.Count == rows.Count);
    }

    private async Task SendAsync(ImportBatch batch, CancellationToken cancellationToken)
    {
        for (var failed = 0; batch.Waiting.Count > 0 && Refusal is null;)
        {
            var before = batch.Waiting.Count;
            var busy = await RoundAsync(batch, cancellationToken).ConfigureAwait(false);
            failed = batch.Waiting.Count < before ? 0 : failed + 1;
            if (busy is not null && failed >= attempts)
            {
                throw new LedgerProblemException(busy);
            }

            if (busy is not null)
            {
                await client.PauseAsync(failed + 1, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    // What the commands name is there before they are.
    private async Task PrepareAsync(ImportBatch batch, CancellationToken cancellationToken)
    {
        var options = new ParallelOptions
        {
            MaxDegreeOfParallelism = Few,
            CancellationToken = cancellationToken,
        };
        await Parallel.ForEachAsync(
            batch.Open.Where(row => batch.Rows[row].Act!.Before is not null), options,
            (row, ending) => Refusal is null ? PrepareAsync(batch, row, ending) : ValueTask.CompletedTask)
            .ConfigureAwait(false);
    }

    private async ValueTask PrepareAsync(ImportBatch batch, int row, CancellationToken cancellationToken)
    {
        try
        {
            await batch.Rows[row].Act!.Before!(cancellationToken).ConfigureAwait(false);
        }
        catch (LedgerProblemException refused) when (IsOfSender(refused.Problem))
        {
            Stop(refused.Problem);
        }
        catch (LedgerProblemException refused) when (!IsPassing(refused.Status))
        {
            batch.Fail(row, refused.Problem);
        }
    }

    // A form of an earlier run goes again as it is: the registry may have it, and then says what it said.
    private async Task SignAsync(
        ImportBatch batch, Dictionary<long, byte[]> kept, CancellationToken cancellationToken)
    {
        var fresh = new List<int>();
        foreach (var row in batch.Open)
        {
            if (kept.TryGetValue(batch.Rows[row].Number, out var line)
                && PreparedCommand.TryRead(line, out var command)
                && command.Envelope.CommandId == batch.Rows[row].Act!.CommandId)
            {
                batch.Waiting[row] = command;
                batch.Kept.Add(row);
            }
            else
            {
                fresh.Add(row);
            }
        }

        await SignAsync(batch, fresh, cancellationToken).ConfigureAwait(false);
    }

    private async Task SignAsync(ImportBatch batch, List<int> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var drafts = new List<CommandDraft>(rows.Count);
        foreach (var row in rows)
        {
            var act = batch.Rows[row].Act!;
            drafts.Add(await client.DraftAsync(act.Stream, 0, act.CommandId, act.Command, cancellationToken)
                .ConfigureAwait(false));
        }

        foreach (var (row, command) in rows.Zip(PreparedCommand.SignMany(drafts, author)))
        {
            batch.Waiting[row] = command;
        }

        journal?.Keep(rows.ConvertAll(row => (batch.Rows[row].Number, batch.Waiting[row].Line)));
    }

    /// <summary>Sends what waits; returns the problem of one that has to go again, if there is one.</summary>
    private async Task<Problem?> RoundAsync(ImportBatch batch, CancellationToken cancellationToken)
    {
        var (rows, commands) = (batch.Waiting.Keys.ToArray(), batch.Waiting.Values.ToArray());
        var round = new Round();
        await foreach (var result in client.SubmitManyAsync(commands, cancellationToken).ConfigureAwait(false))
        {
            Take(batch, rows[result.Item], result, round);
        }

        if (Refusal is null)
        {
            await SignAsync(batch, round.Late, cancellationToken).ConfigureAwait(false);
            await LookAsync(batch, round.Taken, cancellationToken).ConfigureAwait(false);
        }

        return round.Busy;
    }

    private void Take(ImportBatch batch, int row, CommandResult result, Round round)
    {
        switch (result.Problem)
        {
            case null:
                batch.Finish(row, result.Accepted, alreadyThere: false);
                break;
            case { } passing when IsPassing(passing.Status):
                round.Busy = passing;
                break;
            case { Code: "command-expired" } expired:
                round.Late.Add(row);
                round.Busy ??= expired;
                break;
            case { Code: "command-id-taken" or "stale-version" } known
                when batch.Rows[row].Act!.IsThere is not null:
                round.Taken.Add((row, known));
                break;
            case { } outOfUse when IsOfEarlierSigner(batch, row, outOfUse):
                round.Late.Add(row);
                break;
            case { } ofSender when IsOfSender(ofSender):
                Stop(ofSender);
                break;
            case { } refused:
                batch.Fail(row, refused);
                break;
        }
    }

    // An earlier run signed it as this one would not, with another key or for another log; what is signed now is asked
    // about once.
    private bool IsOfEarlierSigner(ImportBatch batch, int row, Problem refusal) =>
        s_formRefused.Contains(refusal.Code)
        && (refusal.Code == "wrong-origin"
            || batch.Waiting[row].Body.Signature.Key != author.Key.PublicKey.Id.ToString())
        && batch.Kept.Remove(row);

    private bool IsOfSender(Problem problem) => SenderRefusals.Concern(problem, author.Party);

    // The first one is as good as any other.
    private void Stop(Problem refusal) => Interlocked.CompareExchange(ref _refusal, refusal, null);

    private static async Task LookAsync(
        ImportBatch batch, List<(int Row, Problem Problem)> taken, CancellationToken cancellationToken)
    {
        var options = new ParallelOptions
        {
            MaxDegreeOfParallelism = Few,
            CancellationToken = cancellationToken,
        };
        await Parallel.ForEachAsync(taken, options, async (one, ending) =>
        {
            if (await batch.Rows[one.Row].Act!.IsThere!(ending).ConfigureAwait(false))
            {
                batch.Finish(one.Row, null, alreadyThere: true);
            }
            else
            {
                batch.Fail(one.Row, one.Problem);
            }
        }).ConfigureAwait(false);
    }

    private static bool IsPassing(int status) => Channel.IsPassing((HttpStatusCode)status);

    /// <summary>What has to be done about rows that were sent and have no answer for good.</summary>
    private sealed class Round
    {
        public List<int> Late { get; } = [];

        public List<(int Row, Problem Problem)> Taken { get; } = [];

        public Problem? Busy { get; set; }
    }
}
