using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Calendars;
using Ledger.Domain.Chains;
using Ledger.Domain.Keys;
using Ledger.Evidence.Bundles;
using Ledger.Grains.Keys;
using Ledger.Grains.Tests.Dues;
using Ledger.Ports.Keys;

namespace Ledger.Grains.Tests.Keys;

/// <summary>Windows of keys come out of the log: by which entry each began and ended, and what counts until when.
/// </summary>
public sealed class KeyHistoryTests
{
    private static readonly TimeSpan s_skew = TimeSpan.FromSeconds(60);

    private static readonly RegistryKey s_lane = Key(KeyPurpose.Lane);
    private static readonly RegistryKey s_next = Key(KeyPurpose.Lane);
    private static readonly RegistryKey s_witness = Key(KeyPurpose.Witness) with { Name = "witness.example/w1" };
    private static readonly RegistryKey s_second = Key(KeyPurpose.Witness) with { Name = "witness.example/w2" };

    private ulong _version;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_rotated_key_counts_until_the_entry_and_its_successor_from_it()
    {
        await using var world = await DueWorld.CreateAsync("2025-04-01");
        using var history = new KeyHistory(world.Journal);
        var opened = await AppendAsync(world, new KeysOpened([s_lane, s_witness]));
        await world.FileAsync(DueWorld.Case);

        var rotated = await AppendAsync(world, Rotated(s_lane, s_next));

        var keys = await history.ReadAsync(Cancel);
        Assert.Equal(
            [
                new KeyWindow(s_lane, 0, 2, new Validity(opened, rotated)),
                new KeyWindow(s_witness, 0, null, new Validity(opened - s_skew)),
                new KeyWindow(s_next, 2, null, new Validity(rotated)),
            ],
            keys);
        Assert.Equal([s_lane, s_lane, s_next], ((ulong[])[1, 2, 3]).Select(size => Serving(keys, size)));
    }

    [Fact]
    public async Task What_is_configured_later_counts_from_later_and_what_was_there_before_from_the_beginning()
    {
        await using var world = await DueWorld.CreateAsync("2025-04-01");
        using var history = new KeyHistory(world.Journal);
        var first = await AppendAsync(world, new CalendarLoaded(
            new CalendarYear(2027, [], [], "通知"),
            new Act(DueWorld.Holder, AccountName.Parse("operator"), new DateOnly(2026, 12, 30))));
        await AppendAsync(world, new KeysOpened([s_lane]));
        var later = await AppendAsync(world, new KeysOpened([s_lane, s_second]));

        Assert.Equal(
            [
                new KeyWindow(s_lane, 0, null, new Validity(first)),
                new KeyWindow(s_second, 2, null, new Validity(later - s_skew)),
            ],
            await history.ReadAsync(Cancel));
    }

    [Fact]
    public async Task A_revoked_key_is_not_believed_from_the_day_said_and_never_from_later_than_the_entry()
    {
        await using var world = await DueWorld.CreateAsync("2025-04-01");
        using var history = new KeyHistory(world.Journal);
        await AppendAsync(world, new KeysOpened([s_lane, s_witness, s_second]));
        await AppendAsync(world, Rotated(s_lane, s_next));
        await AppendAsync(world, Revoked(s_lane, new DateOnly(1999, 12, 24)));
        var entry = await AppendAsync(world, Revoked(s_witness, new DateOnly(2030, 1, 1)));
        var other = await AppendAsync(world, Revoked(s_second, null));

        var keys = await history.ReadAsync(Cancel);
        DateTimeOffset?[] times = [.. keys.Select(key => key.Validity.Revoked?.Time)];
        Assert.Equal([new(1999, 12, 23, 16, 0, 0, TimeSpan.Zero), entry, other, null], times);
        Assert.Equal([1, 3, 4, null], keys.Select(key => key.Until));
        Assert.True(keys[0].Validity.IsCompromised);
    }

    [Fact]
    public async Task A_proposal_changes_nothing_but_is_told()
    {
        await using var world = await DueWorld.CreateAsync("2025-04-01");
        using var history = new KeyHistory(world.Journal);
        await AppendAsync(world, new KeysOpened([s_lane]));
        var change = Rotated(s_lane, s_next).Change;
        await AppendAsync(world, new KeyProposed(change, "轮换", ActOf("operator")));

        Assert.Equal(s_lane, Assert.Single(await history.ReadAsync(Cancel)).Key);
        Assert.Equal(change, history.Proposal!.Change);
        await AppendAsync(world, Rotated(s_lane, s_next));
        Assert.Equal(2, (await history.ReadAsync(Cancel)).Count);
        Assert.Null(history.Proposal);
    }

    private async Task<DateTimeOffset> AppendAsync(DueWorld world, DomainEvent happened)
    {
        world.Recorded.Advance(TimeSpan.FromMinutes(1));
        await world.AppendAsync(StreamName.Registry, ++_version, happened);
        return world.Recorded.GetUtcNow();
    }

    private static RegistryKey? Serving(IReadOnlyList<KeyWindow> keys, ulong size) =>
        keys.Single(key => key.Key.Purpose is KeyPurpose.Lane && key.ServesAt(size)).Key;

    private static KeyRotated Rotated(RegistryKey key, RegistryKey next) => new(
        new KeyChange(key, next, null, "c2ln", "c2ln"), "轮换", ActOf("operator"), ActOf("keeper"));

    private static KeyRevoked Revoked(RegistryKey key, DateOnly? since) => new(
        new KeyChange(key, null, new KeyRevocation("keyCompromise", since), null, null), "失密",
        ActOf("operator"), ActOf("keeper"));

    private static Act ActOf(string account) =>
        new(DueWorld.Holder, AccountName.Parse(account), new DateOnly(2025, 4, 1));

    private static RegistryKey Key(KeyPurpose purpose) => new(
        purpose, Convert.ToBase64String(PrivateKey.Generate(SignatureAlgorithm.Ed25519).PublicKey.ToSpki()));
}
