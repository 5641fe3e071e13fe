using System.Net;
using Ledger.Api.Contracts;

namespace Ledger.Sdk;

/// <summary>Sends the rows of a batch until each has its answer.</summary>
internal sealed class ImportSender(LedgerClient client, LedgerAccount author, ImportJournal? journal, int attempts)
{
    private const int Few = 8;

    public async Task<IReadOnlyList<ImportResult>> SendAsync(
        IReadOnlyList<ImportRow> rows, CancellationToken cancellationToken)
    {
        var batch = new Batch(rows);
        await PrepareAsync(batch, cancellationToken).ConfigureAwait(false);
        var kept = journal?.ReadForms(rows[0].Number, rows[^1].Number) ?? [];
        await SignAsync(batch, kept, cancellationToken).ConfigureAwait(false);
        for (var failed = 0; batch.Waiting.Count > 0;)
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

        return Array.ConvertAll(batch.Results, static result => result!);
    }

    // What the commands name is there before they are.
    private static async Task PrepareAsync(Batch batch, CancellationToken cancellationToken)
    {
        var options = new ParallelOptions
        {
            MaxDegreeOfParallelism = Few,
            CancellationToken = cancellationToken,
        };
        await Parallel.ForEachAsync(
            batch.Open.Where(row => batch.Rows[row].Act!.Before is not null), options,
            async (row, ending) =>
            {
                try
                {
                    await batch.Rows[row].Act!.Before!(ending).ConfigureAwait(false);
                }
                catch (LedgerProblemException refused) when (!IsPassing(refused.Status))
                {
                    batch.Fail(row, refused.Problem);
                }
            }).ConfigureAwait(false);
    }

    // A form of an earlier run goes again as it is: the registry may have it, and then says what it said.
    private async Task SignAsync(
        Batch batch, Dictionary<long, byte[]> kept, CancellationToken cancellationToken)
    {
        var fresh = new List<int>();
        foreach (var row in batch.Open)
        {
            if (kept.TryGetValue(batch.Rows[row].Number, out var line)
                && PreparedCommand.TryRead(line, out var command)
                && command.Envelope.CommandId == batch.Rows[row].Act!.CommandId)
            {
                batch.Waiting[row] = command;
            }
            else
            {
                fresh.Add(row);
            }
        }

        await SignAsync(batch, fresh, cancellationToken).ConfigureAwait(false);
    }

    private async Task SignAsync(Batch batch, List<int> rows, CancellationToken cancellationToken)
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
    private async Task<Problem?> RoundAsync(Batch batch, CancellationToken cancellationToken)
    {
        var (rows, commands) = (batch.Waiting.Keys.ToArray(), batch.Waiting.Values.ToArray());
        var (late, taken, busy) = (new List<int>(), new List<(int Row, Problem Problem)>(), (Problem?)null);
        await foreach (var result in client.SubmitManyAsync(commands, cancellationToken).ConfigureAwait(false))
        {
            var row = rows[result.Item];
            switch (result.Problem)
            {
                case null:
                    batch.Finish(row, result.Accepted, alreadyThere: false);
                    break;
                case { } passing when IsPassing(passing.Status):
                    busy = passing;
                    break;
                case { Code: "command-expired" } expired:
                    late.Add(row);
                    busy ??= expired;
                    break;
                case { Code: "command-id-taken" or "stale-version" } known
                    when batch.Rows[row].Act!.IsThere is not null:
                    taken.Add((row, known));
                    break;
                case { } refused:
                    batch.Fail(row, refused);
                    break;
            }
        }

        await SignAsync(batch, late, cancellationToken).ConfigureAwait(false);
        await LookAsync(batch, taken, cancellationToken).ConfigureAwait(false);
        return busy;
    }

    private static async Task LookAsync(
        Batch batch, List<(int Row, Problem Problem)> taken, CancellationToken cancellationToken)
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

    /// <summary>Rows on their way, and what became of them; rows go by their place.</summary>
    private sealed class Batch
    {
        private readonly Lock _gate = new();

        public Batch(IReadOnlyList<ImportRow> rows)
        {
            (Rows, Results) = (rows, new ImportResult[rows.Count]);
            foreach (var (row, read) in rows.Index())
            {
                if (read.Fault is { } fault)
                {
                    Results[row] = new ImportResult(read.Number, null, null, false, fault);
                }
            }
        }

        public IReadOnlyList<ImportRow> Rows { get; }

        public ImportResult?[] Results { get; }

        public SortedDictionary<int, PreparedCommand> Waiting { get; } = [];

        public int[] Open => [.. Enumerable.Range(0, Rows.Count).Where(row => Results[row] is null)];

        public void Finish(int row, CommandAccepted? accepted, bool alreadyThere) =>
            End(row, new ImportResult(Rows[row].Number, Rows[row].Act!.CommandId, accepted, alreadyThere, null));

        public void Fail(int row, Problem problem) =>
            End(row, new ImportResult(Rows[row].Number, Rows[row].Act!.CommandId, null, false, problem));

        private void End(int row, ImportResult result)
        {
            lock (_gate)
            {
                Results[row] = result;
                Waiting.Remove(row);
            }
        }
    }
}
