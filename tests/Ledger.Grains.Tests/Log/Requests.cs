using System.Globalization;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Evidence.Entries;
using Ledger.Grains.Contracts;
using Ledger.Grains.Log;

namespace Ledger.Grains.Tests.Log;

/// <summary>Append requests for tests, told apart by a number.</summary>
internal static class Requests
{
    public const string Origin = "dev-test.example/log";
    public const string Actor = "party/a1000000000000000000000000000001";

    public static string Id(int n) => n.ToString("x32", CultureInfo.InvariantCulture);

    public static AppendRequest Write(
        int command, int asset, ulong version = 1, string? series = null, string content = "", params StreamAt[] reads)
    {
        var stream = StreamName.Parse("asset/" + Id(asset));
        var envelope = DigestPair.Of(CanonicalJson.Write(new JsonText($"{command} {asset} {version} {content}")));
        var effects = new List<EntryEffect> { EntryEffect.Of(StateKey.Of(AssetOf(stream)), version, new JsonObject()) };
        CertificateSeries? numbered = null;
        if (series is not null)
        {
            Assert.True(CertificateSeries.TryParse(series, out var parsed));
            numbered = parsed;
            effects.Add(EntryEffect.Of(default, version, new JsonObject()));
        }

        var draft = new EntryDraft
        {
            Origin = Origin,
            Type = "test.written",
            Writes = [new StreamVersion(stream, version)],
            Reads = [.. reads.Select(read => new StreamVersion(StreamName.Parse(read.Stream), read.Version))],
            Actor = PartyId.Parse(Actor["party/".Length..]),
            Command = new EntryCommand(Id(command), envelope, null),
            Rules = "G35@2026-07-01",
            Calendar = "cn-2023-2026",
            LegalTime = DateTimeOffset.UnixEpoch,
            Effects = effects,
        };
        var template = LeafTemplate.Of(draft, numbered);
        return new AppendRequest
        {
            Leaf = template.Bytes,
            TimeAt = template.TimeAt,
            SerialAt = template.SerialAt,
            NumberSeries = series,
            Writes = [new StreamAt(stream.ToString(), version)],
            Reads = reads,
            Actor = Actor,
            CommandId = Id(command),
            CommandSha256 = envelope.Sha256.ToArray(),
            Bodies = [],
        };
    }

    /// <summary>The request of an entry that the registry makes by itself.</summary>
    public static AppendRequest Of(EntryDraft draft, int command)
    {
        var template = LeafTemplate.Of(draft, series: null);
        return new AppendRequest
        {
            Leaf = template.Bytes,
            TimeAt = template.TimeAt,
            Writes = [.. draft.Writes.Select(write => new StreamAt(write.Stream.ToString(), write.Version))],
            Reads = [],
            Actor = EntrySyntax.Registry,
            CommandId = Id(command),
            CommandSha256 = new byte[32],
            Bodies = [],
        };
    }

    private static AssetId AssetOf(StreamName stream) =>
        stream.TryGetAsset(out var id) ? id : throw new InvalidOperationException();
}
