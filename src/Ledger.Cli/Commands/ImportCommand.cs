using System.CommandLine;
using Ledger.Api.Contracts;
using Ledger.Cli.Importing;
using Ledger.Cli.Output;
using Ledger.Cli.Profiles;
using Ledger.Sdk;
using Command = System.CommandLine.Command;

namespace Ledger.Cli.Commands;

/// <summary><c>ledger import</c>: files the applications of a table or catalogue, each row one.</summary>
internal static class ImportCommand
{
    private static readonly Option<Uri> s_server = CommonOptions.Server();
    private static readonly Option<FileInfo?> s_account = CommonOptions.Account();
    private static readonly Option<bool> s_json = CommonOptions.Json();
    private static readonly Argument<string?> s_file = new("file")
    {
        Description = "The table (.csv, .xlsx) in the columns of annex 1, or the catalogue (DCAT in JSON-LD, .jsonld).",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string?> s_template = OneOf(
        "--template", "Write an empty form instead, to the file named or to the terminal.", "csv", "xlsx");

    private static readonly Option<string?> s_format = OneOf(
        "--format", "What the file is. Default: by its name.", "csv", "xlsx", "dcat");

    private static readonly Option<string?> s_encoding = OneOf(
        "--encoding", "Of a csv. Default: by its mark, else UTF-8 where it is that, else GB18030.", "utf-8", "gb18030");

    private static readonly Option<bool> s_dryRun = new("--dry-run")
    {
        Description = "Judge every row by the registry's rules and send none.",
    };

    private static readonly Option<string[]> s_defaults = new("--default")
    {
        Description = "COLUMN=VALUE for rows that leave the column empty; may come several times.",
    };

    private static readonly Option<DirectoryInfo?> s_files = new("--files")
    {
        Description = "Folder of the manifests and materials that rows name. Default: where the file is.",
    };

    private static readonly Option<FileInfo?> s_errors = new("--errors")
    {
        Description = "Where rows that failed are written. Default: beside the file, NAME.errors. A dry run puts "
            + ".dry-run into the name.",
    };

    private static readonly Option<FileInfo?> s_journal = new("--journal")
    {
        Description = "Where it is kept how far the import has come. Default: in the state folder.",
    };

    private static readonly Option<int> s_batch = new("--batch")
    {
        Description = "Rows of a request, 1 to 1000.",
        DefaultValueFactory = static _ => 250,
    };

    private static readonly Option<int> s_concurrency = new("--concurrency")
    {
        Description = "Requests at once, 1 to 16.",
        DefaultValueFactory = static _ => 4,
    };

    private static readonly Command s_command = Make();

    public static Command Create() => s_command;

    /// <summary>How long it may take to end when it is told to: what failed so far is written down first.</summary>
    public static TimeSpan? PatienceOf(ParseResult parsed) =>
        parsed.CommandResult.Command == s_command ? TimeSpan.FromSeconds(30) : null;

    private static Command Make()
    {
        var command = new Command(
            "import", "File the applications of a table or catalogue. Goes on where it was when it is called again.")
        {
            s_file, s_template, s_format, s_encoding, s_dryRun, s_defaults, s_files, s_errors, s_journal, s_batch,
            s_concurrency, s_server, s_account, s_json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(s_template) is { } template)
        {
            return await WriteTemplateAsync(template, parsed.GetValue(s_file), cancellationToken);
        }

        var file = FileOf(parsed);
        var wishes = WishesOf(parsed, file);
        using var http = new HttpClient();
        using var client = await CommonOptions.ConnectAsync(
            http, parsed.GetRequiredValue(s_server), parsed.GetValue(s_account), cancellationToken, Patient);
        var account = client.Account
            ?? throw new UsageException("Applications are signed: name your account with --account.");
        var run = new ImportRun(client, file, wishes);
        var report = new ImportReport(
            Console.Out, Console.Error, parsed.GetValue(s_json), isTerminal: !Console.IsErrorRedirected);
        try
        {
            return parsed.GetValue(s_dryRun)
                ? await JudgeAsync(run, wishes, report, cancellationToken)
                : await FileAsync(run, await JournalAsync(parsed, client, file, wishes, cancellationToken), wishes,
                    report, cancellationToken);
        }
        catch (Exception e) when (ImportBreak.Of(e, account) is { } end)
        {
            Console.Error.WriteLine(end.Words);
            return end.ExitCode;
        }
    }

    // A registry that restarts is away for a minute; an import of hours waits for it.
    private static LedgerClientOptions Patient => new() { Attempts = 14, LongestPause = TimeSpan.FromSeconds(10) };

    /// <summary>Files what waits, and says what became of it, wherever it ends.</summary>
    /// <param name="run">Goes through the file.</param>
    /// <param name="journal">How far it has come; closed at the end.</param>
    /// <param name="wishes">How it is imported.</param>
    /// <param name="report">Where it is said.</param>
    /// <param name="cancellationToken">Ends it; it goes on from there the next time.</param>
    /// <returns>What the shell is told.</returns>
    internal static async Task<int> FileAsync(
        ImportRun run, ImportJournal journal, ImportWishes wishes, ImportReport report,
        CancellationToken cancellationToken)
    {
        using (journal)
        {
            try
            {
                await FileAsync(run, journal, report, cancellationToken);
                var written = await run.WriteBackAsync(journal.ListFaults(), cancellationToken);
                return report.Whole(ImportedOf(journal.Standing, written > 0 ? wishes.Errors : null));
            }
            catch (Exception e) when (ImportBreak.Of(e, run.Account) is { } end)
            {
                var standing = journal.Standing;
                return await BreakOffAsync(
                    run, ImportedOf(standing, HasSayOverErrors(standing) ? wishes.Errors : null), journal.ListFaults(),
                    journal.IsPending, (end, report));
            }
        }
    }

    // What is said of its progress is gone before anything else is.
    private static async Task FileAsync(
        ImportRun run, ImportJournal journal, ImportReport report, CancellationToken cancellationToken)
    {
        using var progress = report.Progress();
        await run.FileAsync(
            journal, (result, read) => progress.Count(result.Problem is not null, read), cancellationToken);
    }

    // What ended the import does not end this, and it alone says what the shell is told, whatever else cannot be done.
    // What takes longest comes last: it may be cut short.
    private static async Task<int> BreakOffAsync(
        ImportRun run, Imported soFar, IEnumerable<(long Number, Problem Problem)> faults, Func<long, bool> isLeft,
        (ImportBreak End, ImportReport Report) told)
    {
        var (end, report) = told;
        report.SoFar(end.Words, soFar);
        var written = soFar.Errors is not null
            ? await TryAsync(
                "The rows that failed could not be written 未通过的行未能写出",
                () => run.WriteBackAsync(faults, CancellationToken.None), report)
            : 0;
        var left = end.IsOfFile
            ? null
            : await TryAsync(
                "The rows left could not be counted 尚余行数未能统计", () => Task.FromResult(run.Count(isLeft)), report);
        report.Rest(soFar with { Errors = written > 0 ? soFar.Errors : null, Left = left });
        return end.ExitCode;
    }

    // In a first pass without faults what stands there is of another import, and only a whole pass replaces it.
    private static bool HasSayOverErrors(ImportStanding standing) => standing.Failed > 0 || standing.Pass > 1;

    private static async Task<long?> TryAsync(string otherwise, Func<Task<long>> count, ImportReport report)
    {
        try
        {
            return await count();
        }
        catch (Exception e) when (e is ImportFileException or IOException or UnauthorizedAccessException)
        {
            report.Say($"{otherwise}: {e.Message}");
            return null;
        }
    }

    private static Imported ImportedOf(ImportStanding standing, string? errors) =>
        new(standing.Filed, standing.AlreadyThere, standing.Failed, errors, false);

    /// <summary>Judges every row, and says what would become of it, wherever it ends.</summary>
    /// <param name="run">Goes through the file.</param>
    /// <param name="wishes">How it would be imported.</param>
    /// <param name="report">Where it is said.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What the shell is told.</returns>
    internal static async Task<int> JudgeAsync(
        ImportRun run, ImportWishes wishes, ImportReport report, CancellationToken cancellationToken)
    {
        // What failed may be all of a large file.
        using var faults = new FaultSpill();
        var (good, last) = (0L, 0L);
        Imported So(bool isWritten) => new(good, 0, faults.Count, isWritten ? wishes.Errors : null, DryRun: true);
        try
        {
            await run.JudgeAsync(
                (number, problem) =>
                {
                    last = number;
                    good += problem is null ? 1 : 0;
                    return problem is null ? Task.CompletedTask : faults.AddAsync(number, problem);
                },
                cancellationToken);
            var written = await run.WriteBackAsync(faults.Read(), cancellationToken);
            return report.Whole(So(isWritten: written > 0));
        }
        catch (Exception e) when (ImportBreak.Of(e, run.Account) is { } end)
        {
            return await BreakOffAsync(
                run, So(isWritten: faults.Count > 0), faults.Read(), number => number > last, (end, report));
        }
    }

    private static async Task<int> WriteTemplateAsync(string form, string? file, CancellationToken cancellationToken)
    {
        if (file is null && form == "xlsx")
        {
            throw new UsageException("Name the file to write: ledger import --template xlsx FORM.xlsx.");
        }

        await (file is null ? Console.Out.WriteAsync(FormTemplate.Csv())
            : form == "csv" ? FormTemplate.WriteCsvAsync(file, cancellationToken)
            : FormTemplate.WriteXlsxAsync(file, cancellationToken));
        return ExitCodes.Done;
    }

    private static ImportFile FileOf(ParseResult parsed)
    {
        var path = parsed.GetValue(s_file) ?? throw new UsageException("Name the file to import.");
        var form = parsed.GetValue(s_format) is { } word
            ? Enum.Parse<ImportForm>(word, ignoreCase: true)
            : ImportFile.FormOf(path)
                ?? throw new UsageException($"{path} is none of .csv, .xlsx, .jsonld: say which with --format.");
        return File.Exists(path)
            ? new ImportFile(path, form, parsed.GetValue(s_encoding))
            : throw new UsageException($"There is no file {path}.");
    }

    private static ImportWishes WishesOf(ParseResult parsed, ImportFile file)
    {
        var (batch, concurrency) = (parsed.GetValue(s_batch), parsed.GetValue(s_concurrency));
        if (batch is < 1 or > 1000 || concurrency is < 1 or > 16)
        {
            throw new UsageException("--batch is 1 to 1000, --concurrency 1 to 16.");
        }

        var defaults = new Dictionary<FormColumn, string>();
        foreach (var text in parsed.GetValue(s_defaults) ?? [])
        {
            var parts = text.Split('=', 2);
            var column = parts.Length == 2 ? AnnexForm.Find(parts[0]) : null;
            defaults[column ?? throw new UsageException($"--default {text}: write COLUMN=VALUE with a heading.")] =
                parts[1];
        }

        return new ImportWishes(
            new ImportOptions { BatchSize = batch, Concurrency = concurrency }, defaults,
            parsed.GetValue(s_files) ?? new FileInfo(Path.GetFullPath(file.Path)).Directory!,
            ErrorsOf(parsed, file), Console.Error.WriteLine);
    }

    // The rows that failed replace what stands there, or its removal says that none did: never the file itself.
    private static string ErrorsOf(ParseResult parsed, ImportFile file)
    {
        var named = parsed.GetValue(s_errors)?.FullName ?? file.ErrorsPath;
        var errors = parsed.GetValue(s_dryRun) ? ImportFile.OfDryRun(named) : named;
        return file.IsAt(named) || file.IsAt(errors) || file.IsAt(ImportRun.HalfOf(errors))
            ? throw new UsageException($"Rows that failed cannot be written to {named}: the import reads it.")
            : errors;
    }

    // The same file under the same account at the same registry is the same import, wherever it lies.
    private static async Task<ImportJournal> JournalAsync(
        ParseResult parsed, LedgerClient client, ImportFile file, ImportWishes wishes,
        CancellationToken cancellationToken)
    {
        var log = await client.ReadLogAsync(cancellationToken);
        var id = DerivedId.Of(
            [
                "ledger-import@v1", log.Origin, client.Account!.Party.ToString(), file.Form.ToString(),
                file.Encoding ?? "", await file.DigestAsync(cancellationToken),
                .. wishes.Defaults.OrderBy(static one => one.Key.Key, StringComparer.Ordinal)
                    .SelectMany(static one => new[] { one.Key.Key, one.Value }),
            ]);
        return ImportJournal.Open(
            parsed.GetValue(s_journal)?.FullName ?? Path.Combine(UserFolders.State, "imports", id + ".db"), id);
    }

    private static Option<string?> OneOf(string name, string what, params string[] words)
    {
        var option = new Option<string?>(name) { Description = what };
        option.AcceptOnlyFromAmong(words);
        return option;
    }
}
