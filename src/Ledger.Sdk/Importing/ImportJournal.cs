using System.Buffers.Binary;
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
    private const long Format = 2;
    private const int HeadSize = sizeof(long) + sizeof(int);

    private const string Create =
        """
        CREATE TABLE standing (id INTEGER PRIMARY KEY CHECK (id = 1), mark INTEGER NOT NULL, pass INTEGER NOT NULL,
            complete INTEGER NOT NULL, filed INTEGER NOT NULL, present INTEGER NOT NULL, source TEXT);
        INSERT INTO standing VALUES (1, 0, 1, 0, 0, 0, NULL);
        CREATE TABLE form (id INTEGER PRIMARY KEY, first INTEGER NOT NULL, last INTEGER NOT NULL,
            lines BLOB NOT NULL);
        CREATE TABLE fault (number INTEGER PRIMARY KEY, pass INTEGER NOT NULL, problem BLOB NOT NULL);

        """;

    private const string OfAnotherVersion =
        " Finish the import with the version that began it, or delete the file and import anew: what is filed already "
        + "is recognised and not filed twice."
        + "\n  该文件由其他版本的程序写成：请用该版本完成导入，或者删除该文件后重新导入，已提交的申请会被识别，不会重复提交。";

    private readonly DurableFile _file;
    private readonly FileStream _lock;

    // No row from the first number to before the second one failed before: nothing is looked up for each of them.
    private (long From, long Next) _gap;

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
    /// <exception cref="InvalidDataException">It is of another source, or was written by another version.</exception>
    public static ImportJournal Open(string file, string source)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        ArgumentNullException.ThrowIfNull(source);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        var held = Take(file);
        try
        {
            var journal = new ImportJournal(new DurableFile(file, Create, Format, OfAnotherVersion), held);
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
            _file.Change(static write => write.Run("UPDATE standing SET mark = 0, complete = 0, pass = pass + 1"));
            Standing = Standing with { Mark = 0, IsComplete = false, Pass = Standing.Pass + 1 };
            _gap = default;
        }
    }

    /// <summary>Says that there are no more rows.</summary>
    public void Complete()
    {
        _file.Change(static write => write.Run("UPDATE standing SET complete = 1"));
        Standing = Standing with { IsComplete = true };
    }

    /// <summary>Whether a row still waits for its answer. Rows are best asked about in their order.</summary>
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

    /// <summary>The forms that were kept of rows, each as its line; of several of one row the last.</summary>
    internal Dictionary<long, byte[]> ReadForms(long from, long to)
    {
        var forms = new Dictionary<long, byte[]>();
        foreach (var lines in _file.Read(
            "SELECT lines FROM form WHERE first <= $to AND last >= $from ORDER BY id",
            static row => row.GetFieldValue<byte[]>(0), ("$from", from), ("$to", to)))
        {
            Split(lines, from, to, forms);
        }

        return forms;
    }

    /// <summary>Keeps what is about to be sent, in the order of the rows; together, as it is sent together.</summary>
    internal void Keep(IReadOnlyList<(long Number, byte[] Line)> forms)
    {
        var lines = Join(forms);
        _file.Change(write => write.Run(
            "INSERT INTO form (first, last, lines) VALUES ($first, $last, $lines)", ("$first", forms[0].Number),
            ("$last", forms[^1].Number), ("$lines", lines)));
    }

    /// <summary>Every row up to the last of these has its answer.</summary>
    internal void Settle(IReadOnlyList<ImportResult> results)
    {
        var (mark, pass) = (results[^1].Number, Standing.Pass);
        var filed = results.Count(static result => result.Accepted is not null);
        var present = results.Count(static result => result.AlreadyThere);
        var failed = _file.Change(write =>
        {
            write.Run("DELETE FROM form WHERE last <= $mark", ("$mark", mark));
            write.Run(
                "UPDATE standing SET mark = $mark, filed = filed + $filed, present = present + $present",
                ("$mark", mark), ("$filed", filed), ("$present", present));
            return results.Sum(result => Settle(write, result, pass));
        });
        Standing = Standing with
        {
            Mark = mark,
            Filed = Standing.Filed + filed,
            AlreadyThere = Standing.AlreadyThere + present,
            Failed = Standing.Failed + failed,
        };
    }

    // By how much more rows failed than before: in a further pass each of them had failed already.
    private static int Settle(DurableFile.Writing write, ImportResult result, int pass)
    {
        if (result.Problem is { } problem)
        {
            write.Run(
                "INSERT OR REPLACE INTO fault VALUES ($number, $pass, $problem)", ("$number", result.Number),
                ("$pass", pass),
                ("$problem", JsonSerializer.SerializeToUtf8Bytes(problem, ClientJson.Default.Problem)));
            return pass == 1 ? 1 : 0;
        }

        return pass == 1 ? 0 : -write.Run("DELETE FROM fault WHERE number = $number", ("$number", result.Number));
    }

    // Each behind its number, eight bytes, and its length, four.
    private static byte[] Join(IReadOnlyList<(long Number, byte[] Line)> forms)
    {
        var joined = new byte[forms.Sum(static form => HeadSize + form.Line.Length)];
        var rest = joined.AsSpan();
        foreach (var (number, line) in forms)
        {
            BinaryPrimitives.WriteInt64BigEndian(rest, number);
            BinaryPrimitives.WriteInt32BigEndian(rest[sizeof(long)..], line.Length);
            line.CopyTo(rest[HeadSize..]);
            rest = rest[(HeadSize + line.Length)..];
        }

        return joined;
    }

    private static void Split(ReadOnlySpan<byte> joined, long from, long to, Dictionary<long, byte[]> forms)
    {
        while (!joined.IsEmpty)
        {
            var line = joined.Slice(HeadSize, BinaryPrimitives.ReadInt32BigEndian(joined[sizeof(long)..]));
            var number = BinaryPrimitives.ReadInt64BigEndian(joined);
            if (number >= from && number <= to)
            {
                forms[number] = line.ToArray();
            }

            joined = joined[(HeadSize + line.Length)..];
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

    private bool HasFailedBefore(long number)
    {
        if (number < _gap.From || number > _gap.Next)
        {
            _gap = (number, _file.Read(
                "SELECT number FROM fault WHERE number >= $number AND pass < $pass ORDER BY number LIMIT 1",
                static row => row.GetInt64(0), ("$number", number), ("$pass", Standing.Pass)) is [var next]
                    ? next
                    : long.MaxValue);
        }

        return number == _gap.Next;
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
