using System.Globalization;
using Ledger.Api.Contracts;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Calendars;
using Ledger.Domain.Parties;
using Ledger.Domain.Registration;
using Ledger.Domain.Rules;
using Ledger.Sdk;
using Request = Ledger.Domain.Request;

namespace Ledger.Cli.Importing;

/// <summary>
/// Decides on applications here, by the very rules that the registry decides by, from what the account may see: its own
/// party, its assets and cases, the registry's legal date. What only the registry sees counts as if nothing stood in
/// the way: its lists, its own standing, other parties.
/// </summary>
internal sealed class DryRun
{
    private static readonly CaseAggregate s_cases = CaseAggregate.Instance;
    // Nobody's id: who keeps the registry is not to be seen from here.
    private static readonly Registrar s_registrar = new(PartyId.Parse(new string('f', 32)), 0, 0);

    private readonly LedgerClient _client;
    private readonly Actor _actor;
    private readonly LegalNow _now;
    private readonly Fact _self;

    private DryRun(LedgerClient client, Actor actor, LegalNow now, Fact self) =>
        (_client, _actor, _now, _self) = (client, actor, now, self);

    /// <exception cref="LedgerProblemException">The registry would take nothing from this account.</exception>
    public static async Task<DryRun> CreateAsync(LedgerClient client, CancellationToken cancellationToken)
    {
        var account = client.Account!;
        var log = await client.ReadLogAsync(cancellationToken);
        var party = await client.FindPartyAsync(account.Party, cancellationToken);
        var now = new LegalNow(DateTimeOffset.Parse(log.LegalTime, CultureInfo.InvariantCulture));
        return RefusalOf(account, party?.State, now.Date) is { } refusal
            ? throw new LedgerProblemException(ProblemOf(refusal))
            : new DryRun(
                client,
                new Actor(account.Party, AccountName.Parse(account.Name), [], account.Key.PublicKey.Id),
                now,
                new Fact(
                    new StreamVersion(account.Party.Stream, party?.Version ?? 0),
                    party?.State ?? Initial(account.Party.Stream)));
    }

    /// <summary>Why the registry would refuse it; null where it would not, as far as can be seen from here.</summary>
    public async Task<Problem?> JudgeAsync(ImportAct act, CancellationToken cancellationToken)
    {
        var request = new Request(act.Stream, _actor, act.Command);
        var facts = new List<Fact>();
        var streams = s_cases.Reads(s_cases.Initial, request);
        while (streams.Count > 0)
        {
            foreach (var stream in streams)
            {
                facts.Add(await SeeAsync(stream, cancellationToken));
            }

            streams = [.. s_cases.ReadsBeyond(request, facts).Where(stream => stream != act.Stream)];
        }

        var rules = RuleBook.National.For(s_cases.RegimeOf(s_cases.Initial, act.Command), _now.Date);
        var decision = s_cases.Decide(
            s_cases.Initial, request,
            new Facts(s_registrar, WorkdayCalendar.China, Digest.Read(new byte[Digest.Size]), 0, facts), _now, rules);
        return decision.Refusal is { } no ? ProblemOf(no) : null;
    }

    // What every command of the account is refused for, whatever its row says.
    private static Refusal? RefusalOf(LedgerAccount account, PartyState? party, DateOnly today) =>
        party is null || !party.HasKeyInForce(account.Key.PublicKey.Id) ? Refusals.AuthorKeyNotInForce
        : Mandate.Refuse(party, AccountName.Parse(account.Name), MemberRole.Handler, today)
            ?? (party.EndedOn is null ? null : Refusals.PartyEnded.About(account.Party.ToString()));

    private async Task<Fact> SeeAsync(StreamName stream, CancellationToken cancellationToken)
    {
        if (stream == _self.Source.Stream)
        {
            return _self;
        }

        if (stream.TryGetAsset(out var asset))
        {
            return FactOf(stream, await _client.FindAssetStateAsync(asset, cancellationToken));
        }

        return stream.TryGetCase(out var id)
            ? FactOf(stream, await _client.FindCaseAsync(id, cancellationToken))
            : FactOf<AggregateState>(stream, null);
    }

    private static Fact FactOf<T>(StreamName stream, Versioned<T>? seen)
        where T : AggregateState =>
        new(new StreamVersion(stream, seen?.Version ?? 0), seen?.State ?? Initial(stream));

    private static AggregateState Initial(StreamName stream) => Aggregates.TryGet(stream.Kind, out var aggregate)
        ? aggregate.Initial
        : throw new InvalidOperationException($"Nothing decides on {stream}.");

    private static Problem ProblemOf(Refusal refusal)
    {
        var about = refusal.Detail is null ? "" : $" ({refusal.Detail})";
        return new Problem(
            $"urn:ledger:problem:{refusal.Code}", refusal.English, 422, refusal.Code, refusal.English + about,
            refusal.Chinese + about, refusal.Clause.ToString(), null);
    }
}
