using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Parties;
using Ledger.Evidence.Entries;
using Ledger.Ports;

namespace Ledger.Benchmarks.Register;

/// <summary>
/// A log of so many registered assets that nobody keeps: each entry is made when it is read, the same every time. First
/// come the organisations, then one entry for each asset: application, notice and certificate.
/// </summary>
internal sealed class GeneratedJournal(int assets) : IJournal
{
    /// <summary>Organisations that hold rights.</summary>
    public const int Organisations = 2000;

    private const string Origin = "dev-bench.example/registry";
    private static readonly DateTimeOffset s_start = new(2026, 7, 1, 1, 0, 0, TimeSpan.Zero);

    public ValueTask<JournalHead> ReadHeadAsync(CancellationToken cancellationToken) =>
        new(new JournalHead((ulong)(Organisations + (long)assets), 0, s_start));

    public async IAsyncEnumerable<JournalEntry> ReadAsync(
        ulong from, ulong to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        for (var index = from; index < to; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return index < Organisations ? Party((int)index) : Asset(index);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static JournalEntry Party(int n)
    {
        var at = new Domain.StreamVersion(GeneratedAsset.PartyOf(n).Stream, 1);
        return Entry((ulong)n, [new StreamWrite(at, [GeneratedAsset.Organisation(n)])], [], null);
    }

    private static JournalEntry Asset(ulong index)
    {
        var asset = new GeneratedAsset((int)(index - Organisations));
        return Entry(index, asset.Writes, asset.Effects, asset.Number);
    }

    private static JournalEntry Entry(
        ulong index, ValueList<StreamWrite> writes, EntryEffect[] effects, CertificateCode? number)
    {
        var bytes = CanonicalJson.Write(EventCodec.Write(writes));
        var salt = new byte[BodyCommitment.SaltBytes];
        var id = DigestPair.Of(Encoding.ASCII.GetBytes(index.ToString(CultureInfo.InvariantCulture)));
        var finished = new EntryDraft
        {
            Origin = Origin,
            Type = "bench.written",
            Writes = [.. writes.Select(static write => write.At)],
            Command = new EntryCommand(id.Sha256.ToString()[..32], id, null),
            Rules = "G35@2026-07-01",
            Calendar = "cn-2023-2026",
            LegalTime = s_start,
            Bodies = [BodyCommitment.To("events", salt, bytes)],
            Effects = effects,
        }.Finish(s_start, number);
        return new JournalEntry
        {
            Index = index,
            Leaf = finished.Bytes,
            LeafSha256 = finished.Hashes.Sha256,
            LeafSm3 = finished.Hashes.Sm3,
            Writes = [.. writes.Select(static write => new Ports.StreamVersion(
                write.At.Stream.ToString(), write.At.Version))],
            Reads = [],
            Caller = "registry",
            CommandId = id.Sha256.ToString()[..32],
            CommandDigest = id.Sha256,
            RecordedTime = s_start,
            Bodies = [new EntryBody("events", salt, bytes)],
        };
    }

    // The register asks for none of these.
    ValueTask<JournalHead> IJournal.AcquireAsync(CancellationToken cancellationToken) => throw Unasked();

    ValueTask<AppendResult> IJournal.AppendAsync(
        long epoch, ulong firstIndex, IReadOnlyList<JournalEntry> batch, CancellationToken cancellationToken) =>
        throw Unasked();

    ValueTask<JournalEntry?> IJournal.FindCommandAsync(
        string caller, string commandId, CancellationToken cancellationToken) => throw Unasked();

    IAsyncEnumerable<JournalLeaf> IJournal.ReadLeavesAsync(
        ulong from, ulong to, CancellationToken cancellationToken) => throw Unasked();

    IAsyncEnumerable<JournalEntry> IJournal.ReadStreamAsync(
        string stream, ulong afterVersion, CancellationToken cancellationToken) => throw Unasked();

    ValueTask<ulong> IJournal.StreamVersionAsync(string stream, CancellationToken cancellationToken) =>
        throw Unasked();

    ValueTask<uint> IJournal.LastNumberAsync(string series, CancellationToken cancellationToken) => throw Unasked();

    ValueTask IJournal.SaveSnapshotAsync(Snapshot snapshot, CancellationToken cancellationToken) => throw Unasked();

    ValueTask<Snapshot?> IJournal.LoadSnapshotAsync(string stream, CancellationToken cancellationToken) =>
        throw Unasked();

    ValueTask IJournal.DeleteSnapshotsAsync(string? stream, CancellationToken cancellationToken) => throw Unasked();

    private static NotSupportedException Unasked() => new("The register reads entries in order and nothing else.");
}
