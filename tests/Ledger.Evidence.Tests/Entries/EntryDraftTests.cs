using CsCheck;
using Ledger.Domain;
using Ledger.Evidence.Entries;

namespace Ledger.Evidence.Tests.Entries;

public sealed class EntryDraftTests
{
    private static readonly DateTimeOffset s_time = new(2026, 11, 23, 14, 40, 14, 123, TimeSpan.Zero);

    [Fact]
    public void A_finished_draft_reads_back_whatever_the_order_its_lists_were_in() =>
        Drafts.Any.Sample(draft =>
        {
            var finished = draft.Finish(s_time);

            Assert.True(EntryLeaf.TryRead(finished.Bytes.Span, out var leaf, out var error), error);
            Assert.Equal(draft.Effects.ToHashSet(), leaf.Effects.ToHashSet());
            Assert.Equal(draft.Writes.ToHashSet(), leaf.Writes.ToHashSet());
            Assert.Equal(draft.Reads.ToHashSet(), leaf.Reads.ToHashSet());
            Assert.Equal(draft.Bodies.ToHashSet(), leaf.Bodies.ToHashSet());
            Assert.Equal(draft.Command, leaf.Command);
            Assert.Equal(EntryLeaf.Hash(finished.Bytes.Span), finished.Hashes);
        });

    [Fact]
    public void The_number_goes_into_its_member_and_into_the_key_of_the_certificate_alone()
    {
        var number = CertificateCode.Parse("SJ4212025030001");
        var draft = Drafts.Act() with
        {
            Effects =
            [
                EntryEffect.Of(default, 1, new JsonObject(("note", "certificate/{number}"))),
                EntryEffect.Of(StateKey.Of(Drafts.Asset), 1, new JsonObject(("note", "certificate/{number}"))),
            ],
        };

        Assert.True(draft.NeedsNumber);
        var leaf = draft.Finish(s_time, number).Leaf;

        Assert.Equal(number, leaf.Number);
        Assert.Equal(
            [StateKey.Of(Drafts.Asset), StateKey.Of(number)], leaf.Effects.Select(effect => effect.Key));
        Assert.All(
            leaf.Effects,
            effect => Assert.Equal("""{"note":"certificate/{number}"}""", effect.ReadValue().ToString()));
    }

    [Fact]
    public void A_number_is_given_exactly_where_one_is_needed()
    {
        var needs = Drafts.Act() with { Effects = [EntryEffect.Of(default, 1, new JsonObject())] };

        Assert.Throws<ArgumentException>(() => needs.Finish(s_time));
        Assert.Throws<ArgumentException>(() => Drafts.Act().Finish(s_time, CertificateCode.Parse("SJ4212025030001")));
    }

    [Fact]
    public void What_breaks_a_rule_is_not_finished()
    {
        var act = Drafts.Act();

        Assert.Throws<ArgumentException>(() => (act with { Writes = [] }).Finish(s_time));
        Assert.Throws<ArgumentException>(() => (act with { Type = "Map" }).Finish(s_time));
        Assert.Throws<ArgumentException>(() => (act with { Rules = null }).Finish(s_time));
        Assert.Throws<ArgumentException>(() => (act with { Reads = act.Writes }).Finish(s_time));
        Assert.Throws<ArgumentException>(
            () => (act with { Bodies = [new BodyCommitment("a\"b", default)] }).Finish(s_time));
        Assert.Throws<ArgumentException>(() => (act with { Writes = [new StreamVersion(default, 1)] }).Finish(s_time));
        Assert.Throws<ArgumentException>(
            () => (act with { Writes = [new StreamVersion(Drafts.Asset.Stream, 0)] }).Finish(s_time));
        Assert.Throws<ArgumentException>(() => act.Finish(s_time.AddTicks(1)));
        Assert.Throws<ArgumentException>(() => act.Finish(s_time.ToOffset(TimeSpan.FromHours(8))));
        Assert.Throws<ArgumentException>(() => (act with { Effects = [Drafts.Large] }).Finish(s_time));
    }

    [Fact]
    public void A_map_leaf_reads_back()
    {
        var map = new MapRoots(41, DigestPair.Of("roots"u8));

        var finished = EntryDraft.MapLeaf(Drafts.Origin, 3, map, s_time).Finish(s_time);

        Assert.True(EntryLeaf.TryRead(finished.Bytes.Span, out var leaf, out _));
        Assert.Equal(map, leaf.Map);
        Assert.Equal([new StreamVersion(StreamName.Log, 3)], leaf.Writes);
    }

    [Theory]
    [InlineData("{}", true)]
    [InlineData("""{"a":1}""", true)]
    [InlineData("""{"a":1,}""", false)]
    [InlineData("""{"b":1,"a":1}""", false)]
    [InlineData("[]", false)]
    [InlineData("", false)]
    public void The_value_of_an_effect_is_canonical_or_no_value(string text, bool valid) =>
        Assert.Equal(valid, EntryEffect.TryRead(
            StateKey.Of(Drafts.Asset), 1, System.Text.Encoding.UTF8.GetBytes(text), out _));
}
