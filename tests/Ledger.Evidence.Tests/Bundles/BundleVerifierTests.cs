using CsCheck;
using Ledger.Evidence.Bundles;
using Ledger.Evidence.Log;
using Ledger.Evidence.Tests.Words;

namespace Ledger.Evidence.Tests.Bundles;

public sealed class BundleVerifierTests
{
    private static readonly BundleWorld s_world = BundleWorld.Usual();
    private static readonly BundleContent s_content = s_world.Content();

    [Fact]
    public void Every_claim_is_proven()
    {
        var verdict = Verify(s_content);
        Assert.Null(verdict.Refusal);
        Assert.True(verdict.Holds);
        Assert.Equal(0, verdict.ExitCode);
        Assert.Equal(
            ["statement", "entry 0", "entry 2", "order", "state asset", "state right", "state right", "content"],
            verdict.Findings.Select(Brief));
        Assert.Equal((4UL, BundleWorld.Hour(4)), (verdict.Size, verdict.Time));
        Assert.Equal(["ed25519", "secp256k1", "sm2"], verdict.Lanes);
    }

    [Fact]
    public void Swapped_proofs_are_refuted()
    {
        var (a, b) = (s_content.Entries[0], s_content.Entries[1]);
        var verdict = Verify(s_content with
        {
            Entries = [a with { Inclusion = b.Inclusion }, b with { Inclusion = a.Inclusion }],
        });
        Assert.Equal(2, verdict.Findings.Count(f => f is { Claim: "entry", Outcome: Standing.Refuted }));
        Assert.Equal(1, verdict.ExitCode);

        var states = s_content.States;
        verdict = Verify(s_content with
        {
            States =
                [states[0], states[1] with { Proof = states[2].Proof }, states[2] with { Proof = states[1].Proof }],
        });
        Assert.Equal(2, verdict.Findings.Count(f => f is { Claim: "state", Outcome: Standing.Refuted }));
        Assert.Equal(1, verdict.ExitCode);
    }

    [Fact]
    public void A_leaf_at_another_index_is_refuted()
    {
        var moved = s_content.Entries[1] with { Index = 1 };
        var verdict = Verify(s_content with { Entries = [moved] });
        Assert.Equal(Standing.Refuted, verdict.Findings.Single(f => f.Claim == "entry").Outcome);
    }

    [Fact]
    public void A_changed_byte_of_any_member_does_not_hold_even_when_signed_again()
    {
        Gen.Select(Gen.Int[0, 6], Gen.Int[0, 99_999], Gen.Int[1, 255]).Sample((part, at, flip) =>
        {
            var verdict = Verify(Changed(part, at, (byte)flip));
            // A signature line of a key that nobody knows is none: then that lane does not carry the checkpoint.
            return !verdict.Holds || (part < 2 && verdict.Lanes.Count < 3);
        });
    }

    [Fact]
    public void A_manifest_that_is_not_the_assets_is_refuted()
    {
        byte[] other = [.. BundleWorld.Manifest, (byte)' '];
        var verdict = Verify(s_content with
        {
            Manifests = [new BundleManifest(DigestAlgorithm.Sha256.Hash(other), other)],
        });
        Assert.Equal(Standing.Refuted, verdict.Findings.Single(f => f.Claim == "content").Outcome);
        Assert.Empty(verdict.Manifests);
    }

    [Fact]
    public void An_older_state_is_contradicted_by_a_newer_entry()
    {
        // A log that committed a map in which the second entry had not happened.
        var lying = new BundleWorld();
        lying.Append(1, BundleWorld.Asset, 1,
            (BundleWorld.AssetKey, new JsonObject(("kind", "product"))),
            (BundleWorld.FirstRight, BundleWorld.RightValue("in-force")));
        lying.MapStandsStill = true;
        lying.Append(1, BundleWorld.Asset, 2, (BundleWorld.FirstRight, BundleWorld.RightValue("ended")));
        lying.Close(4);
        var heads = lying.Heads();
        var verdict = Verify(s_content with
        {
            CheckpointSha256 = heads.Sha256.Note.ToBytes(),
            CheckpointSm3 = heads.Sm3.Note.ToBytes(),
            Entries = [lying.Entry(0), lying.Entry(1)],
            States = [lying.State(BundleWorld.AssetKey), lying.State(BundleWorld.FirstRight)],
            Manifests = [],
        }, at: BundleWorld.Hour(2));
        var findings = verdict.Findings.Where(f => f.Subject == BundleWorld.FirstRight.ToString());
        Assert.Equal(
            [("state", Standing.Refuted), ("state-at", Standing.NotShown), ("right-in-force", Standing.NotShown)],
            findings.Select(finding => (finding.Claim, finding.Outcome)));
    }

