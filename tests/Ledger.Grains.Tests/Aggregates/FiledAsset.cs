using System.Globalization;
using System.Text;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Grains.Aggregates;
using Ledger.Ports;

namespace Ledger.Grains.Tests.Aggregates;

/// <summary>An asset with filings, as entries of a log of its own.</summary>
internal sealed class FiledAsset(IJournal journal, string history = "")
{
    public static readonly StreamName Stream = StreamName.Parse("asset/" + Id(0xa55e7));

    private static readonly DateTimeOffset s_start = new(2025, 4, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly Act s_act = Act.Of(
        Actor.Timer, new LegalNow(new DateTimeOffset(2025, 4, 1, 0, 0, 0, TimeSpan.Zero)));

    private AssetState _state = AssetAggregate.Instance.Initial;

    /// <summary>Appends entries until the stream has that version; returns what it is then.</summary>
    public async Task<AssetState> FileToAsync(ulong version, CancellationToken cancellationToken)
    {
        var head = await journal.AcquireAsync(cancellationToken);
        var batch = new List<JournalEntry>();
        for (var index = head.Size; index < version; index++)
        {
            var happened = Event(index + 1);
            _state = AssetAggregate.Instance.Fold(_state, happened);
            batch.Add(Entry(index, happened));
        }

        Assert.IsType<Appended>(await journal.AppendAsync(head.Epoch, head.Size, batch, cancellationToken));
        return _state;
    }

    private DomainEvent Event(ulong version) => version == 1
        ? new AssetRegistered(
            AssetKind.Resource, DataCategory.Enterprise, DataGrade.General, Content(1), CaseId.Parse(Id(1)))
        : new EgressFiled(version - 1, Content(version), s_act);

    private DigestPair Content(ulong version) => DigestPair.Of(Encoding.ASCII.GetBytes($"{history}{version}"));

    private static JournalEntry Entry(ulong index, DomainEvent happened)
    {
        var write = new StreamWrite(new Domain.StreamVersion(Stream, index + 1), [happened]);
        var events = CanonicalJson.Write(EventCodec.Write([write]));
        var hash = DigestPair.Of(events);
        return new JournalEntry
        {
            Index = index,
            Leaf = events,
            LeafSha256 = hash.Sha256,
            LeafSm3 = hash.Sm3,
            Writes = [new Ports.StreamVersion(Stream.ToString(), index + 1)],
            Reads = [],
            Caller = "registry",
            CommandId = Id(index),
            CommandDigest = hash.Sha256,
            RecordedTime = s_start,
            Bodies = [new EntryBody(EventBody.Name, new byte[JournalLimits.SaltBytes], events)],
        };
    }

    private static string Id(ulong n) => n.ToString("x32", CultureInfo.InvariantCulture);
}
