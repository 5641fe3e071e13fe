using System.Globalization;
using System.Text;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Domain.Parties;
using Ledger.Domain.Registration;
using Ledger.Evidence.Entries;
using Ledger.Journal.Sqlite;
using Ledger.Ports;
using Ledger.Testing;

namespace Ledger.Register.Tests;

/// <summary>A real journal into which entries are written one by one, and the register beside it.</summary>
internal sealed class RegisteredLog : IAsyncDisposable
{
    private const string Origin = "dev-test.example/registry";
    private static readonly DateTimeOffset s_start = new(2026, 11, 2, 1, 0, 0, TimeSpan.Zero);
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<StreamName, ulong> _versions = [];
    private readonly Dictionary<int, Application> _applications = [];
    private readonly List<JournalEntry> _waiting = [];
    private ulong _size;

    private RegisteredLog(TemporaryFolder folder, SqliteJournal journal)
    {
        (_folder, Journal) = (folder, journal);
        Database = new RegisterDatabase(File);
        Projector = new Projector(Database, journal);
        Queries = new RegisterQueries(Database);
    }

    public SqliteJournal Journal { get; }

    public RegisterDatabase Database { get; private set; }

    public Projector Projector { get; private set; }

    public RegisterQueries Queries { get; private set; }

    public string File => _folder.PathOf("register.db");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<RegisteredLog> CreateAsync()
    {
        var folder = new TemporaryFolder();
        return new RegisteredLog(folder, await SqliteJournal.OpenAsync(
            new() { Path = folder.PathOf("journal.db"), Origin = Origin }, Cancellation));
    }

    public static string Id(int n) => n.ToString("x32", CultureInfo.InvariantCulture);

    public static AssetId Asset(int n) => AssetId.Parse(Id(n));

    public static CaseId Case(int n) => CaseId.Parse(Id(n));

    public static DigestPair Digests(string text) => DigestPair.Of(Encoding.UTF8.GetBytes(text));

    /// <summary>Files a case with an application of that name and publishes its notice, or files it anew.</summary>
    public void FileCase(int n, string name, string status = "filed", bool noticed = true, PartyId? applicant = null)
    {
        var stream = Case(n).Stream;
        var application = Samples.Application(Asset(n), name, applicant);
        _applications[n] = application;
        var act = new Act(null, AccountName.Parse("timer"), new DateOnly(2026, 11, 2));
        DomainEvent happened = _versions.ContainsKey(stream)
            ? new RegistrationCorrected(application, act)
            : new RegistrationFiled(application, act);
        Append(
            noticed ? [happened, new NoticePublished($"N{n}", act)] : [happened], [CaseEffect(n, status)], stream);
    }

    /// <summary>Says something in a case, with the status that it then has.</summary>
    public void SayInCase(int n, DomainEvent happened, string status) =>
        Append([happened], [CaseEffect(n, status)], Case(n).Stream);

    /// <summary>Presents an organisation, or a natural person when it has no name.</summary>
    public void Present(PartyId party, Organisation? organisation)
    {
        var key = PrivateKey.Generate(SignatureAlgorithm.P256).PublicKey;
        Append(
            [
                new PartyRegistered(
                    organisation, organisation is null ? Digests("person").Sha256 : null,
                    [new AuthorKey(key.Algorithm.Name, key.Id, Convert.ToBase64String(key.ToSpki()))],
                    new Act(party, AccountName.Parse("somebody"), new DateOnly(2026, 11, 2))),
            ],
            [], party.Stream);
    }

    /// <summary>Says that an organisation is called otherwise from now on.</summary>
    public void Rename(PartyId party, Organisation organisation) => Append(
        [
            new PartyIdentityChanged(
                organisation, Case(9), new Act(party, AccountName.Parse("somebody"), new DateOnly(2026, 11, 2))),
        ],
        [], party.Stream);

    /// <summary>Puts it on record that an organisation merged into another one.</summary>
    public void Merge(PartyId party, PartyId successor, DateOnly on) => Append(
        [
            new PartySucceeded(
                null, SuccessionKind.Merger, successor, true, Case(9),
                new Act(successor, AccountName.Parse("approver"), on)),
        ],
        [], party.Stream);

    /// <summary>Registers an asset with rights, and certifies its case under that number.</summary>
    public void Certify(int n, string number, int rights = 1, string kind = "product")
    {
        Assert.True(CertificateCode.TryParse(number, out var code));
        var version = Next(Asset(n).Stream);
        var effects = Enumerable.Range(1, rights)
            .Select(ordinal => EntryEffect.Of(
                StateKey.Right(Asset(n), (uint)ordinal), version, RightValue("hold", false)))
            .Append(AssetEffect(n, version, kind, "registered"))
            .Append(CaseEffect(n, "certified"))
            .Append(CertificateEffect(n, null, version, "valid"));
        var content = Samples.Certificate(
            _applications.GetValueOrDefault(n) ?? Samples.Application(Asset(n), $"{n}"), Case(n));
        Append(
            [new CertificateIssued(content with { Kind = kind == "product" ? AssetKind.Product : AssetKind.Resource })],
            [.. effects], code, Asset(n).Stream, Case(n).Stream);
    }

    /// <summary>Says how a certificate stands from now on.</summary>
    public void EndCertificate(int n, string number, string status) =>
        Append([], [CertificateEffect(n, number, Next(Asset(n).Stream), status)], Asset(n).Stream);

    // Without a number it is a new one, whose number goes in when the entry is finished.
    private static EntryEffect CertificateEffect(int n, string? number, ulong version, string status)
    {
        var key = number is null ? default
            : CertificateCode.TryParse(number, out var code) ? StateKey.Of(code)
            : throw new FormatException(number);
        return EntryEffect.Of(key, version, new JsonObject(
            ("asset", Id(n)), ("case", Id(n)), ("status", status), ("until", "2031-11-01"),
            ("sha256", Digests($"certificate {n}").Sha256.ToString()),
            ("sm3", Digests($"certificate {n}").Sm3.ToString())));
    }

