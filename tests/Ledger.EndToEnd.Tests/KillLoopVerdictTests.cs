using System.Globalization;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.EndToEnd.Hammer;
using Ledger.EndToEnd.Tests.KillLoop;
using Ledger.Evidence.Entries;
using Ledger.Evidence.Mirror;

namespace Ledger.EndToEnd.Tests;

/// <summary>
/// The kill loop's judge finds each fault that it is there for, planted in a recording without fault.
/// </summary>
public sealed class KillLoopVerdictTests
{
    private const int Size = 12;

    private static readonly DateTimeOffset s_time = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);
    private static readonly ReadOnlyMemory<byte>[] s_leaves = [.. Enumerable.Range(0, Size).Select(n => LeafOf(n))];

    [Fact]
    public void A_recording_without_fault_has_no_findings() => Assert.Empty(KillLoopVerdict.Of(Sound()));

    [Fact]
    public void An_acknowledged_entry_that_is_not_in_the_log_is_found()
    {
        var told = Told(3) with { Index = Size };
        AssertFound("acknowledged-lost", Sound() with { Acknowledged = [told] });
        AssertFound("acknowledged-elsewhere", Sound() with { Acknowledged = [Told(3) with { Index = 4 }] });
    }

    [Fact]
    public void An_entry_that_changed_after_its_acknowledgement_is_found()
    {
        ReadOnlyMemory<byte>[] changed = [.. s_leaves];
        changed[5] = LeafOf(5, "G35@2026-08-01");
        var facts = Sound() with { Leaves = changed };
        AssertFound("acknowledged-changed", facts);
        AssertFound("checkpoint-disowned", facts);
    }

    [Fact]
    public void A_commit_that_is_on_the_chain_twice_is_found() =>
        AssertFound("commit-doubled", Sound() with { Commits = [Commit(0, 4), Commit(0, 4), Commit(4, Size)] });

    [Fact]
    public void Commits_that_overlap_are_found() =>
        AssertFound("commit-doubled", Sound() with { Commits = [Commit(0, 5), Commit(4, Size)] });

    [Fact]
    public void A_range_that_is_missing_on_the_chain_is_found() =>
        AssertFound("commit-gap", Sound() with { Commits = [Commit(0, 4), Commit(6, Size)] });

    [Fact]
    public void A_chain_that_has_not_come_to_the_published_size_is_found() =>
        AssertFound("chain-behind", Sound() with { Commits = [Commit(0, 4)], ChainSize = 4 });

    [Fact]
    public void A_commit_of_other_roots_is_found()
    {
        var foreign = Commit(4, Size) with { Sm3Root = Commit(0, 4).Sm3Root };
        AssertFound("commit-of-another-log", Sound() with { Commits = [Commit(0, 4), foreign] });
    }

    [Fact]
    public void A_checkpoint_that_the_log_no_longer_continues_is_found()
    {
        var fork = new SeenCheckpoint(8, RootsOf([.. s_leaves[..7], LeafOf(7, "G35@2026-08-01")]));
        var facts = Sound() with { Seen = [fork] };
        AssertFound("fork", facts);
        AssertFound("checkpoint-disowned", facts);
    }

    [Fact]
    public void A_checkpoint_for_which_no_consistency_is_shown_is_found() =>
        AssertFound("fork", Sound() with { Consistency = [] });

    [Fact]
    public void A_command_that_is_in_the_log_twice_is_found()
    {
        ReadOnlyMemory<byte>[] doubled = [.. s_leaves[..^1], s_leaves[2]];
        AssertFound("command-twice", Sound() with { Leaves = doubled });
    }

    [Fact]
    public void An_entry_beyond_what_is_published_is_found() =>
        AssertFound("not-all-published", Sound() with { Newest = Seen(8) });

    [Fact]
    public void Content_that_was_taken_and_is_gone_is_found() =>
        AssertFound("content-lost", Sound() with { LostContents = [DigestAlgorithm.Sha256.Hash("content"u8)] });

    private static KillLoopFacts Sound() => new()
    {
        Acknowledged = [Told(3), Told(5), Told(3)],
        Leaves = s_leaves,
        Seen = [Seen(8), Seen(8), Seen(4)],
        Newest = Seen(Size),
        Consistency = [Shown(4), Shown(8)],
        Commits = [Commit(0, 4), Commit(4, 8), Commit(8, Size)],
        ChainSize = Size,
        LostContents = [],
    };

    private static Acknowledgement Told(int index) => new(
        PartyOf(index).Stream.ToString(), IdOf(index), (ulong)index, EntryLeaf.Hash(s_leaves[index].Span));

    private static SeenCheckpoint Seen(int size) => new((ulong)size, RootsOf(s_leaves[..size]));

    private static MirrorCommitted Commit(int from, int to)
    {
        var roots = RootsOf(s_leaves[..to]);
        return new MirrorCommitted((ulong)from, (ulong)to, roots.Sha256, roots.Sm3, default, false);
    }

    private static ShownConsistency Shown(int from) =>
        new((ulong)from, Path(DigestAlgorithm.Sha256, from), Path(DigestAlgorithm.Sm3, from));

    private static IReadOnlyList<Digest> Path(DigestAlgorithm tree, int from) =>
        MerkleTree.ConsistencyProof(tree, Hashes(tree, s_leaves), (ulong)from);

    private static DigestPair RootsOf(ReadOnlyMemory<byte>[] leaves) => new(
        MerkleTree.Root(DigestAlgorithm.Sha256, Hashes(DigestAlgorithm.Sha256, leaves)),
        MerkleTree.Root(DigestAlgorithm.Sm3, Hashes(DigestAlgorithm.Sm3, leaves)));

    private static Digest[] Hashes(DigestAlgorithm tree, ReadOnlyMemory<byte>[] leaves) =>
        [.. leaves.Select(leaf => MerkleTree.LeafHash(tree, leaf.Span))];

    private static ReadOnlyMemory<byte> LeafOf(int number, string rules = "G35@2026-07-01")
    {
        var party = PartyOf(number);
        return new EntryLeaf
        {
            Origin = "dev-ledger.example/registry",
            Type = "party.registered",
            Writes = [new StreamVersion(party.Stream, 1)],
            Reads = [],
            Actor = party,
            Command = new EntryCommand(IdOf(number), DigestPair.Of("command"u8), null),
            Rules = rules,
            Calendar = "cn-2023-2026",
            RecordedTime = s_time,
            LegalTime = s_time,
            Number = null,
            Bodies = [],
            Effects = [],
            Map = null,
        }.ToBytes();
    }

    private static PartyId PartyOf(int number) => PartyId.Parse(IdOf(number));

    private static string IdOf(int number) => (number + 1).ToString("x32", CultureInfo.InvariantCulture);

    private static void AssertFound(string code, KillLoopFacts facts) =>
        Assert.Contains(KillLoopVerdict.Of(facts), finding => finding.StartsWith(code + ":", StringComparison.Ordinal));
}
