using Ledger.Cryptography;
using Ledger.Domain.Assets.Provenance;
using Ledger.Domain.Parties;

namespace Ledger.Domain.Tests.Assets;

/// <summary>How data came to be before it was registered, as whoever collected it signed.</summary>
public sealed class CollectionTests
{
    private static StateKey First => StateKey.Collection(Applications.Asset, 1);

    [Fact]
    public void What_a_collector_signed_a_holder_declares_and_everybody_sees()
    {
        var world = CaseFile.Certified().World;
        var command = Collecting.Signed(Collecting.Record);
        var outcome = Accepted(world, command);

        Assert.Equal("collection.declared", outcome.Type);
        var effect = Assert.Single(outcome.Effects);
        Assert.Equal(First.ToString(), effect.Key.ToString());
        Assert.True(effect.Value.TryGetObject("record", out var record));
        byte[] signed = [.. "ledger-collection@v1\0"u8, .. CanonicalJson.Write(record)];
        Assert.Equal(command.Record.SignedBytes(), signed);
        Assert.True(CanonicalBase64.TryDecode(command.Signature.Key.Spki, out var der));
        Assert.True(PublicKey.TryReadSpki(der, out var key));
        Assert.True(CanonicalBase64.TryDecode(command.Signature.Value, out var signature));
        Assert.True(key.Verify(signed, signature));
        Assert.DoesNotContain("测绘部门", effect.Value.ToString(), StringComparison.Ordinal);
        Assert.Equal(
            StateKey.Collection(Applications.Asset, 2).ToString(),
            Assert.Single(Accepted(world, command with { Statement = "复核后再次申报。" }).Effects).Key.ToString());
    }

    [Fact]
    public void Whoever_has_no_right_declares_nothing()
    {
        var world = CaseFile.Certified().World;
        Refused(world, "no-right-in-force", Cast.PartnerAgent, Collecting.Signed(Collecting.Record));
        var elsewhere = Collecting.Signed(Collecting.Record with { Asset = Applications.Raw });
        Refused(world, "asset-not-registered", Cast.HolderAgent, elsewhere, Applications.Raw);
    }

    [Fact]
    public void A_record_is_of_the_very_data_that_is_registered()
    {
        var world = CaseFile.Certified().World;
        foreach (var other in (CollectionRecord[])
        [
            Collecting.Record with { Content = Applications.Digests("other") },
            Collecting.Record with { Asset = Applications.Raw },
        ])
        {
            Refused(world, "collection-of-other-content", Cast.HolderAgent, Collecting.Signed(other));
        }
    }

    [Fact]
    public void What_is_not_over_is_not_on_record()
    {
        var world = CaseFile.Certified().World;
        var now = Days.Morning(world.Today).Instant;
        Refused(world, "collection-not-over", Cast.HolderAgent, Collecting.Signed(Collecting.Record with
        {
            Until = now.AddMilliseconds(1),
        }));
        Accepted(world, Collecting.Signed(Collecting.Record with { Until = now }));
    }

    [Fact]
    public void A_collector_that_is_named_signs_with_a_key_of_its_own()
    {
        var world = CaseFile.Certified().World;
        var record = Collecting.Record with { Collector = Cast.Partner };
        var refusal = Refused(world, "collector-key-unknown", Cast.HolderAgent, Collecting.Signed(record));
        Assert.Equal(Cast.Partner.ToString(), refusal.Detail);

        var key = Collecting.Signed(record).Signature.Key;
        world.Accepted(Cast.Partner.Stream, Cast.PartnerAgent, new AddKey(key));
        var outcome = Accepted(world, Collecting.Signed(record));
        Assert.Contains(Cast.Partner.Stream, outcome.Reads.Select(static read => read.Stream));

        world.Accepted(Cast.Partner.Stream, Cast.PartnerAgent, new RevokeKey(key.Id));
        Refused(world, "collector-key-unknown", Cast.HolderAgent, Collecting.Signed(record));
    }

    [Fact]
    public void Nothing_is_on_record_that_the_collector_did_not_sign()
    {
        var world = CaseFile.Certified().World;
        var (mine, other) = (Collecting.Signed(Collecting.Record), Collecting.Signed(Collecting.Record, "somebody"));
        foreach (var wrong in (DeclareCollection[])
        [
            mine with { Record = Collecting.Record with { Device = new CollectingDevice("SN-0008", "测绘无人机 M300") } },
            mine with { Record = Collecting.Record with { Clock = Collecting.Record.Clock with { Offset = 0 } } },
            mine with { Record = Collecting.Record with { Evidence = null } },
            mine with { Signature = mine.Signature with { Key = other.Signature.Key } },
            mine with { Signature = mine.Signature with { Value = other.Signature.Value } },
        ])
        {
            Refused(world, "collection-not-signed", Cast.HolderAgent, wrong);
        }
    }

    [Fact]
    public void A_record_is_withdrawn_once()
    {
        var world = CaseFile.Certified().World;
        Refused(world, "collection-unknown", Cast.HolderAgent, new WithdrawCollection(1, "记载有误。"));
        Accepted(world, Collecting.Signed(Collecting.Record));
        Refused(world, "no-right-in-force", Cast.PartnerAgent, new WithdrawCollection(1, "记载有误。"));
        var effect = Assert.Single(Accepted(world, new WithdrawCollection(1, "记载有误。")).Effects);
        Assert.Equal(First.ToString(), effect.Key.ToString());
        Assert.True(effect.Value.TryGetText("status", out var status) && status == "withdrawn");
        Refused(world, "collection-unknown", Cast.HolderAgent, new WithdrawCollection(1, "记载有误。"));
    }

    private static Outcome Accepted(World world, Command command) =>
        world.Accepted(Applications.Asset.Stream, Cast.HolderAgent, command);

    private static Refusal Refused(World world, string code, Actor actor, Command command, AssetId? asset = null) =>
        world.Refused(code, (asset ?? Applications.Asset).Stream, actor, command);
}
