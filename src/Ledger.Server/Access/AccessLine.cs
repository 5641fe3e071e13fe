using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Evidence.Entries;
using Ledger.Ports.Access;

namespace Ledger.Server.Access;

/// <summary>
/// A line of the access journal: canonical JSON with the SHA-256 of the line before, which for the first is the
/// journal's id in the last sixteen bytes.
/// </summary>
internal static class AccessLine
{
    /// <summary>The digest that stands before the first line.</summary>
    public static Digest Before(string id) => Digest.Parse(new string('0', 32) + id);

    public static byte[] Write(AccessRecord record, Digest before)
    {
        List<(string, JsonValue)> members =
        [
            ("before", before.ToString()),
            ("kind", WireName.Of(record.Act.Kind)),
            ("number", record.Number.ToString(CultureInfo.InvariantCulture)),
            ("time", EntrySyntax.FormatTime(record.Time)),
        ];
        Add("account", record.Act.Account);
        Add("of", record.Act.Of);
        Add("party", record.Act.Party);
        Add("record", record.Act.Record);
        return CanonicalJson.Write(new JsonObject(members));

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                members.Add((name, value));
            }
        }
    }

    public static bool TryRead(
        ReadOnlySpan<byte> line, [NotNullWhen(true)] out AccessRecord? record, out Digest before)
    {
        (record, before) = (null, default);
        if (!CanonicalJson.TryParse(line, out var json, out _) || json is not JsonObject one
            || !one.TryGetText("before", out var text) || !Digest.TryParse(text, out before)
            || !one.TryGetText("kind", out var name) || !WireName.TryParse<AccessKind>(name, out var kind)
            || !one.TryGetText("number", out var digits)
            || !long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || !one.TryGetText("time", out var at) || !EntrySyntax.TryTime(at, out var time))
        {
            return false;
        }

        record = new AccessRecord(
            number, time, new AccessAct(kind, Find("account"), Find("party"), Find("record"), Find("of")));
        return true;

        string? Find(string member) => one.TryGetText(member, out var value) ? value : null;
    }
}
