using System.IO.Compression;
using System.Text;
using Ledger.Api.Contracts;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.EndToEnd.Hammer;
using Ledger.EndToEnd.Tests.Registry;
using Ledger.EndToEnd.Tests.Verifiers;
using Ledger.Evidence.Bundles;
using Ledger.Evidence.Log;
using Ledger.Sdk;

namespace Ledger.EndToEnd.Tests;

/// <summary>
/// Keys of a running registry are changed by two operators at the command line; what was made before and after is
/// judged by both verifiers with the anchors of afterwards.
/// </summary>
public sealed class KeyCeremonyTests
{
    private static readonly TimeSpan s_within = TimeSpan.FromMinutes(5);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_key_is_rotated_and_what_was_signed_before_and_after_is_proven()
    {
        await using var registry = await RunningRegistry.StartAsync(
            new RegistryParts(Postgres: false, Azurite: false), Cancel);
        using var actors = await registry.ActorsAsync(Cancel);
        var (asset, number) = await CertifyAsync(registry, actors);
        var before = await Registry.Evidence.DownloadAsync(actors, asset, Cancel);
        var paper = await ArchiveAsync(actors, number);
        var first = (await actors.Auditor.ListKeysAsync(Cancel)).Keys;
        Assert.Equal(
            ["bundle ed25519", "certificate p256", "certificate sm2", "lane ed25519", "lane secp256k1", "lane sm2"],
            first.Select(key => $"{key.Purpose} {key.Algorithm}").Order(StringComparer.Ordinal));
        Assert.All(first, key => Assert.Equal(("in-use", "0"), (key.State, key.NamedBy)));
        await AssertOneOperatorIsNotEnoughAsync(registry, first[0]);

        foreach (var key in first)
        {
            await RotateAsync(registry, key);
        }

        // The last change is accepted, and no checkpoint may have covered it yet.
        await registry.Server.KillAsync();
        await registry.Server.StartAsync(Cancel);
        await registry.SettleAsync(actors, s_within, Cancel);
        await AssertTheContractTakesTheNewKeyAsync(registry, actors);
        var after = await Registry.Evidence.DownloadAsync(actors, asset, Cancel);
        var anchors = await Registry.Evidence.AnchorsAsync(actors, Cancel);

        Assert.Equal([6, 2, 4], (int[])[anchors.Lanes.Count, anchors.BundleKeys.Count, anchors.CertificateKeys.Count]);
        await AssertProvenAsync(before, anchors, 3);
        await AssertProvenAsync(after, anchors, 3);
        AssertSigned(before, anchors, lane => lane.Validity.NotAfter is not null);
        AssertSigned(after, anchors, lane => lane.Validity.NotAfter is null);
        await AssertCertifiedAsync(paper, anchors);
        await AssertCertifiedAsync(await ArchiveAsync(actors, number), anchors);
        Assert.Empty((await actors.Auditor.AuditAsync(Cancel)).Findings);
    }

    [Fact]
    public async Task A_stolen_key_is_revoked_and_what_it_signed_is_taken_anew()
    {
        await using var registry = await RunningRegistry.StartAsync(
            new RegistryParts(Postgres: false, Azurite: false), Cancel);
        using var actors = await registry.ActorsAsync(Cancel);
        var (asset, _) = await CertifyAsync(registry, actors);
        var before = await Registry.Evidence.DownloadAsync(actors, asset, Cancel);
        var keys = (await actors.Auditor.ListKeysAsync(Cancel)).Keys;

        await RevokeAsync(registry, keys.Single(key => key is { Purpose: "lane", Algorithm: "ed25519" }));
        await registry.SettleAsync(actors, s_within, Cancel);
        var anchors = await Registry.Evidence.AnchorsAsync(actors, Cancel);
        await AssertProvenAsync(before, anchors, 2, "transparent-statement");
        await AssertProvenAsync(await Registry.Evidence.DownloadAsync(actors, asset, Cancel), anchors, 3);

        await RevokeAsync(registry, keys.Single(key => key.Purpose == "bundle"));
        await registry.SettleAsync(actors, s_within, Cancel);
        anchors = await Registry.Evidence.AnchorsAsync(actors, Cancel);
        var refused = BundleVerifier.Verify(before, anchors, new VerificationRequest());
        Assert.NotNull(refused.Refusal);
        await SecondVerifier.AssertAgreesAsync(before, anchors.ToBytes(), refused, Cancel);
        await AssertProvenAsync(await Registry.Evidence.DownloadAsync(actors, asset, Cancel), anchors, 3);
    }

    private static async Task<(AssetId Asset, CertificateCode Number)> CertifyAsync(
        RunningRegistry registry, Actors actors)
    {
        var stubborn = new Stubborn();
        await actors.RegisterAsync(stubborn, "keys", Cancel);
        var own = Registration.Own("keys", actors);
        var number = Assert.Single(await new Procedure(actors, stubborn).CertifyAsync([own], Cancel));
        await registry.SettleAsync(actors, s_within, Cancel);
        return (own.Asset, number);
    }

