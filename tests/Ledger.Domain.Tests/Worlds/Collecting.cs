using System.Text;
using Ledger.Cryptography;
using Ledger.Domain.Assets.Provenance;
using Ledger.Domain.Parties;

namespace Ledger.Domain.Tests;

/// <summary>A collector and what it signs.</summary>
internal static class Collecting
{
    public static readonly CollectionRecord Record = new()
    {
        Asset = Applications.Asset,
        Content = Applications.Digests("derived"),
        Device = new CollectingDevice("SN-0007", "测绘无人机 M300"),
        Program = new CollectingProgram("采集程序", "2.3.1", Applications.Digests("program")),
        Clock = new CollectingClock(ClockSource.Network, "ntp.ntsc.ac.cn", -12),
        From = new DateTimeOffset(2026, 9, 1, 0, 0, 0, TimeSpan.Zero),
        Until = new DateTimeOffset(2026, 9, 1, 8, 0, 0, 250, TimeSpan.Zero),
        Evidence = Applications.Digests("protocol"),
    };

    public static DeclareCollection Signed(CollectionRecord record, string by = "collector")
    {
        var key = Key(by);
        var spki = CanonicalBase64.Encode(key.PublicKey.ToSpki());
        return new DeclareCollection(
            record,
            new CollectorSignature(
                new AuthorKey(key.PublicKey.Algorithm.Name, key.PublicKey.Id, spki),
                CanonicalBase64.Encode(key.Sign(record.SignedBytes()))),
            "由本公司测绘部门采集，当日入库。");
    }

    // Signs the same bytes the same way every time.
    private static PrivateKey Key(string name) => PrivateKey.Import(
        SignatureAlgorithm.Ed25519, DigestAlgorithm.Sha256.Hash(Encoding.UTF8.GetBytes(name)).AsSpan());
}