    [Fact]
    public void Another_origin_and_foreign_lanes_are_refused()
    {
        Assert.NotNull(Verify(s_content, BundleWorld.Anchors with { Origin = "dev-ledger.example/other" }).Refusal);
        var foreign = new TrustedLane(
            PrivateKey.Generate(SignatureAlgorithm.Ed25519).PublicKey, new Validity(BundleWorld.Start));
        Assert.NotNull(Verify(s_content, BundleWorld.Anchors with { Lanes = [foreign] }).Refusal);
    }

    [Fact]
    public void One_lane_is_enough_and_broken_ones_are_left_out()
    {
        foreach (var lane in LogLane.All)
        {
            var alone = Verify(s_world.Content(BundleWorld.Lane(lane)));
            Assert.True(alone.Holds);
            Assert.Equal([lane.Name], alone.Lanes);

            var without = Verify(s_content, broken: [lane.Name]);
            Assert.Equal(lane != LogLane.Ed25519, without.Holds);
            Assert.DoesNotContain(lane.Name, without.Lanes);
            Assert.NotNull(Verify(s_world.Content(BundleWorld.Lane(lane)), broken: [lane.Name]).Refusal);
        }

        Assert.NotNull(Verify(s_content, broken: [.. LogLane.All.Select(lane => lane.Name)]).Refusal);
    }

    [Fact]
    public void A_lane_key_counts_only_within_its_time()
    {
        var lanes = BundleWorld.Anchors.Lanes;
        var (before, at, after) = (BundleWorld.Hour(3), BundleWorld.Hour(4), BundleWorld.Hour(5));
        Assert.Equal(["secp256k1", "sm2"], With(new Validity(BundleWorld.Start, before)).Lanes);
        Assert.Equal(["secp256k1", "sm2"], With(new Validity(after)).Lanes);
        Assert.Equal(3, With(new Validity(at, at)).Lanes.Count);
        Assert.Equal(
            ["secp256k1", "sm2"],
            With(new Validity(before, Revoked: new Revocation(after, "keyCompromise"))).Lanes);
        Assert.Equal(3, With(new Validity(before, Revoked: new Revocation(after, "superseded"))).Lanes.Count);
        var late = lanes.Select(lane => lane with { Validity = new Validity(after) });
        Assert.NotNull(Verify(s_content, BundleWorld.Anchors with { Lanes = [.. late] }).Refusal);

        Verdict With(Validity validity) => Verify(
            s_content, BundleWorld.Anchors with { Lanes = [lanes[0] with { Validity = validity }, .. lanes.Skip(1)] });
    }

    [Fact]
    public void A_file_is_compared_with_the_content()
    {
        var verdict = Verify(s_content);
        Assert.Equal(Standing.Proven, Check(verdict, BundleWorld.File).Outcome);
        byte[] changed = [.. BundleWorld.File];
        changed[^1] ^= 1;
        Assert.Equal(Standing.Refuted, Check(verdict, changed).Outcome);
        Assert.Equal(Standing.Refuted, Check(verdict, BundleWorld.File[1..]).Outcome);
        Assert.Equal(Standing.NotShown, Check(Verify(s_content with { Manifests = [] }), BundleWorld.File).Outcome);

        static Finding Check(Verdict verdict, byte[] file) =>
            FileClaims.Check(verdict, "roads.csv", file.Length, () => new MemoryStream(file));
    }

    private static Verdict Verify(
        BundleContent content, TrustAnchors? anchors = null, IReadOnlyCollection<string>? broken = null,
        DateTimeOffset? at = null) =>
        Told.Verify(
            Bundle.Write(content, BundleWorld.BundleKey), anchors ?? BundleWorld.Anchors,
            new VerificationRequest { Broken = BrokenAlgorithms.Of(broken ?? []), At = at });

    private static string Brief(Finding finding) => finding.Claim switch
    {
        "entry" => $"entry {finding.Subject}",
        "state" => $"state {finding.Subject.Split('/')[0]}",
        _ => finding.Claim,
    };

    private static BundleContent Changed(int part, int at, byte flip)
    {
        byte[] Flip(ReadOnlyMemory<byte> bytes)
        {
            var changed = bytes.ToArray();
            changed[at % changed.Length] ^= flip;
            return changed;
        }

        var c = s_content;
        return part switch
        {
            0 => c with { CheckpointSha256 = Flip(c.CheckpointSha256) },
            1 => c with { CheckpointSm3 = Flip(c.CheckpointSm3) },
            2 => c with { Entries = [c.Entries[0] with { Leaf = Flip(c.Entries[0].Leaf) }, c.Entries[1]] },
            3 => c with { States = [c.States[0] with { Proof = Flip(c.States[0].Proof) }, .. c.States.Skip(1)] },
            4 => c with { States = [.. c.States.Take(2), c.States[2] with { Proof = Flip(c.States[2].Proof) }] },
            5 => c with { Manifests = [c.Manifests[0] with { Bytes = Flip(c.Manifests[0].Bytes) }] },
            _ => c with { Entries = [c.Entries[0] with { Index = 1 + (ulong)(at % 2) }] },
        };
    }
}
