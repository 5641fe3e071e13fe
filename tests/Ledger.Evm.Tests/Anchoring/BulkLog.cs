using System.Globalization;
using Ledger.Blobs.Directories;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Evidence.Entries;
using Ledger.Evidence.Log;
using Ledger.Evidence.Mirror;
using Ledger.Grains.Aggregates;
using Ledger.Grains.Anchoring;
using Ledger.Grains.Contracts;
using Ledger.Grains.Log;
using Ledger.Grains.Publication;
using Ledger.Journal.Sqlite;
using Ledger.Testing;

namespace Ledger.Evm.Tests.Anchoring;

/// <summary>A log as the registry has it: journal, writer, publisher, and what anchoring reads of it.</summary>
internal sealed class BulkLog : IAsyncDisposable
{
    private const string Origin = "dev-ledger.example/registry";
    private static readonly DateTimeOffset s_legal = new(2025, 4, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder;
    private readonly SqliteJournal _journal;
    private readonly DirectoryObjectStore _objects;
    private readonly LogPublisher _publisher;
    private readonly StreamStates _states;
    private readonly LogWriter _writer;
    private readonly List<Task> _published = [];

    private BulkLog(TemporaryFolder folder, SqliteJournal journal, Func<MirrorTally, bool> fits)
    {
        (_folder, _journal) = (folder, journal);
        _objects = DirectoryObjectStore.Open(folder.PathOf("objects"));
        var signer = new LogSigner(
            Origin,
            [
                PrivateKey.Generate(SignatureAlgorithm.Ed25519),
                PrivateKey.Generate(SignatureAlgorithm.Secp256k1),
                PrivateKey.Generate(SignatureAlgorithm.Sm2),
            ]);
        _publisher = new LogPublisher(journal, _objects, new FixedLogSigners(signer));
        _states = new StreamStates(journal, new AggregateCatalogue(Aggregates.All), new SnapshotSeal(new byte[32]));
        _writer = new LogWriter(
            journal, TimeProvider.System, duty: new CheckpointDuty(fits, () => _published.Add(PublishAsync())));
        var proofs = new LogProofs(journal, _objects, new FixedLogSigners(signer), () => _publisher.Published);
        Anchoring = new PublishedAnchorLog(
            journal, new PublishedProofs(proofs, () => _publisher.Published), _states);
    }

    public PublishedAnchorLog Anchoring { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<BulkLog> StartAsync(Func<MirrorTally, bool> fits)
    {
        var folder = new TemporaryFolder();
        var log = new BulkLog(
            folder,
            await SqliteJournal.OpenAsync(
                new SqliteJournalOptions { Path = folder.PathOf("journal.db"), Origin = Origin }, Cancellation),
            fits);
        await log._publisher.StartAsync(Cancellation);
        await log._writer.StartAsync(Cancellation);
        return log;
    }

    /// <summary>Appends an entry of effects of one asset.</summary>
    public async Task AppendAsync(AssetId asset, EntryEffect[] effects)
    {
        var digest = DigestPair.Of(System.Text.Encoding.ASCII.GetBytes(asset.ToString()));
        var reply = await _writer.AppendAsync(RequestOf(asset.ToString(), new EntryDraft
        {
            Origin = Origin,
            Type = "asset.changed",
            Writes = [new StreamVersion(StreamName.Of(asset), 1)],
            Actor = PartyId.Parse(asset.ToString()),
            Command = new EntryCommand(asset.ToString(), digest, Author: null),
            Rules = "2025-1",
            Calendar = "2025-1",
            LegalTime = s_legal,
            Effects = effects,
        }));
        Assert.NotNull(reply.Entry);
    }

    /// <summary>Publishes what is not published yet, as the registry does at intervals.</summary>
    public async Task<ulong> PublishAsync() =>
        (await _publisher.PublishAsync(AppendMapLeafAsync, evenIfNothingNew: false, Cancellation))!.Size;

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_published);
        await _writer.DisposeAsync();
        Anchoring.Dispose();
        _publisher.Dispose();
        _objects.Dispose();
        await _journal.DisposeAsync();
        _folder.Dispose();
    }

    private async ValueTask AppendMapLeafAsync(DraftMapLeaf draft, CancellationToken cancellationToken)
    {
        var reply = await _writer.AppendAloneAsync(async head =>
        {
            var map = await draft(head.Size, cancellationToken);
            return RequestOf(
                head.Size.ToString("x32", CultureInfo.InvariantCulture),
                EntryDraft.MapLeaf(Origin, map.Version, map.Map, s_legal));
        });
        Assert.NotNull(reply?.Entry);
    }

    private static AppendRequest RequestOf(string command, EntryDraft draft)
    {
        var template = LeafTemplate.Of(draft, series: null);
        return new AppendRequest
        {
            Leaf = template.Bytes,
            TimeAt = template.TimeAt,
            Writes = [.. draft.Writes.Select(write => new StreamAt(write.Stream.ToString(), write.Version))],
            Reads = [],
            Actor = draft.Actor is { } actor ? $"party/{actor}" : EntrySyntax.Registry,
            CommandId = command,
            CommandSha256 = new byte[Digest.Size],
            Bodies = [],
        };
    }
}
