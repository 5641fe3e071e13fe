using System.Text.Json;
using Ledger.Api.Contracts;
using Ledger.Domain;
using Ledger.Domain.Registration;
using Ledger.EndToEnd.Hammer;
using Ledger.EndToEnd.Tests.Registry;
using Ledger.EndToEnd.Tests.Verifiers;
using Ledger.Evidence.Bundles;
using Ledger.Sdk;
using Ledger.Testing;

namespace Ledger.EndToEnd.Tests;

/// <summary>The main job on real parts, from the parties to rights that another client reads from the chain.</summary>
public sealed class MainJobTests
{
    private static readonly TimeSpan s_settlesWithin = TimeSpan.FromMinutes(5);

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public async Task Collected_data_goes_from_application_to_rights_on_the_chain(bool postgres, bool azurite)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var registry = await RunningRegistry.StartAsync(
            new RegistryParts(postgres, azurite), cancellationToken);
        using var actors = await registry.ActorsAsync(cancellationToken);
        var stubborn = new Stubborn();
        await actors.RegisterAsync(stubborn, "main-job", cancellationToken);
        var procedure = new Procedure(actors, stubborn);
        var collected = Registration.Collected("main-job", actors);
        await AssertThirdRightIsRefusedAsync(stubborn, procedure, collected, cancellationToken);

        var certificates = await procedure.CertifyAsync([collected], cancellationToken);

