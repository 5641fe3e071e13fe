using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Grains.Aggregates;
using Ledger.Ports;

namespace Ledger.Grains.Tests.Aggregates;

/// <summary>A registered asset with one right in force, as one of the first entries of a log.</summary>
internal sealed class HeldAsset(IJournal journal, StreamName stream, RightKind kind = RightKind.Hold)
{
    public async Task RegisterAsync(PartyId holder, CancellationToken cancellationToken)
    {
        var head = await journal.AcquireAsync(cancellationToken);
        Assert.IsType<Appended>(await journal.AppendAsync(
            head.Epoch, head.Size, [Entry(head.Size, Registration(holder))], cancellationToken));
    }

    private IEnumerable<DomainEvent> Registration(PartyId holder)
    {
        var registered = CaseId.Parse(Signer.Id(1));
        var from = new DateOnly(2025, 1, 1);
        yield return new AssetRegistered(
            AssetKind.Resource, DataCategory.Enterprise, DataGrade.General, DigestPair.Of([]), registered);
        yield return new RightGranted(new Right
        {
            Ordinal = 1,
            Kind = kind,
            Holder = holder,
            HolderSalt = default,
            From = from,
            Until = from.AddYears(20),
            Exclusive = false,
            Terms = new RightTerms("none", default),
            Case = registered,
        });
    }

    private JournalEntry Entry(ulong index, IEnumerable<DomainEvent> happened)
    {
        var write = new StreamWrite(new Domain.StreamVersion(stream, 1), [.. happened]);
        var events = CanonicalJson.Write(EventCodec.Write([write]));
        var hash = DigestPair.Of(events);
        return new JournalEntry
        {
            Index = index,
            Leaf = events,
            LeafSha256 = hash.Sha256,
            LeafSm3 = hash.Sm3,
            Writes = [new Ports.StreamVersion(stream.ToString(), 1)],
            Reads = [],
            Caller = "registry",
            CommandId = Signer.Id((long)index + 1),
            CommandDigest = hash.Sha256,
            RecordedTime = new DateTimeOffset(2025, 4, 1, 8, 0, 0, TimeSpan.Zero),
            Bodies = [new EntryBody(EventBody.Name, new byte[JournalLimits.SaltBytes], events)],
        };
    }
}
