using System.Text.Json;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Calendars;
using Ledger.Domain.Registration;
using Ledger.Domain.Rules;
using Ledger.Grains.Aggregates;
using Ledger.Grains.Contracts;
using Ledger.Grains.Dues;
using Ledger.Grains.Log;
using Ledger.Grains.Tests.Log;
using Ledger.Journal.Sqlite;
using Ledger.Ports;
using Ledger.Register;
using Ledger.Testing;
using Microsoft.Extensions.Time.Testing;
using Request = Ledger.Domain.Request;

namespace Ledger.Grains.Tests.Dues;

/// <summary>A registry with a real journal and a real list of what is due; only its time is not real.</summary>
internal sealed class DueWorld : ILegalClock, ILogAppender, ITimerDoor, IAsyncDisposable
{
    public static readonly CaseId Case = CaseId.Parse(Requests.Id(0xca5e));
    public static readonly PartyId Holder = PartyId.Parse(Requests.Id(0x11));

    private static readonly AggregateCatalogue s_catalogue = new(Domain.Aggregates.All);
    private readonly TemporaryFolder _folder;
    private readonly SqliteJournal _journal;
    private readonly LogWriter _writer;
    private DueDatabase _store;
    private Process _process;

    private DueWorld(TemporaryFolder folder, SqliteJournal journal, LogWriter writer)
    {
        (_folder, _journal, _writer) = (folder, journal, writer);
        _store = new DueDatabase(File);
        _process = Start();
    }

    public bool IsSimulated => true;

    public DateTimeOffset Now { get; private set; }

    public IDueStore Store => _store;

    public IJournal Journal => _journal;

    /// <summary>The clock of recorded times.</summary>
    public required FakeTimeProvider Recorded { get; init; }

    public DueTimer Timer => _process.Timer;

    public DueFollower Follower => _process.Follower;

    public RegistryContext Registry => _process.Registry;

    private string File => _folder.PathOf("dues.db");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<DueWorld> CreateAsync(string today)
    {
        var folder = new TemporaryFolder();
        var journal = await SqliteJournal.OpenAsync(
            new() { Path = folder.PathOf("journal.db"), Origin = Requests.Origin }, Cancel);
        var time = new FakeTimeProvider();
        var writer = new LogWriter(journal, time);
        await writer.StartAsync(Cancel);
        var world = new DueWorld(folder, journal, writer) { Recorded = time };
        return world.On(today);
    }

    /// <summary>Ten in the morning in China on a day.</summary>
    public DueWorld On(string day)
    {
        Assert.True(CivilDate.TryParse(day, out var date));
        Now = new DateTimeOffset(date.ToDateTime(new TimeOnly(2, 0)), TimeSpan.Zero);
        return this;
    }

    /// <summary>Files the application of the recorded vector today.</summary>
    public Task FileAsync(CaseId id) => AppendAsync(
        id.Stream, 1, new RegistrationFiled(Application(), new Act(Holder, AccountName.Parse("holder"), Today)));

    public async Task AppendAsync(Domain.StreamName stream, ulong version, DomainEvent happened)
    {
        var write = new StreamWrite(new Domain.StreamVersion(stream, version), [happened]);
        var outcome = new Outcome(happened.Type, [write], [], [], null);
        var before = new StreamState(stream, version - 1, s_catalogue.For(stream.Kind).Initial, default);
        var facts = new Facts(Registry.Registrar, Registry.Calendar, Digest.Read(new byte[32]), version - 1, []);
        var scene = new Scene(
            before, new Request(stream, Actor.Timer, new Tick()), facts, [], new LegalNow(Now), RuleSet.G35);
        var reply = await AppendAsync(Drafting.DraftTimer(new Tick(), outcome, scene, Registry), Cancel);
        Assert.NotNull(reply.Entry);
    }

    public Task<AppendReply> AppendAsync(AppendRequest request, CancellationToken cancellationToken) =>
        _writer.AppendAsync(request);

    public Task<CommandReply> TickAsync(Domain.StreamName stream, CancellationToken cancellationToken)
    {
        Asked++;
        return _process.Handler.TickAsync(stream, cancellationToken);
    }

    /// <summary>How often the timer asked a stream.</summary>
    public int Asked { get; private set; }

    public async Task<CaseState> ReadAsync(CaseId id) =>
        (CaseState)(await _process.States.RefreshAsync(id.Stream, Cancel)).State;

    /// <summary>Somebody reads a stream: its state is known here from then on, as it is now.</summary>
    public async Task LookAsync(Domain.StreamName stream) => await _process.States.RefreshAsync(stream, Cancel);

    public async Task<ulong> SizeAsync() => (await _journal.ReadHeadAsync(Cancel)).Size;

    /// <summary>The process ends and starts again over the same files; without the list, if it is lost.</summary>
    public void Restart(bool lost = false)
    {
        _process.Dispose();
        _store.Dispose();
        if (lost)
        {
            RegisterDatabase.Remove(File);
        }

        _store = new DueDatabase(File);
        _process = Start();
    }

    public async ValueTask DisposeAsync()
    {
        _process.Dispose();
        _store.Dispose();
        await _writer.DisposeAsync();
        await _journal.DisposeAsync();
        _folder.Dispose();
    }

    private DateOnly Today => CivilDate.At(Now);

    private static Application Application()
    {
        using var vectors = JsonDocument.Parse(
            System.IO.File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "vectors", "commands.json")));
        var payload = vectors.RootElement.GetProperty("cases").EnumerateArray()
            .Single(row => row.GetProperty("type").GetString() == "registration.file").GetProperty("payload");
        var bytes = JsonSerializer.SerializeToUtf8Bytes(payload, s_readable);
        Assert.True(CanonicalJson.TryParse(bytes, out var json, out _));
        Assert.True(CommandCodec.TryRead("registration.file", json, out var command, out var error), error);
        return ((FileRegistration)command).Application;
    }

    private static readonly JsonSerializerOptions s_readable = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private Process Start()
    {
        var registry = new RegistryContext(
            Requests.Origin, new Registrar(PartyId.Parse(Requests.Id(0xff)), 42, 1), RuleSet.G35,
            WorkdayCalendar.China, this, TimeProvider.System, _journal);
        var states = new StreamStates(_journal, s_catalogue, new SnapshotSeal(new byte[32]));
        var handler = new CommandHandler(
            new CommandReader(Requests.Origin), states, s_catalogue, registry, this);
        var follower = new DueFollower(new LogHeadings(_journal), _store, states, s_catalogue, registry);
        return new Process(registry, states, handler, follower, new DueTimer(this, follower, _store, registry));
    }

    private sealed record Process(
        RegistryContext Registry, StreamStates States, CommandHandler Handler, DueFollower Follower, DueTimer Timer)
        : IDisposable
    {
        public void Dispose() => Follower.Dispose();
    }
}
