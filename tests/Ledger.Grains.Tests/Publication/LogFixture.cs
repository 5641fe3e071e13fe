using System.Globalization;
using Ledger.Blobs.Directories;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Evidence.Entries;
using Ledger.Evidence.Log;
using Ledger.Grains.Publication;
using Ledger.Journal.Sqlite;
using Ledger.Ports;
using Ledger.Ports.Objects;
using TemporaryFolder = Ledger.Testing.TemporaryFolder;

namespace Ledger.Grains.Tests.Publication;

/// <summary>A real journal with a writer as small as one can be, and a real object store.</summary>
internal sealed class LogFixture : IAsyncDisposable
{
    public const string Origin = "dev-ledger.example/registry";

    private static readonly DateTimeOffset s_start = new(2026, 11, 23, 14, 40, 14, 123, TimeSpan.Zero);
    private static readonly LogSigner s_signer = new(
        Origin,
        [
            PrivateKey.Generate(SignatureAlgorithm.Ed25519),
            PrivateKey.Generate(SignatureAlgorithm.Secp256k1),
            PrivateKey.Generate(SignatureAlgorithm.Sm2),
        ]);

    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<ulong, ulong> _versions = [];
    private ulong _logVersion;
    private long _epoch;
    private DateTimeOffset _now;

    private LogFixture(SqliteJournal journal, TemporaryFolder folder)
    {
        (Journal, _folder) = (journal, folder);
        Objects = DirectoryObjectStore.Open(folder.PathOf("objects"));
    }

    public static LogSigner Signer => s_signer;

    public static FixedLogSigners Signers { get; } = new(s_signer);

    public SqliteJournal Journal { get; }

    public DirectoryObjectStore Objects { get; }

    public string ObjectFolder => _folder.PathOf("objects", "objects");

    public ulong Size { get; private set; }

    /// <summary>The last value of each asset written.</summary>
    public Dictionary<StateKey, (ulong Version, JsonObject Value)> Model { get; } = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<LogFixture> CreateAsync()
    {
        var folder = new TemporaryFolder();
        var journal = await SqliteJournal.OpenAsync(
            new SqliteJournalOptions { Path = folder.PathOf("journal.db"), Origin = Origin }, Cancellation);
        var fixture = new LogFixture(journal, folder);
        fixture._epoch = (await journal.AcquireAsync(Cancellation)).Epoch;
        return fixture;
    }

    public LogPublisher Publisher(IObjectStore? objects = null, PublisherOptions? options = null) =>
        new(Journal, objects ?? Objects, Signers, options);

    public LogProofs Proofs(LogPublisher publisher) =>
        new(Journal, Objects, Signers, () => publisher.Published);

    public Task<AuditReport> AuditAsync() => new LogAudit(Journal, Objects, Signers).RunAsync(Cancellation);

    /// <summary>Appends one entry for each asset number, in as few batches as the journal takes.</summary>
    public async Task WriteAsync(IEnumerable<ulong> assets, string status = "registered")
    {
        foreach (var lot in assets.Chunk(JournalLimits.MaxBatchEntries))
        {
            await AppendAsync([.. lot.Select(asset => Act(asset, status))]);
        }
    }

    /// <summary>What the log's writer does when it is asked for a map leaf.</summary>
    public async ValueTask AppendMapAsync(DraftMapLeaf draft, CancellationToken cancellationToken)
    {
        var made = await draft(Size, cancellationToken);
        Assert.Equal(_logVersion + 1, made.Version);
        await AppendAsync([EntryDraft.MapLeaf(Origin, made.Version, made.Map, s_start)]);
        _logVersion++;
    }

    /// <summary>Appends a batch.</summary>
    /// <param name="drafts">The entries.</param>
    /// <param name="recordedAt">When each is recorded; else a millisecond an index, or when the last one was.</param>
    public async Task AppendAsync(IReadOnlyList<EntryDraft> drafts, Func<int, DateTimeOffset>? recordedAt = null)
    {
        var entries = drafts.Select((draft, i) => Entry(draft, Size + (ulong)i, recordedAt?.Invoke(i))).ToArray();
        Assert.IsType<Appended>(await Journal.AppendAsync(_epoch, Size, entries, Cancellation));
        Size += (ulong)entries.Length;
    }

    public static AssetId Asset(ulong number) => AssetId.Parse(number.ToString("x32", CultureInfo.InvariantCulture));

    public static StateKey Key(ulong asset) => StateKey.Of(Asset(asset));

    public EntryDraft Act(ulong asset, string status)
    {
        var version = _versions[asset] = _versions.GetValueOrDefault(asset) + 1;
        var value = new JsonObject(("kind", "resource"), ("status", status), ("n", (int)version));
        Model[Key(asset)] = (version, value);
        var id = DigestAlgorithm.Sha256.Hash(System.Text.Encoding.ASCII.GetBytes($"{asset} {version} {status}"));
        return new EntryDraft
        {
            Origin = Origin,
            Type = "asset.changed",
            Writes = [new Domain.StreamVersion(Asset(asset).Stream, version)],
            Command = new EntryCommand(id.ToString()[..32], new DigestPair(id, id), null),
            Rules = "G35@2026-07-01",
            Calendar = "cn-2023-2026",
            LegalTime = s_start,
            Effects = [EntryEffect.Of(Key(asset), version, value)],
        };
    }

    public async ValueTask DisposeAsync()
    {
        await Journal.DisposeAsync();
        Objects.Dispose();
        _folder.Dispose();
    }

    private JournalEntry Entry(EntryDraft draft, ulong index, DateTimeOffset? recordedAt)
    {
        var usual = s_start.AddMilliseconds(index);
        var time = _now = recordedAt ?? (usual > _now ? usual : _now);
        var finished = draft.Finish(time);
        return new JournalEntry
        {
            Index = index,
            Leaf = finished.Bytes,
            LeafSha256 = finished.Hashes.Sha256,
            LeafSm3 = finished.Hashes.Sm3,
            Writes = [.. draft.Writes.Select(write => new Ports.StreamVersion(write.Stream.ToString(), write.Version))],
            Reads = [],
            Caller = EntrySyntax.Registry,
            CommandId = draft.Command?.Id ?? index.ToString("x32", CultureInfo.InvariantCulture),
            CommandDigest = draft.Command?.Digests.Sha256 ?? default,
            RecordedTime = time,
            Bodies = [],
        };
    }
}
