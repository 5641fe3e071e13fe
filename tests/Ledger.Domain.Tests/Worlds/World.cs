using Ledger.Cryptography;
using Ledger.Domain.Assets.Rights;
using Ledger.Domain.Calendars;

namespace Ledger.Domain.Tests;

/// <summary>
/// Hosts the aggregates as a grain does: loads what a decision reads, decides, appends, folds. After each act it checks
/// what must hold of every outcome.
/// </summary>
internal sealed class World
{
    private readonly Dictionary<StreamName, Fact> _streams = [];
    private readonly Dictionary<CertificateSeries, uint> _serials = [];
    private readonly List<(StreamName Stream, AssetEntry Entry)> _entries = [];
    private ulong _entropy;

    /// <summary>The legal date; it moves only when a scenario says so.</summary>
    public DateOnly Today { get; set; } = Days.Of("2026-09-28");

    public Dictionary<StateKey, Effect> Public { get; } = [];

    public WorkdayCalendar Calendar { get; init; } = WorkdayCalendar.China;

    public T State<T>(StreamName stream)
        where T : AggregateState => (T)Find(stream).State;

    public ulong Version(StreamName stream) => Find(stream).Source.Version;

    /// <summary>The entries that wrote an asset's stream, in order.</summary>
    public IEnumerable<AssetEntry> Entries(StreamName stream) =>
        _entries.Where(entry => entry.Stream == stream).Select(static entry => entry.Entry);

    public Outcome Accepted(StreamName stream, Actor actor, Command command)
    {
        var decision = Decide(stream, actor, command);
        Assert.True(decision.IsAccepted, $"{command.Type}: {decision.Refusal?.Code} {decision.Refusal?.Detail}");
        Append(stream, decision.Outcome);
        return decision.Outcome;
    }

    public Refusal Refused(string code, StreamName stream, Actor actor, Command command)
    {
        var decision = Decide(stream, actor, command);
        Assert.False(decision.IsAccepted, $"{command.Type} was accepted, {code} was expected.");
        Assert.Equal(code, decision.Refusal.Code);
        Assert.Contains(decision.Refusal.Clause.Document, Documents.Titles);
        return decision.Refusal;
    }

    /// <summary>
    /// Decides twice on equal arguments, the command having gone through its JSON: the answers are equal.
    /// </summary>
    public Decision Decide(StreamName stream, Actor actor, Command command)
    {
        var payload = CommandCodec.Write(command);
        Assert.True(CommandCodec.TryRead(command.Type, payload, out var read, out var error), error);
        Assert.Equal(command, read);
        _entropy++;
        var first = DecideOnce(stream, actor, command);
        var second = DecideOnce(stream, actor, read);
        Assert.Equal(first.Refusal, second.Refusal);
        Law.Met(first.Refusal);
        Assert.Equal(first.Outcome, second.Outcome);
        return first;
    }

    /// <summary>Decides again what was decided before, under its rules and with its entropy, and appends it.</summary>
    public Decision Again(StreamName stream, Actor actor, Command command, Domain.Rules.RuleSet rules, ulong entropy)
    {
        _entropy = entropy;
        var decision = DecideOnce(stream, actor, command, rules);
        if (decision.IsAccepted)
        {
            Append(stream, decision.Outcome);
        }

        return decision;
    }

    /// <summary>What the registry records by itself, without anybody's command.</summary>
    public void Record(StreamName stream, DomainEvent domainEvent) => Append(stream, new Outcome(
        domainEvent.Type, [new StreamWrite(new StreamVersion(stream, Version(stream) + 1), [domainEvent])], [], [],
        null));

    private Decision DecideOnce(
        StreamName stream, Actor actor, Command command, Domain.Rules.RuleSet? rules = null)
    {
        Assert.True(Aggregates.TryGet(stream.Kind, out var aggregate));
        var own = Find(stream);
        var request = new Request(stream, actor, command);
        var entropy = DigestAlgorithm.Sha256.Hash(BitConverter.GetBytes(_entropy));
        var others = aggregate.Reads(own.State, request).Where(other => other != stream).Select(Find).ToList();
        while (aggregate.ReadsBeyond(request, others).Where(other => other != stream).ToArray() is { Length: > 0 } more)
        {
            others.AddRange(more.Select(Find));
        }

        if (actor.Party?.Stream is { } acting && acting != stream && others.TrueForAll(o => o.Source.Stream != acting))
        {
            others.Add(Find(acting));
        }

        var facts = new Facts(Cast.Registrar, Calendar, entropy, own.Source.Version, others);
        return aggregate.Decide(
            own.State, request, facts, Days.Morning(Today), rules ?? Rules(aggregate, own.State, command));
    }

