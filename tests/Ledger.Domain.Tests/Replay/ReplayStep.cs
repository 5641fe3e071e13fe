using System.Text;
using Ledger.Cryptography;

namespace Ledger.Domain.Tests.Replay;

/// <summary>One recorded decision: all that it was made of, and what came out.</summary>
/// <param name="Stream">The stream addressed.</param>
/// <param name="Actor">Who asked.</param>
/// <param name="Command">What was asked.</param>
/// <param name="Day">The legal date.</param>
/// <param name="Rules">The version of the rules, as the entry names it.</param>
/// <param name="Calendar">The calendar, as the entry names it.</param>
/// <param name="Entropy">Which of the world's random bytes.</param>
/// <param name="Answer">What came out, as <see cref="AnswerOf"/> writes it.</param>
internal sealed record ReplayStep(
    StreamName Stream, Actor Actor, Command Command, DateOnly Day, string Rules, string Calendar, ulong Entropy,
    string Answer)
{
    /// <summary>A refusal with its clause, or the entry's type with the digest of all that it says.</summary>
    public static string AnswerOf(Decision decision)
    {
        if (decision.Refusal is { } refusal)
        {
            return $"refused {refusal.Code} {refusal.Clause}";
        }

        var outcome = decision.Outcome!;
        var effects = outcome.Effects.Select(static effect => new JsonObject(
            ("key", effect.Key.ToString()), ("value", effect.Value), ("version", effect.Version.ToString())));
        var all = new JsonObject(
            ("events", EventCodec.Write(outcome.Writes)),
            ("effects", new JsonArray(effects)),
            ("reads", new JsonArray(outcome.Reads.Select(static read => (JsonValue)new JsonText(read.ToString())))),
            ("series", new JsonText(outcome.Series?.ToString() ?? "")));
        return $"{outcome.Type} {DigestAlgorithm.Sha256.Hash(CanonicalJson.Write(all))}";
    }

    public static ReplayStep Read(System.Text.Json.JsonElement row)
    {
        Assert.True(CanonicalJson.TryParse(
            Encoding.UTF8.GetBytes(row.GetProperty("payload").GetRawText()), out var payload, out _));
        Assert.True(CommandCodec.TryRead(row.Text("type"), payload, out var command, out var error), error);
        PartyId? party = row.TryGetProperty("party", out var id) ? PartyId.Parse(id.GetString()!) : null;
        Digest? key = row.TryGetProperty("key", out var text) && Digest.TryParse(text.GetString(), out var read)
            ? read
            : null;
        var roles = row.GetProperty("roles").EnumerateArray().Select(static name => name.GetString()).Select(
            static name => WireName.TryParse<Role>(name, out var role) ? role : throw new FormatException(name));
        return new ReplayStep(
            StreamName.Parse(row.Text("stream")),
            new Actor(party, AccountName.Parse(row.Text("account")), [.. roles], key),
            command, row.Day("day"), row.Text("rules"), row.Text("calendar"), row.GetProperty("entropy").GetUInt64(),
            row.Text("answer"));
    }
}
