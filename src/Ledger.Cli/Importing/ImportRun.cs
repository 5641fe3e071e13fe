using System.Runtime.CompilerServices;
using Ledger.Api.Contracts;
using Ledger.Domain;
using Ledger.Sdk;

namespace Ledger.Cli.Importing;

/// <summary>
/// Goes through a file: reads its rows as applications, has them filed or judged, writes back what failed.
/// </summary>
internal sealed class ImportRun(LedgerClient client, ImportFile file, ImportWishes wishes)
{
    private const int JudgedAtOnce = 16;

    private double? _read;

    /// <summary>Who imports.</summary>
    public LedgerAccount Account => client.Account!;

    /// <summary>Files what still waits; what became of each row comes in the order of the rows.</summary>
    /// <param name="journal">How far it has come.</param>
    /// <param name="progress">Is told of each row, and how far the file has been read, from 0 to 1.</param>
    /// <param name="cancellationToken">Ends it; it goes on from there the next time.</param>
    public async Task FileAsync(
        ImportJournal journal, Action<ImportResult, double?> progress, CancellationToken cancellationToken)
    {
        var options = wishes.Options with { Journal = journal };
        await foreach (var result in client.ImportAsync(
            RowsAsync(journal, cancellationToken), options, cancellationToken))
        {
            progress(result, _read);
        }
    }

    /// <summary>Judges every row and sends none.</summary>
    /// <param name="tell">Is told of each row in order; null for the problem of one that would be taken.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task JudgeAsync(Func<long, Problem?, Task> tell, CancellationToken cancellationToken)
    {
        var rules = await DryRun.CreateAsync(client, cancellationToken);
        var judged = new Queue<(long Number, Task<Problem?> Problem)>();
        try
        {
            await foreach (var row in RowsAsync(null, cancellationToken))
            {
                judged.Enqueue((row.Number, row.Act is { } act
                    ? rules.JudgeAsync(act, cancellationToken)
                    : Task.FromResult(row.Fault)));
                if (judged.Count == JudgedAtOnce)
                {
                    await TellAsync(judged.Dequeue());
                }
            }
        }
        catch (ImportFileException)
        {
            // What stands before the place that cannot be read is judged like any other.
            await TellRestAsync();
            throw;
        }

        await TellRestAsync();

        async Task TellRestAsync()
        {
            while (judged.Count > 0)
            {
                await TellAsync(judged.Dequeue());
            }
        }

        async Task TellAsync((long Number, Task<Problem?> Problem) one) => await tell(one.Number, await one.Problem);
    }

    /// <summary>Where rows that failed stand until all of them are written.</summary>
    public static string HalfOf(string errors) => errors + ".new";

    /// <summary>
    /// Writes the rows that failed back beside the file; removes what an earlier run wrote there where none did.
    /// </summary>
    /// <param name="faults">What failed, in the order of the rows.</param>
    /// <param name="cancellationToken">Ends it; nothing is written then.</param>
    /// <returns>How many were written.</returns>
    public async Task<long> WriteBackAsync(
        IEnumerable<(long Number, Problem Problem)> faults, CancellationToken cancellationToken)
    {
        using var failed = faults.GetEnumerator();
        if (!failed.MoveNext())
        {
            File.Delete(wishes.Errors);
            return 0;
        }

        var half = HalfOf(wishes.Errors);
        var written = await WriteBackAsync(failed, half, cancellationToken);
        File.Move(half, wishes.Errors, overwrite: true);
        return written;
    }

    private async Task<long> WriteBackAsync(
        IEnumerator<(long Number, Problem Problem)> failed, string half, CancellationToken cancellationToken)
    {
        var written = 0L;
        using var source = file.Open();
        IErrorWriter? writer = null;
        try
        {
            foreach (var row in source.ReadRows())
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (row.Number != failed.Current.Number)
                {
                    continue;
                }

                writer ??= await ImportFile.CreateErrorsAsync(half, source);
                await writer.WriteAsync(row, failed.Current.Problem);
                written++;
                if (!failed.MoveNext())
                {
                    break;
                }
            }

            await (writer?.FinishAsync() ?? Task.CompletedTask);
            return written;
        }
        finally
        {
            // Whoever is interrupted here writes them once more, into the same file.
            await (writer?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
    }

    /// <summary>How many rows of the file have a number that is counted.</summary>
    public long Count(Func<long, bool> isCounted)
    {
        using var source = file.Open();
        return source.ReadRows().LongCount(row => isCounted(row.Number));
    }

    // Rows that have their answer are not read any further: they may name files of gigabytes in all.
    private async IAsyncEnumerable<ImportRow> RowsAsync(
        ImportJournal? journal, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var source = file.Open();
        var map = new HeadingMap(source.Headings, wishes.Defaults);
        if (map.Unknown.Count > 0)
        {
            var names = string.Join(", ", map.Unknown);
            wishes.Say($"Not of the form, and passed over 非表单栏目，已忽略: {CellReader.Shown(names)}");
        }

        var reader = new FormReader(map, client.Account!.Party, new AttachedFiles(wishes.Files));
        foreach (var row in source.ReadRows())
        {
            cancellationToken.ThrowIfCancellationRequested();
            _read = source.Share;
            if (journal?.IsPending(row.Number) is false)
            {
                continue;
            }

            yield return await RowAsync(reader, row, cancellationToken);
        }
    }

    private async Task<ImportRow> RowAsync(FormReader reader, SourceRow row, CancellationToken cancellationToken)
    {
        try
        {
            var form = await reader.ReadAsync(row, cancellationToken);
            var act = ImportAct.Filing(client, form.Application, form.Case);
            return new ImportRow
            {
                Number = row.Number,
                Act = form.Manifest is null && form.Documents.Count == 0 ? act : act with
                {
                    Before = ending => PutAsync(act.Stream, form, ending),
                },
            };
        }
        catch (RowFaultException e)
        {
            return new ImportRow { Number = row.Number, Fault = e.Fault.ToProblem() };
        }
    }

    private async Task PutAsync(StreamName stream, ReadForm form, CancellationToken cancellationToken)
    {
        try
        {
            _ = stream.TryGetCase(out var id);
            await AttachedFiles.PutAsync(client, id, form.Manifest, form.Documents, cancellationToken);
        }
        catch (RowFaultException e)
        {
            throw new LedgerProblemException(e.Fault.ToProblem());
        }
        catch (FileNotFoundException e)
        {
            throw new LedgerProblemException(
                new RowFault("row-file-unreadable", e.Message, $"文件无法读取：{e.Message}").ToProblem());
        }
    }
}

/// <summary>How a file is imported.</summary>
/// <param name="Options">Rows at once.</param>
/// <param name="Defaults">What columns hold that the file leaves empty.</param>
/// <param name="Files">The folder of the files that rows name.</param>
/// <param name="Errors">Where rows that failed are written.</param>
/// <param name="Say">Tells people what they should know of the file.</param>
internal sealed record ImportWishes(
    ImportOptions Options, IReadOnlyDictionary<FormColumn, string> Defaults, DirectoryInfo Files, string Errors,
    Action<string> Say);