    /// <summary>Sets an asset's status.</summary>
    public void SetStatus(int n, string status, string kind = "product")
    {
        var version = Next(Asset(n).Stream);
        Append([], [AssetEffect(n, version, kind, status)], Asset(n).Stream);
    }

    /// <summary>Freezes a right.</summary>
    public void Freeze(int n, uint ordinal)
    {
        var version = Next(Asset(n).Stream);
        Append(
            [], [EntryEffect.Of(StateKey.Right(Asset(n), ordinal), version, RightValue("hold", true))],
            Asset(n).Stream);
    }

    /// <summary>Files egress.</summary>
    public void Egress(int n, ulong sequence)
    {
        var version = Next(Asset(n).Stream);
        var content = Digests($"{n} {sequence}");
        var effect = EntryEffect.Of(
            StateKey.Egress(Asset(n), sequence), version,
            new JsonObject(("sha256", content.Sha256.ToString()), ("sm3", content.Sm3.ToString())));
        Append([], [effect], Asset(n).Stream);
    }

    /// <summary>Writes an event into an asset's stream that no key says anything of.</summary>
    public void Say(int n, DomainEvent happened) => Append([happened], [], Asset(n).Stream);

    /// <summary>Appends what was written and lets the register take it in.</summary>
    public async Task<ulong> CatchUpAsync()
    {
        await AppendAsync();
        return await Projector.CatchUpAsync(Cancellation);
    }

    /// <summary>Appends what was written; the register does not hear of it yet.</summary>
    public async Task AppendAsync()
    {
        foreach (var batch in _waiting.Chunk(JournalLimits.MaxBatchEntries))
        {
            var head = await Journal.AcquireAsync(Cancellation);
            Assert.IsType<Appended>(await Journal.AppendAsync(head.Epoch, head.Size, batch, Cancellation));
        }

        _waiting.Clear();
    }

    /// <summary>Closes the register and opens it again, as a restart does.</summary>
    public void Reopen()
    {
        Projector.Dispose();
        Database.Dispose();
        Database = new RegisterDatabase(File);
        Projector = new Projector(Database, Journal);
        Queries = new RegisterQueries(Database);
    }

    public async ValueTask DisposeAsync()
    {
        Projector.Dispose();
        Database.Dispose();
        await Journal.DisposeAsync();
        RegisterDatabase.Remove(File);
        _folder.Dispose();
    }

    private EntryEffect CaseEffect(int n, string status) => EntryEffect.Of(
        StateKey.Of(Case(n)), _versions.GetValueOrDefault(Case(n).Stream) + 1,
        new JsonObject(("status", status), ("asset", Id(n))));

    private static EntryEffect AssetEffect(int n, ulong version, string kind, string status)
    {
        var content = Digests($"manifest {n}");
        return EntryEffect.Of(StateKey.Of(Asset(n)), version, new JsonObject(
            ("kind", kind), ("status", status),
            ("content", new JsonObject(
                ("sha256", content.Sha256.ToString()), ("sm3", content.Sm3.ToString())))));
    }

    private static JsonObject RightValue(string kind, bool frozen) => new(
        ("kind", kind), ("holder", Digests("holder").Sha256.ToString()), ("from", "2026-11-02"),
        ("until", "2031-11-01"),
        ("terms", new JsonObject(
            ("sha256", Digests("terms").Sha256.ToString()), ("sm3", Digests("terms").Sm3.ToString()))),
        ("status", "in-force"), ("exclusive", false), ("pledged", false), ("frozen", frozen));

    private ulong Next(StreamName stream) => _versions.GetValueOrDefault(stream) + 1;

    /// <summary>An entry that writes the streams, the first one with the events.</summary>
    private void Append(ValueList<DomainEvent> events, EntryEffect[] effects, params StreamName[] streams) =>
        Append(events, effects, null, streams);

    private void Append(
        ValueList<DomainEvent> events, EntryEffect[] effects, CertificateCode? number, params StreamName[] streams)
    {
        foreach (var stream in streams)
        {
            _versions[stream] = Next(stream);
        }

        Domain.StreamVersion[] writes =
            [.. streams.Select(stream => new Domain.StreamVersion(stream, _versions[stream]))];
        var bytes = CanonicalJson.Write(EventCodec.Write([new StreamWrite(writes[0], events)]));
        var salt = new byte[BodyCommitment.SaltBytes];
        var id = Digests($"command {_size}");
        var finished = new EntryDraft
        {
            Origin = Origin,
            Type = "test.written",
            Writes = writes,
            Command = new EntryCommand(id.Sha256.ToString()[..32], id, null),
            Rules = "G35@2026-07-01",
            Calendar = "cn-2023-2026",
            LegalTime = s_start,
            Bodies = [BodyCommitment.To("events", salt, bytes)],
            Effects = effects,
        }.Finish(s_start, number);
        _waiting.Add(new JournalEntry
        {
            Index = _size++,
            Leaf = finished.Bytes,
            LeafSha256 = finished.Hashes.Sha256,
            LeafSm3 = finished.Hashes.Sm3,
            Writes = [.. writes.Select(write => new Ports.StreamVersion(write.Stream.ToString(), write.Version))],
            Reads = [],
            Caller = "registry",
            CommandId = id.Sha256.ToString()[..32],
            CommandDigest = id.Sha256,
            RecordedTime = s_start,
            Bodies = [new EntryBody("events", salt, bytes)],
        });
    }
}
