using System.Globalization;
using System.Text.Json;
using Ledger.Api.Contracts;

namespace Ledger.Sdk;

/// <summary>
/// How far an import has come, on disk: the number up to which every row has its answer, what was wrong with rows, and
/// the signed form of what is on its way, so that after any interruption the same bytes are sent again. Its size
/// follows the rows that failed, not those that did not.
/// </summary>
/// <remarks>
/// An import that was completed and is begun again takes the rows that failed, and no others. One process has it at a
/// time.
/// </remarks>
public sealed class ImportJournal : IDisposable
{
    private const int Page = 500;

    private const string Create =
        """
        CREATE TABLE standing (id INTEGER PRIMARY KEY CHECK (id = 1), mark INTEGER NOT NULL, pass INTEGER NOT NULL,
            complete INTEGER NOT NULL, filed INTEGER NOT NULL, present INTEGER NOT NULL, source TEXT);
        INSERT INTO standing VALUES (1, 0, 1, 0, 0, 0, NULL);
        CREATE TABLE form (number INTEGER PRIMARY KEY, body BLOB NOT NULL);
        CREATE TABLE fault (number INTEGER PRIMARY KEY, pass INTEGER NOT NULL, problem BLOB NOT NULL);

        """;

    private readonly DurableFile _file;
    private readonly FileStream _lock;

    private ImportJournal(DurableFile file, FileStream held) => (_file, _lock, Standing) = (file, held, Read(file));

    /// <summary>How far the import has come.</summary>
    public ImportStanding Standing { get; private set; }

