using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Evidence.Entries;
using Ledger.Evidence.Mirror;

namespace Ledger.Evidence.Tests.Mirror;

public sealed class MirrorTallyTests
{
    private static readonly PartyId s_party = PartyId.Parse(new string('a', 32));

    [Fact]
    public void A_leaf_is_tallied_as_the_operations_of_its_effects_alone()
    {
        EntryEffect[] effects =
        [
            EntryEffect.Of(StateKey.Of(Samples.Asset(9)), 1, Samples.Record(0)),
            Samples.Egress(1),
            Samples.Egress(2),
            EntryEffect.Of(StateKey.Right(Samples.Asset(9), 1), 1, Samples.Right(0, true)),
            EntryEffect.Of(StateKey.Right(Samples.Asset(9), 2), 1, Samples.Right(0, false)),
        ];
        Assert.True(MirrorOperations.TryEncode(effects, out var operations, out _));
        Assert.True(MirrorTally.TryCount(operations, out var counted));

        Assert.Equal(counted, MirrorTally.OfLeaf(LeafOf(effects)));
        Assert.Equal(
            new MirrorTally(Groups: 1, Records: 1, Rights: 2, Filings: 2, FiledRuns: 1, KnownGroups: 0), counted);
    }

    [Fact]
    public void Assets_of_a_leaf_are_groups_of_their_own_each_time_they_come()
    {
        var record = Samples.Record(0);
        var leaf = LeafOf(
            EntryEffect.Of(StateKey.Of(Samples.Asset(1)), 1, record),
            EntryEffect.Of(StateKey.Of(Samples.Asset(2)), 1, record),
            EntryEffect.Of(StateKey.Right(Samples.Asset(1), 1), 1, Samples.Right(0, true)));

        Assert.Equal(
            new MirrorTally(Groups: 3, Records: 2, Rights: 1, Filings: 0, FiledRuns: 0, KnownGroups: 0),
            MirrorTally.OfLeaf(leaf));
    }

    [Theory]
    [InlineData(1UL, 1U, 0)]
    [InlineData(2UL, 1U, 1)]
    [InlineData(1UL, 2U, 0)]
    [InlineData(10UL, 11U, 1)]
    public void An_asset_with_numbers_above_one_alone_is_one_that_the_chain_holds(ulong first, uint n, int known)
    {
        EntryEffect[] effects =
        [
            EntryEffect.Of(StateKey.Egress(Samples.Asset(9), first), 1, Samples.Filing),
            EntryEffect.Of(StateKey.Right(Samples.Asset(9), n), 1, Samples.Right(0, true)),
        ];
        Assert.True(MirrorOperations.TryEncode(effects, out var operations, out _));
        Assert.True(MirrorTally.TryCount(operations, out var counted));

        Assert.Equal(known, MirrorTally.OfLeaf(LeafOf(effects)).KnownGroups);
        Assert.InRange(counted.KnownGroups, known, 1);
    }

    [Fact]
    public void What_no_chain_holds_asks_for_nothing() => Assert.Equal(
        default, MirrorTally.OfLeaf(LeafOf(EntryEffect.Of(
            StateKey.Of(s_party), 1, new JsonObject(("name", "right/x"))))));

    private static byte[] LeafOf(params EntryEffect[] effects) => new EntryDraft
    {
        Origin = "dev-ledger.example/registry",
        Type = "asset.changed",
        Writes = [.. effects.Select(effect => StreamOf(effect.Key)).Distinct().Select(s => new StreamVersion(s, 1))],
        Actor = s_party,
        Command = new EntryCommand(new string('a', 32), DigestPair.Of("any"u8), Author: null),
        Rules = "2025-1",
        Calendar = "2025-1",
        LegalTime = DateTimeOffset.UnixEpoch,
        Effects = effects,
    }.Finish(DateTimeOffset.UnixEpoch).Bytes.ToArray();

    private static StreamName StreamOf(StateKey key) =>
        key.TryGetAsset(out var asset) ? StreamName.Of(asset) : StreamName.Of(s_party);
}
