using Ledger.Domain.Calendars;
using Ledger.Domain.Json;
using Ledger.Domain.Keys;
using Ledger.Domain.Lists;
using Ledger.Domain.Parties;

namespace Ledger.Domain.Chains;

/// <summary>The JSON of the registry's decisions about chains: payloads, events, snapshot.</summary>
internal static class RegistryCodecs
{
    public static readonly Codec<VoidRange> VoidRange = Codecs.Record<VoidRange>(static f => new(
        f.Get("instance", Instance, static o => o.Instance),
        f.Get("range", Range, static o => o.Range),
        f.Get("reason", Reason, static o => o.Reason)));

    public static readonly Codec<RetireInstance> RetireInstance = Codecs.Record<RetireInstance>(static f => new(
        f.Get("instance", Instance, static o => o.Instance),
        f.Get("reason", Reason, static o => o.Reason)));

    public static readonly Codec<InstanceOpened> InstanceOpened = Mirror.Map(
        static mirror => new InstanceOpened(mirror), static opened => opened.Mirror);

    public static readonly Codec<RangeRefused> RangeRefused = Codecs.Record<RangeRefused>(static f => new(
        f.Get("instance", Instance, static o => o.Instance),
        f.Get("range", Range, static o => o.Range),
        f.Get("code", Codecs.Text(1, 64), static o => o.Code)));

    public static readonly Codec<RangeVoided> RangeVoided = Codecs.Record<RangeVoided>(static f => new(
        f.Get("instance", Instance, static o => o.Instance),
        f.Get("range", Range, static o => o.Range),
        f.Get("reason", Reason, static o => o.Reason),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<InstanceRetired> InstanceRetired = Codecs.Record<InstanceRetired>(static f => new(
        f.Get("instance", Instance, static o => o.Instance),
        f.Get("reason", Reason, static o => o.Reason),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<LoadCalendar> LoadCalendar = Codecs.Record<LoadCalendar>(static f => new(
        f.Get("calendar", Year, static o => o.Calendar)));

    public static readonly Codec<CalendarLoaded> CalendarLoaded = Codecs.Record<CalendarLoaded>(static f => new(
        f.Get("calendar", Year, static o => o.Calendar),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<RegistryState> State = Codecs.Record<RegistryState>(static f => new()
    {
        Instances = f.Get("instances", Codecs.List(Named, 0, int.MaxValue), static o => o.Instances),
        Calendars = f.Get("calendars", Codecs.List(Year, 0, int.MaxValue), static o => o.Calendars),
        Keys = f.Get("keys", KeyCodecs.Register, static o => o.Keys),
        Lists = f.Get("lists", Codecs.List(ListCodecs.List, 0, int.MaxValue), static o => o.Lists),
        Access = f.Maybe(
            "access", Codecs.List(Seal, 1, int.MaxValue), static o => o.Access.Count == 0 ? null : o.Access) ?? [],
    });

    public static readonly Codec<AccessSealed> AccessSealed = Codecs.Record<AccessSealed>(static f => new(
        f.Get("journal", Codecs.Text(32, 32), static o => o.Journal),
        f.Get("size", Codecs.Decimal, static o => o.Size),
        f.Get("digest", Codecs.Digest, static o => o.Digest)));

    private static Codec<AccessSeal> Seal => Codecs.Record<AccessSeal>(static f => new(
        f.Get("journal", Codecs.Text(32, 32), static o => o.Journal),
        f.Get("size", Codecs.Decimal, static o => o.Size),
        f.Get("digest", Codecs.Digest, static o => o.Digest)));

    private static Codec<CalendarYear> Year => Codecs.Record<CalendarYear>(static f => new(
        f.Get("year", Codecs.Number(2000, 9000), static o => o.Year),
        f.Get("off", Codecs.List(Codecs.Date, 0, 60), static o => o.Off),
        f.Get("work", Codecs.List(Codecs.Date, 0, 60), static o => o.Work),
        f.Get("notice", Codecs.Text(1, 200), static o => o.Notice)));

    private static Codec<string> Instance => Codecs.Text(1, 256);

    private static Codec<string> Reason => Codecs.Text(1, 500);

    private static Codec<LogRange> Range => Codecs.Record<LogRange>(
        static f => new(
            f.Get("from", Codecs.Decimal, static o => o.From),
            f.Get("to", Codecs.Decimal, static o => o.To)),
        static o => o.To <= o.From ? "to does not lie behind from" : null);

    private static Codec<MirrorInstance> Mirror => Codecs.Record<MirrorInstance>(static f => new()
    {
        Name = f.Get("name", Codecs.Text(1, 64), static o => o.Name),
        Kind = f.Get("kind", Codecs.Text(1, 16), static o => o.Kind),
        Chain = f.Get("chain", Codecs.Text(1, 64), static o => o.Chain),
        Genesis = f.Get("genesis", Codecs.Digest, static o => o.Genesis),
        Contract = f.Get("contract", Codecs.Text(1, 64), static o => o.Contract),
        CodeHash = f.Get("codeHash", Codecs.Digest, static o => o.CodeHash),
        DeployedAt = f.Get("deployedAt", Codecs.Decimal, static o => o.DeployedAt),
    });

    private static Codec<InstanceStanding> Named => Codecs.Record<InstanceStanding>(static f => new(
        f.Get("mirror", Mirror, static o => o.Mirror),
        f.Get("inUse", Codecs.Bool, static o => o.IsInUse),
        f.Get("refused", Codecs.List(Range, 0, int.MaxValue), static o => o.Refused),
        f.Get("voided", Codecs.List(Range, 0, int.MaxValue), static o => o.Voided)));
}