        var number = Assert.Single(certificates);
        Assert.StartsWith("SJ421", number.ToString(), StringComparison.Ordinal);
        var log = await registry.SettleAsync(actors, s_settlesWithin, cancellationToken);
        await AssertRegisteredAsync(actors.Holder, collected.Asset, number, cancellationToken);
        await AssertReadFromChainAsync(registry, log, collected.Asset, cancellationToken);
        await AssertEvidenceIsProvenAsync(registry, actors.Holder, collected.Asset, cancellationToken);
        await CertificateAsserts.AssertHandedOutAsync(registry, actors, number, cancellationToken);
        await AssertAuditAgreesAsync(actors, cancellationToken);
        await AssertRestartChangesNothingAsync(registry, actors, collected.Asset, cancellationToken);
    }

    private static async Task AssertThirdRightIsRefusedAsync(
        Stubborn stubborn, Procedure procedure, Registration collected, CancellationToken cancellationToken)
    {
        await procedure.HandInAsync(collected, cancellationToken);
        var refused = CaseId.Parse(DerivedId.Of("case", "third right"));
        var problem = await Assert.ThrowsAsync<LedgerProblemException>(() => stubborn.SubmitAsync(
            collected.Filer, refused.Stream, 0, DerivedId.Of("command", "third right"),
            new FileRegistration(collected.WithOperation()), cancellationToken));
        Assert.Equal("right-not-admitted", problem.Code);
        Assert.Equal(422, problem.Status);
        Assert.StartsWith("G35 第二十一条", problem.Clause, StringComparison.Ordinal);
        Assert.Null(await collected.Filer.FindCaseAsync(refused, cancellationToken));
    }

    private static async Task AssertRegisteredAsync(
        LedgerClient client, AssetId id, CertificateCode number, CancellationToken cancellationToken)
    {
        var certificate = await client.FindCertificateAsync(number, cancellationToken);
        Assert.Equal((id.ToString(), "valid"), (certificate?.Asset, certificate?.Status));
        var asset = await client.FindAssetAsync(id, cancellationToken);
        Assert.NotNull(asset);
        Assert.Equal(number.ToString(), asset.Certificate);
        Assert.Equal("registered", asset.Status);
        Assert.Equal("anchored", asset.State);
        Assert.Equal(["hold", "use", "use"], asset.Rights.Select(right => right.Kind));
        Assert.All(asset.Rights, right => Assert.Equal("in-force", right.Status));
    }

    /// <summary>The client is ethers, which knows nothing of ours but the contract's interface.</summary>
    private static async Task AssertReadFromChainAsync(
        RunningRegistry registry, LogOverview log, AssetId id, CancellationToken cancellationToken)
    {
        var chain = Assert.Single(log.Chains);
        var text = await ChildProcess.RunAsync(
            new ChildProcessOptions(
                "node", Repository.PathOf("contracts", "test-node", "read-rights.mjs"),
                registry.Chain.Endpoint.ToString(), chain.Contract, id.ToString()),
            cancellationToken);
        using var json = JsonDocument.Parse(text);
        var root = json.RootElement;
        Assert.True(root.GetProperty("isMirrored").GetBoolean());
        Assert.Equal(log.Published, root.GetProperty("size").GetString());
        Assert.Equal("registered", root.GetProperty("asset").GetProperty("status").GetString());
        var rights = root.GetProperty("rights").EnumerateArray().ToArray();
        Assert.Equal(["hold", "use", "use"], rights.Select(right => right.GetProperty("kind").GetString()!));
        Assert.All(rights, right => Assert.Equal("in-force", right.GetProperty("status").GetString()));
    }

    /// <summary>By the trust anchors alone; that the made-up manifest is none is not asked.</summary>
    private static async Task AssertEvidenceIsProvenAsync(
        RunningRegistry registry, LedgerClient client, AssetId id, CancellationToken cancellationToken)
    {
        using var bundle = new MemoryStream();
        using var published = new MemoryStream();
        Assert.True(await client.DownloadEvidenceAsync(id, bundle, cancellationToken));
        Assert.True(await client.DownloadAnchorsAsync(published, cancellationToken));
        Assert.True(TrustAnchors.TryRead(published.ToArray(), out var anchors, out var error), error);

        var verdict = BundleVerifier.Verify(bundle.ToArray(), anchors, new VerificationRequest());

        Assert.Null(verdict.Refusal);
        Assert.EndsWith(id.ToString(), verdict.Subject, StringComparison.Ordinal);
        Assert.Contains(verdict.Findings, finding => finding.Claim == "anchored");
        Assert.All(
            verdict.Findings.Where(finding => finding.Claim is not "content"),
            finding => Assert.True(finding.Outcome == Standing.Proven, $"{finding.Claim}: {finding.Reason}"));
        await SecondVerifier.AssertAgreesAsync(bundle.ToArray(), published.ToArray(), verdict, cancellationToken);
        await AssertBrowserAgreesAsync(registry, bundle.ToArray(), verdict);
    }

    /// <summary>The page that the registry serves brings the anchors itself; the bundle stays in the browser.</summary>
    private static async Task AssertBrowserAgreesAsync(RunningRegistry registry, byte[] bundle, Verdict verdict)
    {
        var address = new Uri(registry.Server.Address, "verify/file");
        await using var browser = await PageInBrowser.OpenAsync(address, offline: false);
        await browser.DropAsync(("bundle.zip", bundle));
        _ = await browser.HeadlineAsync();
        foreach (var outcome in Enum.GetValues<Standing>())
        {
            Assert.Equal(
                verdict.Findings.Count(finding => finding.Outcome == outcome),
                await browser.CountAsync(VerdictText.Word(outcome)));
        }

        Assert.Equal([address.AbsoluteUri], browser.Asked);
    }

    private static async Task AssertAuditAgreesAsync(Actors actors, CancellationToken cancellationToken)
    {
        var audit = await actors.Auditor.AuditAsync(cancellationToken);
        Assert.Empty(audit.Findings);
        Assert.True(audit.Agrees);
    }

    private static async Task AssertRestartChangesNothingAsync(
        RunningRegistry registry, Actors actors, AssetId id, CancellationToken cancellationToken)
    {
        await registry.SettleAsync(actors, s_settlesWithin, cancellationToken);
        var entries = await actors.Auditor.ListEntriesAsync(0, 500, cancellationToken);
        var asset = await actors.Holder.FindAssetAsync(id, cancellationToken);

        await registry.Server.StopAsync();
        await registry.Server.StartAsync(cancellationToken);

        var after = await registry.SettleAsync(actors, s_settlesWithin, cancellationToken);
        Assert.Equal(after.Accepted, after.Published);
        var again = await actors.Auditor.ListEntriesAsync(0, 500, cancellationToken);
        var known = entries.Items.Count;
        Assert.Equal(entries.Items.Select(entry => entry.Leaf), again.Items.Take(known).Select(entry => entry.Leaf));

        // Who read what is sealed at a stop and at a start, and a map is published over that.
        Assert.All(again.Items.Skip(known), entry => Assert.True(
            entry.Leaf.Contains("\"access.sealed\"", StringComparison.Ordinal)
            || entry.Leaf.Contains("\"map\":{", StringComparison.Ordinal), entry.Leaf));
        Assert.Equivalent(asset, await actors.Holder.FindAssetAsync(id, cancellationToken), strict: true);
    }
}
