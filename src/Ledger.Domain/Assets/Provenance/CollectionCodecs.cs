using System.Globalization;
using Ledger.Cryptography;
using Ledger.Domain.Json;
using Ledger.Domain.Parties;

namespace Ledger.Domain.Assets.Provenance;

/// <summary>The JSON of how data was collected.</summary>
internal static class CollectionCodecs
{
    private const int MaxSignature = 128;
    private const int DayInMilliseconds = 86_400_000;
    private const string TimeForm = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    private static readonly Codec<string> Name = Codecs.Text(1, 100);
    private static readonly Codec<string> Words = Codecs.Text(1, 1000);
    private static readonly Codec<int> Number = Codecs.Number(1, 100_000);

    private static readonly Codec<DateTimeOffset> Time = new(
        static time => time.UtcDateTime.ToString(TimeForm, CultureInfo.InvariantCulture),
        static (json, reading) => json is JsonText { Value: var text } && DateTimeOffset.TryParseExact(
            text, TimeForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
                ? time
                : reading.Fail<DateTimeOffset>("a time as 2026-11-23T06:00:00.000Z is expected"));

    private static readonly Codec<CollectingDevice> Device = Codecs.Record<CollectingDevice>(static f => new(
        f.Get("id", Name, static o => o.Id), f.Get("model", Name, static o => o.Model)));

    private static readonly Codec<CollectingProgram> Program = Codecs.Record<CollectingProgram>(static f => new(
        f.Get("name", Name, static o => o.Name),
        f.Get("version", Name, static o => o.Version),
        f.Get("digests", Codecs.Digests, static o => o.Digests)));

    private static readonly Codec<CollectingClock> Clock = Codecs.Record<CollectingClock>(static f => new(
        f.Get("source", Codecs.Name<ClockSource>(), static o => o.Source),
        f.Get("reference", Name, static o => o.Reference),
        f.Get("offset", Codecs.Number(-DayInMilliseconds, DayInMilliseconds), static o => o.Offset)));

    private static readonly Codec<string> Base64 = new(
        static text => text,
        static (json, reading) => json is JsonText { Value: var text }
            && CanonicalBase64.TryDecode(text, out var bytes) && bytes.Length is >= 1 and <= MaxSignature
                ? text
                : reading.Fail<string>("a signature in base64 is expected"));

    public static readonly Codec<CollectionRecord> Record = Codecs.Record<CollectionRecord>(
        static f => new()
        {
            Asset = f.Get("asset", Codecs.Asset, static o => o.Asset),
            Content = f.Get("content", Codecs.Digests, static o => o.Content),
            Collector = f.MaybeValue("collector", Codecs.Party, static o => o.Collector),
            Device = f.Get("device", Device, static o => o.Device),
            Program = f.Get("program", Program, static o => o.Program),
            Clock = f.Get("clock", Clock, static o => o.Clock),
            From = f.Get("from", Time, static o => o.From),
            Until = f.Get("until", Time, static o => o.Until),
            Evidence = f.MaybeValue("evidence", Codecs.Digests, static o => o.Evidence),
        },
        static o => o.Until < o.From ? "until lies before from" : null);

    public static readonly Codec<CollectorSignature> Signature = Codecs.Record<CollectorSignature>(static f => new(
        f.Get("key", PartyCodecs.SubmittedKey, static o => o.Key),
        f.Get("value", Base64, static o => o.Value)));

    public static readonly Codec<Collection> State = Codecs.Record<Collection>(static f => new(
        f.Get("record", Record, static o => o.Record),
        f.Get("signature", Signature, static o => o.Signature),
        f.Get("stands", Codecs.Bool, static o => o.Stands)));

    public static readonly Codec<DeclareCollection> Declare = Codecs.Record<DeclareCollection>(static f => new(
        f.Get("record", Record, static o => o.Record),
        f.Get("signature", Signature, static o => o.Signature),
        f.Get("statement", Words, static o => o.Statement)));

    public static readonly Codec<WithdrawCollection> Withdraw = Codecs.Record<WithdrawCollection>(static f => new(
        f.Get("number", Number, static o => o.Number), f.Get("reason", Words, static o => o.Reason)));

    public static readonly Codec<CollectionDeclared> Declared = Codecs.Record<CollectionDeclared>(static f => new(
        f.Get("record", Record, static o => o.Record),
        f.Get("signature", Signature, static o => o.Signature),
        f.Get("statement", Words, static o => o.Statement),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<CollectionWithdrawn> Withdrawn = Codecs.Record<CollectionWithdrawn>(static f => new(
        f.Get("number", Number, static o => o.Number),
        f.Get("reason", Words, static o => o.Reason),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));
}
