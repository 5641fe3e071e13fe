using Ledger.Domain;
using Ledger.Domain.Parties;
using Ledger.EndToEnd.Hammer;
using Ledger.EndToEnd.Tests.Registry;
using Ledger.EndToEnd.Tests.Verifiers;
using Ledger.Evidence.Bundles;
using Ledger.Sdk;
using Ledger.Testing;

namespace Ledger.EndToEnd.Tests;

/// <summary>A court's request for evidence from the command line, to what both verifiers say of what it got.</summary>
public sealed class OrderCommandTests
{
    private const string Id = "0d000000000000000000000000000001";
    private const string Words = """{"statement":"与送达回证核对一致。"}""";
    private static readonly TimeSpan s_settlesWithin = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task A_court_asks_is_verified_gets_what_it_asked_for_and_checks_it_offline()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var registry = await RunningRegistry.StartAsync(new RegistryParts(false, false), cancel);
        using var actors = await registry.ActorsAsync(cancel);
        var stubborn = new Stubborn();
        await actors.RegisterAsync(stubborn, "order", cancel);
        var collected = Registration.Collected("order", actors);
        var procedure = new Procedure(actors, stubborn);
        await procedure.HandInAsync(collected, cancel);
        await procedure.CertifyAsync([collected], cancel);
        using var http = new HttpClient();
        using var court = await PresentCourtAsync(registry, http, cancel);
        using var folder = new TemporaryFolder();
        var act = new Acts(new LedgerCommand(registry), folder);

        await act.RunAsync(0, "court", "file", Disclosure(collected.Asset));
        Assert.Contains("role-required", await act.RunAsync(1, "clerk", "verify", Words), StringComparison.Ordinal);
        await act.RunAsync(0, "reviewer", "verify", Words);
        Assert.Contains("role-required", await act.RunAsync(1, "reviewer", "execute", Words), StringComparison.Ordinal);
        await act.RunAsync(0, "approver", "execute", Words);
        await registry.SettleAsync(actors, s_settlesWithin, cancel);

        var file = folder.PathOf("disclosure.json");
        Assert.Contains("executed", await act.AskAsync(0, "court", "show", Id), StringComparison.Ordinal);
        Assert.Contains("no such order", await act.AskAsync(1, "maker", "show", Id), StringComparison.Ordinal);
        await act.AskAsync(1, "maker", "disclosure", Id, "--output", file);
        await act.AskAsync(0, "court", "disclosure", Id, "--output", file);
        await AssertBothVerifiersAgreeAsync(court, collected.Asset, await File.ReadAllBytesAsync(file, cancel), cancel);
    }

    private static string Disclosure(AssetId asset) => $$$"""
        {"content":{"act":"disclose","asset":"{{{asset}}}","authority":"court","body":"演示人民法院",
         "document":{"sha256":"{{{new string('a', 64)}}}","sm3":"{{{new string('b', 64)}}}"},
         "reference":"（2026）鄂01民初88号",
         "scope":{"from":"2025-01-01","matters":["rights","cases"],"until":"2099-12-31"},"until":"2099-12-31"}}
        """;

    private static async Task<LedgerClient> PresentCourtAsync(
        RunningRegistry registry, HttpClient http, CancellationToken cancel)
    {
        var account = await LedgerAccount.LoadAsync(Path.Combine(registry.Data, "accounts", "court.json"), cancel);
        var client = new LedgerClient(http, registry.Server.Address, account);
        var court = new Organisation(
            "演示人民法院", SocialCreditCode.Parse("1142010001111111XE"), LegalForm.LegalPerson,
            DivisionCode.Parse("420100"));
        await client.ExecuteAsync(
            account.Party.Stream, 0, DerivedId.Of("order", "court"),
            new RegisterParty(court, null, [Actors.KeyOf(account.Key.PublicKey)]), cancel);
        return client;
    }

    private static async Task AssertBothVerifiersAgreeAsync(
        LedgerClient client, AssetId asset, byte[] disclosure, CancellationToken cancel)
    {
        using var bundle = new MemoryStream();
        using var published = new MemoryStream();
        Assert.True(await client.DownloadEvidenceAsync(asset, bundle, cancel));
        Assert.True(await client.DownloadAnchorsAsync(published, cancel));
        Assert.True(TrustAnchors.TryRead(published.ToArray(), out var anchors, out var error), error);

        var verdict = BundleVerifier.Verify(
            bundle.ToArray(), anchors, new VerificationRequest { Disclosure = disclosure });

        var opened = verdict.Findings.Where(finding => finding.Claim == "disclosed").ToArray();
        Assert.NotEmpty(opened);
        Assert.All(opened, finding => Assert.Equal(Standing.Proven, finding.Outcome));
        await SecondVerifier.AssertAgreesAsync(bundle.ToArray(), published.ToArray(), verdict, cancel, disclosure);

        // One bit of one body: both say which.
        var at = disclosure.AsSpan().IndexOf("\"body\":\""u8) + 10;
        disclosure[at] = disclosure[at] == (byte)'A' ? (byte)'B' : (byte)'A';
        verdict = BundleVerifier.Verify(
            bundle.ToArray(), anchors, new VerificationRequest { Disclosure = disclosure });
        Assert.Single(verdict.Findings, finding => finding is { Claim: "disclosed", Outcome: Standing.Refuted });
        await SecondVerifier.AssertAgreesAsync(bundle.ToArray(), published.ToArray(), verdict, cancel, disclosure);
    }

    /// <summary>What is asked on the command line about the order.</summary>
    private sealed class Acts(LedgerCommand ledger, TemporaryFolder folder)
    {
        public async Task<string> RunAsync(int expected, string account, string verb, string payload)
        {
            var file = folder.PathOf("payload.json");
            await File.WriteAllTextAsync(file, payload, TestContext.Current.CancellationToken);
            return await AskAsync(expected, account, "act", Id, verb, file);
        }

        public async Task<string> AskAsync(int expected, string account, params string[] words)
        {
            var (exit, output) = await ledger.RunAsync(
                account, TestContext.Current.CancellationToken, ["order", .. words]);
            Assert.True(exit == expected, output);
            return output;
        }
    }
}
