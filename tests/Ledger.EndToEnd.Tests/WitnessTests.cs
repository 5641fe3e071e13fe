using System.Net.Http.Json;
using System.Text;
using Ledger.Api.Contracts;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.EndToEnd.Hammer;
using Ledger.EndToEnd.Tests.Registry;
using Ledger.EndToEnd.Tests.Verifiers;
using Ledger.Evidence.Bundles;
using Ledger.Evidence.Log;
using Ledger.Testing;

namespace Ledger.EndToEnd.Tests;

/// <summary>A registry and a witness, each a program of its own, that speak C2SP's protocol over HTTP.</summary>
public sealed class WitnessTests(LogJudge judge) : IClassFixture<LogJudge>
{
    private static readonly TimeSpan s_within = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(100);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Checkpoints_are_cosigned_evidence_shows_it_and_a_wiped_registry_does_not_start()
    {
        await using var witness = await WitnessProcess.CreateAsync(Cancel);
        await using var registry = await RunningRegistry.StartAsync(
            new RegistryParts(Postgres: false, Azurite: false) { Arguments = witness.Arguments }, Cancel);
        using var actors = await registry.ActorsAsync(Cancel);
        using var http = new HttpClient { BaseAddress = registry.Server.Address };
        await registry.SettleAsync(actors, s_within, Cancel);
        await WaitAsync(http, found => found.State == "away");

        await witness.StartAsync(await http.GetByteArrayAsync(Path("v1/evidence/anchors"), Cancel), Cancel);
        var asset = await CertifyAsync(registry, actors);
        var size = (await registry.SettleAsync(actors, s_within, Cancel)).Published;
        await WaitAsync(http, found => found.State == "cosigned" && found.Size == size);
        await AssertServedAsync(http, witness.Key);
        await AssertEvidenceIsWitnessedAsync(actors, asset, witness.Key);
        await AssertToolsReadTheProofsAsync(registry, asset, witness.Key);

        await witness.StopAsync();
        await registry.Server.StopAsync();
        await registry.Server.StartAsync(Cancel);
        await witness.StartAsync(await http.GetByteArrayAsync(Path("v1/evidence/anchors"), Cancel), Cancel);
        await registry.Server.StopAsync();
        Wipe(registry.Data);
        var refused = registry.Server.Launch();
        await refused.WaitForEndAsync(Cancel).WaitAsync(s_within, Cancel);
        Assert.Equal(2, refused.ExitCode);
        Assert.Matches("does not start: .*witness court.example/witness disagrees: .*size [0-9]+", refused.Output);
    }

    private static async Task<AssetId> CertifyAsync(RunningRegistry registry, Actors actors)
    {
        var stubborn = new Stubborn();
        await actors.RegisterAsync(stubborn, "witnessed", Cancel);
        var collected = Registration.Collected("witnessed", actors);
        var procedure = new Procedure(actors, stubborn);
        await procedure.HandInAsync(collected, Cancel);
        Assert.Single(await procedure.CertifyAsync([collected], Cancel));
        await registry.SettleAsync(actors, s_within, Cancel);
        return collected.Asset;
    }

    private static async Task AssertServedAsync(HttpClient http, WitnessKey key)
    {
        foreach (var path in (string[])["log/checkpoint", "log/sm3/checkpoint"])
        {
            var bytes = Encoding.UTF8.GetBytes(await http.GetStringAsync(Path(path), Cancel));
            Assert.True(SignedNote.TryRead(bytes, out var note, out var error), error);
            Assert.True(Cosignature.TryReadAll(note, [key], out var found, out error), error);
            Assert.Equal(key, Assert.Single(found).Witness);
        }

        using var health = await http.GetAsync(Path("health/witnesses"), Cancel);
        Assert.True(health.IsSuccessStatusCode);
    }