    /// <summary>Opens a journal; makes it, readable by its owner only, where it is not there.</summary>
    /// <param name="file">The file; its folder is made.</param>
    /// <param name="source">
    /// What is imported, for example the digest of a file with that of the account: rows of another source are not
    /// those that it knows by their numbers.
    /// </param>
    /// <exception cref="IOException">Another process has it, or it cannot be opened.</exception>
    /// <exception cref="InvalidDataException">It is of another source, or was written by a later version.</exception>
    public static ImportJournal Open(string file, string source)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        ArgumentNullException.ThrowIfNull(source);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        var held = Take(file);
        try
        {
            var journal = new ImportJournal(new DurableFile(file, Create, format: 1), held);
            journal.Claim(file, source);
            return journal;
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Begins, goes on, or begins again with what failed, where all was done.</summary>
    public void Begin()
    {
        if (Standing.IsComplete)
        {
            Change(static write => write.Run("UPDATE standing SET mark = 0, complete = 0, pass = pass + 1"));
        }
    }

    /// <summary>Says that there are no more rows.</summary>
    public void Complete() => Change(static write => write.Run("UPDATE standing SET complete = 1"));

    /// <summary>Whether a row still waits for its answer.</summary>
    public bool IsPending(long number) => number > Standing.Mark && (Standing.Pass == 1 || HasFailedBefore(number));

    /// <summary>What failed, in the order of the rows.</summary>
    public IEnumerable<(long Number, Problem Problem)> ListFaults()
    {
        for (var after = 0L; ;)
        {
            var page = _file.Read(
                "SELECT number, problem FROM fault WHERE number > $after ORDER BY number LIMIT $page",
                static row => (
                    row.GetInt64(0),
                    JsonSerializer.Deserialize(row.GetFieldValue<byte[]>(1), ClientJson.Default.Problem)!),
                ("$after", after), ("$page", Page));
            foreach (var fault in page)
            {
                yield return fault;
            }

            if (page.Count < Page)
            {
                yield break;
            }

            after = page[^1].Item1;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _file.Dispose();
        _lock.Dispose();
    }

    internal Dictionary<long, SignedCommand> ReadForms(long from, long to) => _file.Read(
        "SELECT number, body FROM form WHERE number BETWEEN $from AND $to",
        static row => (
            Number: row.GetInt64(0),
            Body: JsonSerializer.Deserialize(row.GetFieldValue<byte[]>(1), ClientJson.Default.SignedCommand)!),
        ("$from", from), ("$to", to)).ToDictionary(static form => form.Number, static form => form.Body);

    /// <summary>Keeps what is about to be sent.</summary>
    internal void Keep(IEnumerable<(long Number, SignedCommand Body)> forms) => _file.Change(write =>
    {
        foreach (var (number, body) in forms)
        {
            write.Run(
                "INSERT OR REPLACE INTO form VALUES ($number, $body)", ("$number", number),
                ("$body", JsonSerializer.SerializeToUtf8Bytes(body, ClientJson.Default.SignedCommand)));
        }

        return 0;
    });

    /// <summary>Every row up to the last of these has its answer.</summary>
    internal void Settle(IReadOnlyList<ImportResult> results)
    {
        var pass = Standing.Pass;
        Change(write =>
        {
            foreach (var result in results)
            {
                Settle(write, result, pass);
            }

            return write.Run(
                "UPDATE standing SET mark = $mark, filed = filed + $filed, present = present + $present",
                ("$mark", results[^1].Number), ("$filed", results.Count(static result => result.Accepted is not null)),
                ("$present", results.Count(static result => result.AlreadyThere)));
        });
    }

    private static void Settle(DurableFile.Writing write, ImportResult result, int pass)
    {
        write.Run("DELETE FROM form WHERE number = $number", ("$number", result.Number));
        if (result.Problem is { } problem)
        {
            write.Run(
                "INSERT OR REPLACE INTO fault VALUES ($number, $pass, $problem)", ("$number", result.Number),
                ("$pass", pass),
                ("$problem", JsonSerializer.SerializeToUtf8Bytes(problem, ClientJson.Default.Problem)));
        }
        else if (pass > 1)
        {
            write.Run("DELETE FROM fault WHERE number = $number", ("$number", result.Number));
        }
    }

    private void Claim(string file, string source)
    {
        _file.Change(write =>
            write.Run("UPDATE standing SET source = $source WHERE source IS NULL", ("$source", source)));
        if (_file.Read("SELECT source FROM standing", static row => row.GetString(0))[0] != source)
        {
            _file.Dispose();
            throw new InvalidDataException($"{file} is the journal of another import.");
        }
    }

    private bool HasFailedBefore(long number) => _file.Read(
        "SELECT 1 FROM fault WHERE number = $number AND pass < $pass", static _ => true,
        ("$number", number), ("$pass", Standing.Pass)).Count > 0;

    private void Change(Func<DurableFile.Writing, int> change)
    {
        _file.Change(change);
        Standing = Read(_file);
    }

    private static ImportStanding Read(DurableFile file) => file.Read(
        "SELECT mark, pass, complete, filed, present, (SELECT count(*) FROM fault) FROM standing",
        static row => new ImportStanding(
            row.GetInt64(0), row.GetInt32(1), row.GetInt64(2) != 0, row.GetInt64(3), row.GetInt64(4),
            row.GetInt64(5)))[0];

    private static FileStream Take(string file)
    {
        try
        {
            // Open without sharing is an advisory lock on the file (flock) that ends with its process.
            return new FileStream(file + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException fault) when (fault is not (FileNotFoundException or DirectoryNotFoundException))
        {
            throw new IOException(string.Create(
                CultureInfo.InvariantCulture, $"Another process is importing with {file}."), fault);
        }
    }
}

/// <summary>How far an import has come.</summary>
/// <param name="Mark">Every row up to this number has its answer.</param>
/// <param name="Pass">1 for the first time; each further one takes what failed before.</param>
/// <param name="IsComplete">Whether every row has its answer.</param>
/// <param name="Filed">Rows of which an entry was recorded.</param>
/// <param name="AlreadyThere">Rows that the registry had before.</param>
/// <param name="Failed">Rows that failed and have not been admitted since.</param>
public sealed record ImportStanding(
    long Mark, int Pass, bool IsComplete, long Filed, long AlreadyThere, long Failed);