    private static Domain.Rules.RuleSet Rules(IAggregate aggregate, AggregateState state, Command command) =>
        aggregate.RegimeOf(state, command) switch
        {
            "M26" => Law.M26,
            "CAT" => Law.Catalogue,
            "ORD" => Law.Orders,
            _ => Law.G35,
        };

    private void Append(StreamName stream, Outcome outcome)
    {
        Assert.Equal(stream, outcome.Writes[0].At.Stream);
        Assert.Equal(outcome.Type, outcome.Writes[0].Events[0].Type);
        CheckVersions(outcome);
        CertificateCode? number = outcome.Series is { } series ? Number(series) : null;

        var body = EventCodec.Write(outcome.Writes);
        Assert.True(CanonicalJson.TryParse(CanonicalJson.Write(body), out var bytes, out _));
        Assert.True(EventCodec.TryRead(bytes, number, out var events, out var error), error);
        Assert.Equal(
            outcome.Writes.SelectMany(static write => write.Events),
            events.Select(static e => e.Event).Where(static e => e is not Domain.Assets.CertificateNumbered));
        foreach (var write in outcome.Writes)
        {
            _entries.Add((write.At.Stream, new AssetEntry(
                (ulong)_entries.Count, Days.Morning(Today).Instant, Today,
                [.. events.Where(e => e.Stream == write.At.Stream).Select(static e => e.Event)])));
            Fold(write, events.Where(e => e.Stream == write.At.Stream).Select(static e => e.Event));
        }

        Publish(outcome, number);
    }

    private void CheckVersions(Outcome outcome)
    {
        foreach (var write in outcome.Writes)
        {
            Assert.Equal(Version(write.At.Stream) + 1, write.At.Version);
        }

        foreach (var read in outcome.Reads)
        {
            Assert.Equal(Version(read.Stream), read.Version);
            Assert.DoesNotContain(outcome.Writes, write => write.At.Stream == read.Stream);
        }
    }

    private void Fold(StreamWrite write, IEnumerable<DomainEvent> events)
    {
        Assert.True(Aggregates.TryGet(write.At.Stream.Kind, out var aggregate));
        var state = aggregate.Fold(Find(write.At.Stream).State, events);
        var snapshot = aggregate.WriteSnapshot(state);
        Assert.True(aggregate.TryReadSnapshot(snapshot, out var read, out var error), error);
        Assert.Equal(state, read);
        _streams[write.At.Stream] = new Fact(write.At, state);
    }

    private void Publish(Outcome outcome, CertificateCode? number)
    {
        Assert.Equal(number is not null, outcome.Effects.Any(static effect => effect.Key.IsNumbered));
        foreach (var effect in outcome.Effects)
        {
            var key = effect.Key.Fill(number.GetValueOrDefault());
            var filing = key.Kind is StateKeyKind.Transaction or StateKeyKind.Egress;
            Assert.True(StateKey.TryParse(key.ToString(), out var same) && same == key);
            var owner = key.TryGetAsset(out var asset) ? asset.Stream
                : key.Kind is StateKeyKind.Platform ? StreamName.Registrar
                : key.Kind is StateKeyKind.Certificate
                ? outcome.Writes.Select(write => write.At.Stream).Single(stream => stream.Kind is StreamKind.Asset)
                : StreamName.Parse(key.ToString());
            Assert.Contains(new StreamVersion(owner, effect.Version), outcome.Writes.Select(write => write.At));
            Assert.True(!Public.TryGetValue(key, out var before) || (!filing && before.Version < effect.Version));
            Public[key] = effect;
        }
    }

    private CertificateCode Number(CertificateSeries series) =>
        CertificateCode.Of(series, _serials[series] = _serials.GetValueOrDefault(series) + 1);

    private Fact Find(StreamName stream)
    {
        if (_streams.TryGetValue(stream, out var fact))
        {
            return fact;
        }

        Assert.True(Aggregates.TryGet(stream.Kind, out var aggregate));
        return new Fact(new StreamVersion(stream, 0), aggregate.Initial);
    }
}