    private static async Task AssertEvidenceIsWitnessedAsync(Actors actors, AssetId asset, WitnessKey key)
    {
        var bundle = await Registry.Evidence.DownloadAsync(actors, asset, Cancel);
        var anchors = await Registry.Evidence.AnchorsAsync(actors, Cancel);
        Assert.Equal((key, 1), (Assert.Single(anchors.Witnesses).Key, anchors.WitnessQuorum));

        var verdict = Registry.Evidence.Verify(bundle, anchors);

        Assert.Equal(Standing.Proven, verdict.Findings.Single(found => found.Claim == "witnessed").Outcome);
        Assert.Equal(["sha256", "sm3"], verdict.Findings.Where(found => found.Claim == "cosigned")
            .Select(found => found.Subject.Split(' ')[0]));
        await SecondVerifier.AssertAgreesAsync(bundle, anchors.ToBytes(), verdict, Cancel);
    }

    /// <summary>What is beside the bundle needs none of it: leaf, proof, keys of the log and of the witness.</summary>
    private async Task AssertToolsReadTheProofsAsync(RunningRegistry registry, AssetId asset, WitnessKey key)
    {
        using var folder = new TemporaryFolder();
        var ran = await new LedgerCommand(registry).RunAsync(
            null, Cancel, "evidence", asset.ToString(), "--out", folder.Path);
        Assert.True(ran.ExitCode == 0, ran.Output);
        Assert.True(TrustAnchors.TryRead(
            await File.ReadAllBytesAsync(folder.PathOf("anchors.json"), Cancel), out var anchors, out _));
        var keys = new LogKeys(anchors.Origin, anchors.Lanes.Select(lane => lane.Key));
        var logKey = LogJudge.KeyOf(keys);
        var files = Directory.GetFiles(folder.PathOf("proofs"), "*.tlog-proof");
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            var bytes = await File.ReadAllBytesAsync(file, Cancel);
            Assert.True(TlogProof.TryRead(bytes, out var proof, out var error), error);
            var verifier = keys.Verifier(DigestAlgorithm.Sha256);
            Assert.True(SignedCheckpoint.TryOpen(
                proof.Note.ToBytes(), keys.Origin, verifier, out var signed, out error), error);
            Assert.True(Cosignature.TryReadAll(proof.Note, [key], out var seen, out error) && seen.Count == 1, error);
            var leafFile = System.IO.Path.ChangeExtension(file, ".leaf");
            var leaf = await File.ReadAllBytesAsync(leafFile, Cancel);
            Assert.True(proof.Shows(
                DigestAlgorithm.Sha256, MerkleTree.LeafHash(DigestAlgorithm.Sha256, leaf), signed.Head));
            await judge.AcceptsAsync(Cancel, "inclusion", leafFile, file, logKey, key.ToString());
        }

        var log = new Uri(registry.Server.Address, "log").ToString();
        await judge.AcceptsAsync(Cancel, "tiles", log, "checkpoint", logKey, "0", "1", "2");
        Assert.True(File.Exists(folder.PathOf("verify.html")));
    }

    private static async Task WaitAsync(HttpClient http, Predicate<WitnessResource> stands)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var found = await http.GetFromJsonAsync<WitnessResource[]>(Path("v1/log/witnesses"), Cancel);
            if (found is { Length: 2 } && Array.TrueForAll(found, stands))
            {
                return;
            }

            Assert.True(
                TimeProvider.System.GetElapsedTime(start) < s_within, string.Join<WitnessResource>('\n', found ?? []));
            await Task.Delay(s_pause, Cancel);
        }
    }

    // As if somebody had put the registry up anew with the keys of old.
    private static void Wipe(string data)
    {
        foreach (var file in Directory.EnumerateFiles(data, "*.db*"))
        {
            File.Delete(file);
        }

        Directory.Delete(System.IO.Path.Combine(data, "objects"), recursive: true);
    }

    private static Uri Path(string path) => new(path, UriKind.Relative);
}