    private static async Task AssertOneOperatorIsNotEnoughAsync(RunningRegistry registry, KeyResource key)
    {
        var ledger = new LedgerCommand(registry);
        var (code, output) = await ledger.RunAsync(
            "clerk", Cancel, "keys", "rotate", key.Id[..12], "--reason", "x");
        Assert.True(code == 1 && output.Contains("forbidden", StringComparison.Ordinal), output);
        var change = await ProposeAsync(registry, "rotate", key);
        (code, output) = await ledger.RunAsync("operator", Cancel, "keys", "confirm", change);
        Assert.True(code == 1 && output.Contains("key-four-eyes", StringComparison.Ordinal), output);
        (code, output) = await ledger.RunAsync(null, Cancel, "keys", "list");
        Assert.True(code == 0 && output.Contains($"ledger keys confirm {change}", StringComparison.Ordinal), output);
    }

    private static async Task RotateAsync(RunningRegistry registry, KeyResource key) =>
        await ConfirmAsync(registry, await ProposeAsync(registry, "rotate", key));

    private static async Task RevokeAsync(RunningRegistry registry, KeyResource key) =>
        await ConfirmAsync(registry, await ProposeAsync(registry, "revoke", key, "--for", "keyCompromise"));

    private static async Task<string> ProposeAsync(
        RunningRegistry registry, string verb, KeyResource key, params string[] more)
    {
        var (code, output) = await new LedgerCommand(registry).RunAsync(
            "operator", Cancel, ["keys", verb, key.Id, "--reason", "演练。", .. more]);
        Assert.True(code == 0, output);
        return output.TrimEnd().Split(' ')[^1];
    }

    private static async Task ConfirmAsync(RunningRegistry registry, string change)
    {
        var (code, output) = await new LedgerCommand(registry).RunAsync(
            "keeper", Cancel, "keys", "confirm", change);
        Assert.True(code == 0, output);
    }

    /// <summary>
    /// What is proven of a made-up data set has no content; everything else is, by so many lanes, but for what rests on
    /// the one key that no longer counts.
    /// </summary>
    private static async Task AssertProvenAsync(
        byte[] bundle, TrustAnchors anchors, int lanes, string? notShown = null)
    {
        var verdict = Registry.Evidence.Verify(bundle, anchors);
        Assert.DoesNotContain(
            verdict.Findings,
            found => found.Outcome != Standing.Proven && found.Claim != "content" && found.Claim != notShown);
        Assert.Equal(
            notShown is null ? Standing.Proven : Standing.NotShown,
            verdict.Findings.Single(found => found.Claim == (notShown ?? "transparent-statement")).Outcome);
        Assert.Equal(lanes, verdict.Lanes.Count);
        await SecondVerifier.AssertAgreesAsync(bundle, anchors.ToBytes(), verdict, Cancel);
    }

    private static async Task<byte[]> ArchiveAsync(Actors actors, CertificateCode number)
    {
        using var archive = new MemoryStream();
        Assert.True(await actors.Clerk.DownloadCertificateAsync(number, CertificateForm.Archive, archive, Cancel));
        return archive.ToArray();
    }

    /// <summary>The archive's documents are the log's certificate, and both of its signatures count.</summary>
    private static async Task AssertCertifiedAsync(byte[] archive, TrustAnchors anchors)
    {
        var verdict = Registry.Evidence.Verify(archive, anchors);
        Assert.Equal(
            ["certificate", "certificate-signature", "certificate-signature"],
            verdict.Findings.Where(found => found.Claim.StartsWith("certificate", StringComparison.Ordinal)
                && found.Outcome == Standing.Proven).Select(found => found.Claim));
        await SecondVerifier.AssertAgreesAsync(archive, anchors.ToBytes(), verdict, Cancel);
    }

    /// <summary>The checkpoints of a bundle carry the lines of these lane keys and of no other.</summary>
    private static void AssertSigned(byte[] bundle, TrustAnchors anchors, Predicate<TrustedLane> by)
    {
        using var zip = new ZipArchive(new MemoryStream(bundle));
        using var stream = zip.GetEntry("checkpoints/sha256")!.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        Assert.True(SignedNote.TryRead(bytes.ToArray(), out var note, out var error), error);
        var signed = anchors.Lanes.Where(lane =>
            note.Signatures.Any(new NoteKey(anchors.Origin, lane.Key).IsNamedBy)).ToList();
        Assert.Equal(3, signed.Count);
        Assert.All(signed, lane => Assert.True(by(lane)));
    }

    private static async Task AssertTheContractTakesTheNewKeyAsync(RunningRegistry registry, Actors actors)
    {
        var keys = (await actors.Auditor.ListKeysAsync(Cancel)).Keys;
        var serving = keys.Single(key => key is { Algorithm: "secp256k1", State: "in-use" });
        Assert.True(PublicKey.TryReadSpki(Convert.FromBase64String(serving.Material), out var key));
        var expected = Convert.ToHexStringLower(Secp256k1Recoverable.Address(key));
        await registry.WaitAsync(actors, chain => chain.Anchored.Length > 0, Cancel);
        var contract = (await actors.Auditor.ReadLogAsync(Cancel)).Chains[0].Contract;
        var selector = DigestAlgorithm.Keccak256.Hash(Encoding.ASCII.GetBytes("logKey()")).ToString()[..8];
        var taken = await registry.Chain.Node.CallAsync(
            "eth_call", [new { to = contract, data = "0x" + selector }, "latest"], Cancel);
        Assert.EndsWith(expected, taken.GetString(), StringComparison.Ordinal);
    }
}
