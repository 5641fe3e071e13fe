using System.Diagnostics.Metrics;
using Ledger.Cryptography;
using Ledger.Evidence.Log;
using Ledger.Grains.Publication;
using Ledger.Grains.Telemetry;
using Ledger.Grains.Tests.Publication;
using Ledger.Grains.Witnessing;
using Ledger.Ports.Witnesses;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Ledger.Grains.Tests.Witnessing;

/// <summary>What a registry asks of its witnesses, on a real journal and a real store.</summary>
public sealed class WitnessCollectorTests : IAsyncLifetime
{
    private static readonly DigestAlgorithm[] s_trees = [DigestAlgorithm.Sha256, DigestAlgorithm.Sm3];

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 26, 10, 0, 0, TimeSpan.Zero));
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private LogFixture _log = null!;
    private LogPublisher _publisher = null!;
    private LocalWitness _witness = null!;
    private WitnessCollector _collector = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _log = await LogFixture.CreateAsync();
        _publisher = _log.Publisher();
        await _publisher.StartAsync(Cancel);
        _witness = new LocalWitness(LogFixture.Signer.Keys, _time);
        _collector = Collector();
    }

    public async ValueTask DisposeAsync()
    {
        _collector.Dispose();
        _publisher.Dispose();
        await _services.DisposeAsync();
        await _log.DisposeAsync();
    }

    [Fact]
    public async Task Both_trees_are_cosigned_from_checkpoint_to_checkpoint()
    {
        foreach (var asset in (ulong[])[1, 2, 3])
        {
            var heads = await PublishAsync(asset);
            await _collector.CollectAsync(heads, Cancel);

            foreach (var tree in s_trees)
            {
                var lines = await _collector.CosignaturesAsync(tree, heads.Size, Cancel);
                var text = heads[tree].Note.Text;
                Assert.True(Cosignature.TryRead(_witness.Key, text, Assert.Single(lines), out var read));
                Assert.Equal(_time.GetUtcNow(), read.Time);
            }
        }

        Assert.All(_collector.Standings, standing => Assert.Equal(WitnessState.Cosigned, standing.State));
        await _collector.CollectAsync(_publisher.Published!.Checkpoints, Cancel);
        Assert.Equal(6, _witness.Asked);
    }

    [Fact]
    public async Task A_registry_that_forgot_what_a_witness_saw_learns_it_and_goes_on()
    {
        await _collector.CollectAsync(await PublishAsync(1), Cancel);
        using var restarted = Collector();
        var heads = await PublishAsync(2);

        await restarted.CollectAsync(heads, Cancel);

        Assert.All(restarted.Standings, standing => Assert.Equal((WitnessState.Cosigned, heads.Size),
            (standing.State, standing.Size)));
    }

    [Fact]
    public async Task One_that_is_away_is_asked_again_after_a_pause_and_catches_up()
    {
        await _collector.CollectAsync(await PublishAsync(1), Cancel);
        _witness.IsAway = true;
        var heads = await PublishAsync(2);
        await _collector.CollectAsync(heads, Cancel);
        await _collector.CollectAsync(heads, Cancel);
        Assert.Equal(4, _witness.Asked);
        Assert.All(_collector.Standings, standing => Assert.Equal((WitnessState.Away, false),
            (standing.State, standing.IsAlert)));

        _witness.IsAway = false;
        heads = await PublishAsync(3);
        _time.Advance(TimeSpan.FromSeconds(2));
        await _collector.CollectAsync(heads, Cancel);

        Assert.All(_collector.Standings, standing => Assert.Equal(heads.Size, standing.Size));
    }

    [Fact]
    public async Task A_larger_log_than_this_one_stops_the_start()
    {
        var heads = await PublishAsync(1);
        _witness.HasSeen(heads.Sha256.Head with { Size = heads.Size + 5 });

        var refused = await Assert.ThrowsAsync<PublicationException>(() => _collector.RequireAsync(heads, Cancel));

        Assert.Equal(PublicationFault.WitnessDisagrees, refused.Fault);
        Assert.Contains($"size {heads.Size + 5}", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_history_of_a_size_that_was_published_is_a_split_view()
    {
        var first = await PublishAsync(1);
        _witness.HasSeen(first.Sha256.Head with { Root = first.Sm3.Head.Root });
        var heads = await PublishAsync(2);

        await _collector.CollectAsync(heads, Cancel);

        var (sha256, sm3) = (_collector.Standings[0], _collector.Standings[1]);
        Assert.Equal((WitnessState.SplitView, true), (sha256.State, sha256.IsAlert));
        Assert.Equal(WitnessState.Cosigned, sm3.State);
        Assert.Empty(await _collector.CosignaturesAsync(DigestAlgorithm.Sha256, heads.Size, Cancel));
        Assert.Equal(1, Measured("ledger.witness.split"));
    }

    [Fact]
    public async Task A_wiped_log_is_no_beginning()
    {
        var seen = await PublishAsync(1);
        await _collector.CollectAsync(seen, Cancel);
        await using var wiped = await LogFixture.CreateAsync();
        using var publisher = wiped.Publisher();
        await publisher.StartAsync(Cancel);
        using var collector = Collector(wiped, publisher);
        var empty = LogFixture.Signer.Sign(0, new DigestPair(
            MerkleTree.EmptyRoot(DigestAlgorithm.Sha256), MerkleTree.EmptyRoot(DigestAlgorithm.Sm3)));

        await Assert.ThrowsAsync<PublicationException>(() => collector.RequireAsync(empty, Cancel));
    }

    [Theory]
    [InlineData(60, WitnessState.Cosigned)]
    [InlineData(61, WitnessState.ClockApart)]
    [InlineData(-61, WitnessState.ClockApart)]
    public async Task A_clock_more_than_a_minute_off_is_an_alert(int seconds, WitnessState state)
    {
        _witness.Ahead = TimeSpan.FromSeconds(seconds);

        await _collector.CollectAsync(await PublishAsync(1), Cancel);

        Assert.All(_collector.Standings, standing => Assert.Equal((state, state != WitnessState.Cosigned),
            (standing.State, standing.IsAlert)));
    }

    [Fact]
    public async Task What_the_witness_did_not_sign_is_not_kept()
    {
        _witness.SignsWrong = true;
        var heads = await PublishAsync(1);

        await _collector.CollectAsync(heads, Cancel);

        Assert.All(_collector.Standings, standing => Assert.Equal(WitnessState.Refuses, standing.State));
        Assert.Empty(await _collector.CosignaturesAsync(DigestAlgorithm.Sm3, heads.Size, Cancel));
    }

    [Fact]
    public async Task One_that_saw_another_size_and_does_not_say_which_is_an_alert()
    {
        await _collector.CollectAsync(await PublishAsync(1), Cancel);
        _witness.NamesNoSize = true;
        using var restarted = Collector();

        await restarted.CollectAsync(await PublishAsync(2), Cancel);

        Assert.All(restarted.Standings, standing => Assert.Equal((WitnessState.Refuses, true, "It answers 409."),
            (standing.State, standing.IsAlert, standing.Detail)));
    }

    private WitnessCollector Collector() => Collector(_log, _publisher);

    private WitnessCollector Collector(LogFixture log, LogPublisher publisher) => new(
        [_witness], new PublishedProofs(log.Proofs(publisher), () => publisher.Published), log.Objects, _time,
        new LedgerMeter(_services.GetRequiredService<IMeterFactory>()), NullLogger<WitnessCollector>.Instance);

    private async Task<SiblingCheckpoints> PublishAsync(ulong asset)
    {
        await _log.WriteAsync([asset]);
        return (await _publisher.PublishAsync(_log.AppendMapAsync, false, Cancel))!.Checkpoints;
    }

    private static long Measured(string name)
    {
        long sum = 0;
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Name == name)
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, value, _, _) => sum += value);
        listener.Start();
        listener.RecordObservableInstruments();
        return sum;
    }
}
