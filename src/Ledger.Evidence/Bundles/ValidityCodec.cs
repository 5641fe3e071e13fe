using Ledger.Cryptography;
using Ledger.Evidence.Entries;

namespace Ledger.Evidence.Bundles;

/// <summary>The JSON of when a key counts: <c>notBefore</c>, <c>notAfter</c>, <c>revoked</c>.</summary>
internal static class ValidityCodec
{
    public static JsonObject Write(Validity validity, string name, string value)
    {
        var members = new List<(string, JsonValue)>
        {
            (name, value), ("notBefore", EntrySyntax.FormatTime(validity.NotBefore)),
        };
        if (validity.NotAfter is { } notAfter)
        {
            members.Add(("notAfter", EntrySyntax.FormatTime(notAfter)));
        }

        if (validity.Revoked is { } revoked)
        {
            members.Add(("revoked", new JsonObject(
                ("reason", revoked.Reason), ("time", EntrySyntax.FormatTime(revoked.Time)))));
        }

        return new JsonObject(members);
    }

    public static Validity Read(MemberReader members)
    {
        var read = new Validity(
            members.Time("notBefore"),
            members.Has("notAfter") ? members.Time("notAfter") : null,
            members.Has("revoked") ? members.Object("revoked", Revoked) : null);
        if (read.NotAfter < read.NotBefore)
        {
            members.Refuse("'notAfter' is before 'notBefore'.");
        }

        return read;
    }

    private static Revocation Revoked(MemberReader members) =>
        new(members.Time("time"), members.Text("reason", Revocation.Reasons.Contains));
}
