using Ledger.Ports;
using Npgsql;

namespace Ledger.Journal.Postgres;

/// <summary>A connection that appends, with its statements prepared; after a fault it is thrown away.</summary>
internal sealed class PostgresWriter : IAsyncDisposable
{
    /// <summary>From here on a COPY costs less than arrays of entries to unnest.</summary>
    private const int CopyFrom = 256;

    private readonly NpgsqlConnection _connection;
    private readonly BlockingThread _thread = new("ledger journal");
    private readonly FactQuery _facts;
    private readonly NumberQuery _numbers;
    private readonly CopyInsert _copy;
    private readonly UnnestInsert _whole, _rest;
    private readonly OneTripInsert _once;
    private TaskCompletionSource? _entered;
    private PostgresNotice? _warning;

    /// <summary>Whether the work in hand has come so far that repeating it may do it twice.</summary>
    internal bool MayHaveCommitted { get; private set; }

    private PostgresWriter(NpgsqlConnection connection)
    {
        _connection = connection;
        _connection.Notice += (_, e) =>
        {
            _warning = e.Notice.InvariantSeverity == "WARNING" ? e.Notice : _warning;
            if (e.Notice.SqlState == PostgresSchema.Entered)
            {
                _entered?.TrySetResult();
            }
        };
        _facts = new FactQuery(connection);
        _numbers = new NumberQuery(connection);
        _copy = new CopyInsert(connection);
        _whole = new UnnestInsert(connection, withEntries: true);
        _rest = new UnnestInsert(connection, withEntries: false);
        _once = new OneTripInsert(connection);
    }

