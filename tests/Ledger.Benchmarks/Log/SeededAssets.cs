using System.Globalization;
using System.Security.Cryptography;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Evidence.Entries;
using Ledger.Grains.Contracts;
using Ledger.Grains.Log;

namespace Ledger.Benchmarks.Log;

/// <summary>
/// Registered assets with one right in force, written straight to the log so that filings can be measured.
/// </summary>
internal static class SeededAssets
{
    public static string IdOf(int asset) => (0x0a5500 + asset).ToString("x32", CultureInfo.InvariantCulture);

    public static async Task SeedAsync(BenchmarkRegistry registry, int count)
    {
        foreach (var asset in Enumerable.Range(0, count))
        {
            var reply = await registry.Log.AppendAsync(Registered(asset), default);
            if (reply.Entry is null)
            {
                throw new InvalidOperationException(reply.Conflict!.English);
            }
        }
    }

    private static AppendRequest Registered(int asset)
    {
        var stream = new StreamVersion(StreamName.Parse("asset/" + IdOf(asset)), 1);
        var day = new DateOnly(2025, 1, 1);
        var aCase = CaseId.Parse(IdOf(asset));
        DomainEvent[] events =
        [
            new AssetRegistered(
                AssetKind.Resource, DataCategory.Enterprise, DataGrade.General, DigestPair.Of([]), aCase),
            new RightGranted(new Right
            {
                Ordinal = 1,
                Kind = RightKind.Hold,
                Holder = PartyId.Parse(SignedCommands.Holder),
                HolderSalt = default,
                From = day,
                Until = day.AddYears(5),
                Exclusive = false,
                Terms = new RightTerms("none", default),
                Case = aCase,
            }),
        ];
        var write = new StreamWrite(stream, [.. events]);
        var body = new DraftBody(
            "events", RandomNumberGenerator.GetBytes(32), CanonicalJson.Write(EventCodec.Write([write])));
        var command = new EntryCommand(IdOf(asset), DigestPair.Of(body.Bytes), null);
        var template = LeafTemplate.Of(
            new EntryDraft
            {
                Origin = BenchmarkRegistry.Origin,
                Type = "asset.registered",
                Writes = [stream],
                Actor = PartyId.Parse(new string('f', 32)),
                Command = command,
                Rules = "G35@2026-07-01",
                Calendar = "cn-2023-2026",
                LegalTime = DateTimeOffset.UnixEpoch,
                Bodies = [BodyCommitment.To(body.Name, body.Salt, body.Bytes)],
            },
            series: null);
        return new AppendRequest
        {
            Leaf = template.Bytes,
            TimeAt = template.TimeAt,
            Writes = [new StreamAt(stream.Stream.ToString(), 1)],
            Reads = [],
            Actor = "party/" + new string('f', 32),
            CommandId = command.Id,
            CommandSha256 = command.Digests.Sha256.ToArray(),
            Bodies = [body],
        };
    }
}
