using Ledger.Domain;
using Ledger.Evidence.Bundles;
using Ledger.Evidence.Tests.Words;

namespace Ledger.Evidence.Tests.Bundles;

public sealed class BundleTimeTests
{
    private static readonly BundleWorld s_world = BundleWorld.Usual();

    [Fact]
    public void A_time_after_the_checkpoint_is_not_shown()
    {
        var verdict = At(BundleWorld.Hour(4).AddMilliseconds(1));
        Assert.All(Asked(verdict), finding => Assert.Equal(Standing.NotShown, finding.Outcome));
        Assert.Equal(5, Asked(verdict).Count());
        Assert.Equal(1, verdict.ExitCode);
    }

    [Fact]
    public void What_was_in_force_is_answered_for_each_moment()
    {
        AssertForce(BundleWorld.Hour(0), first: Standing.Refuted, second: Standing.Refuted);
        AssertForce(BundleWorld.Hour(1), first: Standing.Proven, second: Standing.Refuted);
        AssertForce(BundleWorld.Hour(3).AddMilliseconds(-1), first: Standing.Proven, second: Standing.Refuted);
        AssertForce(BundleWorld.Hour(3), first: Standing.Refuted, second: Standing.Proven);
        AssertForce(BundleWorld.Hour(4), first: Standing.Refuted, second: Standing.Proven);
    }

    [Fact]
    public void A_history_with_a_gap_shows_nothing_before_it()
    {
        var content = s_world.Content();
        var verdict = At(BundleWorld.Hour(1), content with { Entries = [content.Entries[1]] });
        Assert.Equal(Standing.NotShown, Force(verdict, BundleWorld.FirstRight));
        verdict = At(BundleWorld.Hour(4), content with { Entries = [content.Entries[0]] });
        Assert.Equal(Standing.NotShown, Force(verdict, BundleWorld.SecondRight));
    }

    [Fact]
    public void A_right_beyond_its_term_is_not_in_force()
    {
        var world = new BundleWorld();
        var late = new JsonObject(BundleWorld.RightValue("in-force").Members
            .Select(m => (m.Key, m.Key == "until" ? new JsonText("2026-11-22") : m.Value)));
        world.Append(1, BundleWorld.Asset, 1,
            (BundleWorld.AssetKey, new JsonObject(("kind", "product"))), (BundleWorld.FirstRight, late));
        world.Close(2);
        var heads = world.Heads();
        var verdict = At(BundleWorld.Hour(2), s_world.Content() with
        {
            CheckpointSha256 = heads.Sha256.Note.ToBytes(),
            CheckpointSm3 = heads.Sm3.Note.ToBytes(),
            Entries = [world.Entry(0)],
            States = [world.State(BundleWorld.AssetKey), world.State(BundleWorld.FirstRight)],
            Manifests = [],
        });
        Assert.Equal(Standing.Refuted, Force(verdict, BundleWorld.FirstRight));
    }

    private static void AssertForce(DateTimeOffset time, Standing first, Standing second)
    {
        var verdict = At(time);
        Assert.Equal(
            (first, second), (Force(verdict, BundleWorld.FirstRight), Force(verdict, BundleWorld.SecondRight)));
    }

    private static Verdict At(DateTimeOffset time, BundleContent? content = null) => Told.Verify(
        Bundle.Write(content ?? s_world.Content(), BundleWorld.BundleKey), BundleWorld.Anchors,
        new VerificationRequest { At = time });

    private static IEnumerable<Finding> Asked(Verdict verdict) =>
        verdict.Findings.Where(finding => finding.Claim is "state-at" or "right-in-force");

    private static Standing Force(Verdict verdict, StateKey key) => verdict.Findings
        .Single(finding => finding.Claim == "right-in-force" && finding.Subject == key.ToString()).Outcome;
}