    /// <summary>Connects, refuses a server that would lose commits, prepares the schema and the statements.</summary>
    internal static async Task<PostgresWriter> OpenAsync(
        NpgsqlDataSource source, PostgresJournalOptions options, CancellationToken cancellationToken)
    {
        var connection = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        var writer = new PostgresWriter(connection);
        try
        {
            await DurabilityCheck.DemandServerAsync(connection, options.Schema, cancellationToken)
                .ConfigureAwait(false);
            await PostgresSchema.PrepareAsync(connection, options, cancellationToken).ConfigureAwait(false);
            await writer._facts.PrepareAsync(cancellationToken).ConfigureAwait(false);
            await writer._whole.PrepareAsync(cancellationToken).ConfigureAwait(false);
            await writer._rest.PrepareAsync(cancellationToken).ConfigureAwait(false);
            return writer;
        }
        catch
        {
            await writer.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>May be repeated: an epoch that nobody was told of does no harm.</summary>
    internal async Task<JournalHead> AcquireAsync(PostgresJournalOptions options)
    {
        MayHaveCommitted = false;
        await DurabilityCheck.DemandServerAsync(_connection, options.Schema, CancellationToken.None)
            .ConfigureAwait(false);
        await using var batch = new NpgsqlBatch(_connection) { Timeout = 0 };
        batch.Append("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE");
        batch.Append("UPDATE journal SET epoch = epoch + 1 WHERE id = 1");
        batch.Append(HeadQuery.Sql);
        batch.Append("COMMIT");
        await using var rows = await batch.ExecuteReaderAsync(CancellationToken.None).ConfigureAwait(false);
        var head = await HeadQuery.ReadAsync(rows, CancellationToken.None).ConfigureAwait(false);
        await rows.CloseAsync().ConfigureAwait(false);
        DemandNoWarning();
        return head;
    }

    /// <summary>
    /// Appends in one round trip what was judged by what is remembered: between busy processors an answer of the
    /// server may take longer to come than it took the server to give.
    /// </summary>
    /// <param name="ground">What it was judged by.</param>
    /// <param name="plan">The batch.</param>
    /// <param name="before">Completes when the batch before it, if one is on its way, holds the fence.</param>
    /// <param name="entered">Completed when this one does.</param>
    internal Task<OneTrip> AppendAtOnceAsync(
        Ground ground, AppendPlan plan, Task before, TaskCompletionSource entered) => _thread.RunAsync(() =>
    {
        var committed = false;
        try
        {
            before.Wait();
            _entered = entered;
            _warning = null;
            MayHaveCommitted = true;
            _once.Run(ground, plan);
            DemandNoWarning();
            committed = true;
            return OneTrip.Appended;
        }
        catch (PostgresException fault) when (fault.SqlState == PostgresSchema.GroundMoved)
        {
            return OneTrip.GroundMoved;
        }
        catch (PostgresException fault) when (fault.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return OneTrip.CommandKnown;
        }
        finally
        {
            if (!committed)
            {
                Rollback();
            }
        }
    });

    /// <summary>Appends behind looking up what is not remembered, while nothing else is on its way.</summary>
    /// <remarks>
    /// That the journal holds no command of the batch is left to the index, which looks anyway; only when it refuses
    /// one, or something else stands against the batch, are all of them looked up and the batch judged anew.
    /// </remarks>
    internal Task<AppendResult> AppendAsync(long epoch, AppendPlan plan, WriterMemory memory, bool lookUpCommands) =>
        _thread.RunAsync(() =>
        {
            try
            {
                if (!lookUpCommands && Append(epoch, plan, memory, lookUpCommands: false) is Appended appended)
                {
                    return appended;
                }
            }
            catch (PostgresException fault) when (fault.SqlState == PostgresErrorCodes.UniqueViolation)
            {
                // An insert was refused, so the transaction has ended without its commit.
            }

            return Append(epoch, plan, memory, lookUpCommands: true);
        });

    private AppendResult Append(long epoch, AppendPlan plan, WriterMemory memory, bool lookUpCommands)
    {
        MayHaveCommitted = false;
        var committed = false;
        try
        {
            var names = memory.Recall(plan.FirstIndex, plan);
            var ground = _facts.Run(plan, names, lookUpCommands);
            if (ground.Head.Size != plan.FirstIndex)
            {
                // What was remembered of a journal of that size says nothing about this one.
                names = memory.Recall(ground.Head.Size, plan);
                Rollback();
                ground = _facts.Run(plan, names, lookUpCommands);
            }

            if (ground.Head.Epoch != epoch)
            {
                throw new JournalFencedException(epoch, ground.Head.Epoch);
            }

            var numbers = _numbers.Run(plan);
            if (plan.Judge(Facts(ground, names, numbers)) is { } conflicts)
            {
                return conflicts;
            }

            Insert(plan, names, ground.LastName);
            committed = true;
            memory.Begin(ground.Turn, epoch, plan, names);
            return new Appended(plan.HeadAfter(epoch));
        }
        finally
        {
            if (!committed)
            {
                Rollback();
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        _facts.Dispose();
        _numbers.Dispose();
        _whole.Dispose();
        _rest.Dispose();
        _once.Dispose();
        _thread.Dispose();
        return _connection.DisposeAsync();
    }

    private static AppendFacts Facts(
        AppendGround ground, KnownName[] names, Dictionary<int, KnownNumber> numbers) => new()
        {
            Head = ground.Head,
            Versions = [.. names.Select(name => name.Version)],
            Commands = ground.Commands,
            Numbers = numbers,
        };

    private void Insert(AppendPlan plan, KnownName[] names, long lastName)
    {
        var newNames = new List<int>();
        for (var i = 0; i < names.Length; i++)
        {
            if (names[i].Id == 0)
            {
                newNames.Add(i);
                names[i] = new KnownName(++lastName, 0);
            }
        }

        _warning = null;
        MayHaveCommitted = true;
        if (plan.Batch.Count < CopyFrom)
        {
            _whole.Run(plan, names, newNames);
        }
        else
        {
            _copy.Run(plan, names);
            _rest.Run(plan, names, newNames);
        }

        DemandNoWarning();
    }

    /// <summary>
    /// A commit whose wait for the standby was broken off is confirmed all the same, with a warning; it is durable
    /// here and perhaps not there.
    /// </summary>
    private void DemandNoWarning()
    {
        if (_warning is { } warning)
        {
            throw new JournalUnavailableException($"The commit is in doubt: {warning.MessageText}");
        }
    }

    /// <summary>Ends the transaction; a connection that cannot do it any more has ended it by breaking.</summary>
    private void Rollback()
    {
        if (_connection.State != System.Data.ConnectionState.Open)
        {
            return;
        }

        using var rollback = new NpgsqlCommand("ROLLBACK", _connection);
        rollback.ExecuteNonQuery();
    }
}

/// <summary>What became of an append in one round trip.</summary>
internal enum OneTrip
{
    /// <summary>It is durable.</summary>
    Appended,

    /// <summary>Nothing was appended: the journal is not what was remembered.</summary>
    GroundMoved,

    /// <summary>Nothing was appended: the journal holds one of its commands, as a rule.</summary>
    CommandKnown,
}
