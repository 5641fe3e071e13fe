using System.Globalization;
using Ledger.Cryptography;
using Ledger.Domain.Calendars;

namespace Ledger.Domain.Json;

/// <summary>The codecs of plain values.</summary>
internal static class Codecs
{
    public delegate bool Parser<T>(string? text, out T value);

    public static readonly Codec<AssetId> Asset = Parsed<AssetId>(AssetId.TryParse, "an asset id");
    public static readonly Codec<CaseId> Case = Parsed<CaseId>(CaseId.TryParse, "a case id");
    public static readonly Codec<PartyId> Party = Parsed<PartyId>(PartyId.TryParse, "a party id");
    public static readonly Codec<OrderId> Order = Parsed<OrderId>(OrderId.TryParse, "an order id");
    public static readonly Codec<AccountName> Account = Parsed<AccountName>(AccountName.TryParse, "an account name");
    public static readonly Codec<StreamName> Stream = Parsed<StreamName>(StreamName.TryParse, "a stream name");
    public static readonly Codec<Digest> Digest = Parsed<Digest>(Cryptography.Digest.TryParse, "a digest in hex");
    public static readonly Codec<IndustryCode> Industry = Parsed<IndustryCode>(IndustryCode.TryParse, "an industry");
    public static readonly Codec<DivisionCode> Division = Parsed<DivisionCode>(DivisionCode.TryParse, "a division");

    public static readonly Codec<CertificateCode> Certificate =
        Parsed<CertificateCode>(CertificateCode.TryParse, "a certificate code");

    public static readonly Codec<SocialCreditCode> SocialCredit =
        Parsed<SocialCreditCode>(SocialCreditCode.TryParse, "a unified social credit code with its check character");

    public static readonly Codec<DateOnly> Date = new(
        static day => CivilDate.Format(day),
        static (json, reading) => json is JsonText { Value: var text } && CivilDate.TryParse(text, out var day)
            ? day
            : reading.Fail<DateOnly>("a date as 2025-04-01 is expected"));

    public static readonly Codec<bool> Bool = new(
        static value => value,
        static (json, reading) => json is JsonBool flag
            ? flag.Value
            : reading.Fail<bool>("true or false is expected"));

    /// <summary>Unsigned 64-bit integers stand in JSON as decimal text.</summary>
    public static readonly Codec<ulong> Decimal = new(
        static value => CanonicalDecimal.Encode(value),
        static (json, reading) =>
            json is JsonText { Value: var text } && CanonicalDecimal.TryDecode(text, out var value)
            ? value
            : reading.Fail<ulong>("decimal text is expected"));

    public static readonly Codec<DigestPair> Digests = Record<DigestPairBox>(static f => new(
        f.Get("sha256", Digest, static o => o.Pair.Sha256),
        f.Get("sm3", Digest, static o => o.Pair.Sm3)))
        .Map(static box => box.Pair, static pair => new DigestPairBox(pair.Sha256, pair.Sm3));

    /// <summary>
    /// Text of a number of characters, counted as Unicode scalar values, without white space around it.
    /// </summary>
    public static Codec<string> Text(int min, int max) => new(
        static text => text,
        (json, reading) => json is JsonText { Value: var text }
            && text.EnumerateRunes().Count() is var length && length >= min && length <= max && text.Trim() == text
            ? text
            : reading.Fail<string>(string.Create(
                CultureInfo.InvariantCulture, $"text of {min} to {max} characters is expected")));

    public static Codec<int> Number(int min, int max) => new(
        static value => value,
        (json, reading) => json is JsonNumber { Value: var value } && value >= min && value <= max
            ? (int)value
            : reading.Fail<int>(string.Create(
                CultureInfo.InvariantCulture, $"a number from {min} to {max} is expected")));

    public static Codec<T> Name<T>()
        where T : struct, Enum => NameOf<T>.Codec;

    public static Codec<ValueList<T>> List<T>(Codec<T> item, int min, int max) => new(
        list => new JsonArray(list.Select(item.Write)),
        (json, reading) =>
        {
            if (json is not JsonArray { Items: var items } || items.Count < min || items.Count > max)
            {
                return reading.Fail<ValueList<T>>(string.Create(
                    CultureInfo.InvariantCulture, $"an array of {min} to {max} items is expected"));
            }

            var values = new T[items.Count];
            for (var i = 0; i < values.Length; i++)
            {
                reading.Enter(i.ToString(CultureInfo.InvariantCulture));
                values[i] = item.Read(items[i], reading)!;
                reading.Leave();
            }

            return new ValueList<T>(values);
        });

    /// <summary>A list in which no item comes twice.</summary>
    public static Codec<ValueList<T>> Set<T>(Codec<T> item, int min, int max) => List(item, min, max).Checked(
        static list => list.Distinct().Count() == list.Count ? null : "an item comes twice");

    public static Codec<T> Record<T>(Func<Fields<T>, T> map, Func<T, string?>? check = null)
        where T : class
    {
        var codec = new Codec<T>(
            value => Fields<T>.Write(value, map), (json, reading) => Fields<T>.Read(json, reading, map));
        return check is null ? codec : codec.Checked(check);
    }

    public static Codec<T> Parsed<T>(Parser<T> parser, string what)
        where T : struct => Parsed(parser, static value => value.ToString()!, what);

    private static Codec<T> Parsed<T>(Parser<T> parser, Func<T, string> format, string what)
        where T : struct => new(
            value => format(value),
            (json, reading) => json is JsonText { Value: var text } && parser(text, out var value)
                ? value
                : reading.Fail<T>(what + " is expected"));

    public static Codec<T> Checked<T>(this Codec<T> codec, Func<T, string?> check) => new(
        codec.Write,
        (json, reading) =>
        {
            var value = codec.Read(json, reading);
            return reading.Error is null && check(value!) is { } fault ? reading.Fail<T>(fault) : value;
        });

    public static Codec<TOuter> Map<TInner, TOuter>(
        this Codec<TInner> codec, Func<TInner, TOuter> outward, Func<TOuter, TInner> inward) => new(
            value => codec.Write(inward(value)),
            (json, reading) =>
            {
                var inner = codec.Read(json, reading);
                return reading.Error is null ? outward(inner!) : default;
            });

    private static class NameOf<T>
        where T : struct, Enum
    {
        public static readonly Codec<T> Codec = Parsed<T>(
            WireName.TryParse, WireName.Of, "one of " + string.Join(", ", WireName.All<T>()));
    }

    private sealed record DigestPairBox(Digest Sha256, Digest Sm3)
    {
        public DigestPair Pair => new(Sha256, Sm3);
    }
}
