using Ledger.EndToEnd.Hammer;
using Ledger.EndToEnd.Tests.Registry;
using Ledger.EndToEnd.Tests.Verifiers;
using Ledger.Evidence.Bundles;

namespace Ledger.EndToEnd.Tests;

/// <summary>How data was collected, from the collector's key to a stranger's verifier.</summary>
public sealed class CollectionCommandTests(CommandWords words) : IClassFixture<CommandWords>
{
    private const string Platform =
        """
        {"documents":[{"matter":"filing","title":"区块链信息服务备案","number":"42010026000000001",
          "issuer":"国家互联网信息办公室","from":"2026-01-05","content":{
          "sha256":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
          "sm3":"1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b"}}]}
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_collector_signs_a_holder_declares_and_both_verifiers_prove()
    {
        var own = Registration.Own("collected", words.Actors);
        await new Procedure(words.Actors, new Stubborn()).CertifyAsync([own], Cancellation);
        await File.WriteAllBytesAsync(words.PathOf("manifest.json"), own.Contents.First(), Cancellation);

        // Before the rest: what is published of that covers this, too.
        await words.SaysAsync(
            1, "role-required", "clerk", "registrar", "act", "state-platform", words.File("platform.json", Platform));
        await words.SaysAsync(
            0, "Entry", "operator", "registrar", "act", "state-platform", words.PathOf("platform.json"));
        await words.ListsAsync("42010026000000001", null, "registrar", "show");
        await words.ListsAsync("registrar.platform-stated", null, "registrar", "show");

        var (ended, said) = await SignAsync(own, "maker", "declaration.json", "SN-0007");
        Assert.True(ended == 0 && said.Contains("signed by", StringComparison.Ordinal), said);
        var asset = $"asset/{own.Asset}";
        await words.SaysAsync(
            1, "no-right-in-force", "maker", "act", asset, "collection.declare", "--payload",
            words.PathOf("declaration.json"));
        await words.SaysAsync(
            1, "collection-not-signed", "holder", "act", asset, "collection.declare", "--payload",
            words.File("forged.json", (await File.ReadAllTextAsync(words.PathOf("declaration.json"), Cancellation))
                .Replace("SN-0007", "SN-0008", StringComparison.Ordinal)));
        await words.SaysAsync(
            0, "entry", "holder", "act", asset, "collection.declare", "--payload", words.PathOf("declaration.json"));
        await words.ListsAsync("SN-0007", null, "collection", "list", own.Asset.ToString());

        var bundle = await Registry.Evidence.DownloadAsync(words.Actors, own.Asset, Cancellation);
        using var published = new MemoryStream();
        Assert.True(await words.Actors.Holder.DownloadAnchorsAsync(published, Cancellation));
        Assert.True(TrustAnchors.TryRead(published.ToArray(), out var anchors, out var error), error);
        var verdict = Registry.Evidence.Verify(bundle, anchors);
        foreach (var claim in (string[])["collection", "transparent-statement", "platform"])
        {
            var found = Assert.Single(verdict.Findings, one => one.Claim == claim);
            Assert.True(found.Outcome is Standing.Proven, found.ToString());
        }

        Assert.Contains(verdict.Findings, one => one.Subject == $"collection/{own.Asset}" && one.Claim == "sequence");
        Assert.Contains("collecting", verdict.Outside.Select(item => item.Item));
        await SecondVerifier.AssertAgreesAsync(bundle, published.ToArray(), verdict, Cancellation);
    }

    private Task<(int ExitCode, string Output)> SignAsync(
        Registration own, string collector, string output, string device) => LedgerCommand.RunWithoutServerAsync(
            Cancellation, "collection", "sign", "--asset", own.Asset.ToString(), "--manifest",
            words.PathOf("manifest.json"), "--device", device, "--model", "测绘无人机 M300", "--program",
            words.File("collector.bin", "the program"), "--program-name", "采集程序", "--program-version", "2.3.1",
            "--clock", "network", "--clock-reference", "ntp.ntsc.ac.cn", "--clock-offset", "-12", "--from",
            "2024-12-01T00:00:00.000Z", "--until", "2024-12-01T08:00:00.000Z", "--named", "--statement",
            "由测绘部门采集，当日入库。", "--output", words.PathOf(output), "--account", words.AccountFile(collector));
}
