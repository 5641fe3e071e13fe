using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Calendars;
using Ledger.Evidence.Bundles;
using Ledger.Evidence.Entries;
using Ledger.Evidence.Log;

namespace Ledger.Evidence.Platforms;

/// <summary>What the registrar stated of its platform, and whether it covers the checkpoint (SPEC-platform).</summary>
internal static class PlatformCheck
{
    private const string Claim = "platform";
    private const int MaxDocuments = 24;

    /// <summary>One finding a document; a single one where the statement has not its form.</summary>
    /// <param name="states">States that are proven and that no entry contradicts.</param>
    /// <param name="time">The checkpoints' time.</param>
    public static IEnumerable<Finding> Check(IEnumerable<ShownState> states, DateTimeOffset time)
    {
        if (states.FirstOrDefault(static one => one.State.Key.Kind is StateKeyKind.Platform)?.State.Value
            is not { } value)
        {
            return [];
        }

        var reader = new MemberReader(value);
        var documents = reader.List("documents", Document);
        if (reader.Error is not null || documents.Count is 0 or > MaxDocuments
            || documents.DistinctBy(static one => (one.Matter, one.Content)).Count() != documents.Count)
        {
            return [new Finding(Claim, Claim, Standing.Refuted, "It is no statement about a platform.")];
        }

        var day = CivilDate.NumberAt(time);
        return documents.Select(one => new Finding(
            Claim, $"{one.Matter}/{one.Content.Sha256}",
            one.From.DayNumber <= day && !(day > one.Until?.DayNumber) ? Standing.Proven : Standing.NotShown,
            $"the registrar stated it: {one.Title}, {one.Issuer}, {CivilDate.Format(one.From)} to "
            + (one.Until is { } until ? CivilDate.Format(until) : "-")));
    }

    private static Stated Document(MemberReader one)
    {
        var content = one.Object("content", static pair => pair.Digests());
        if (one.Has("number"))
        {
            _ = one.Text("number", IsSome);
        }

        var stated = new Stated(
            one.Text("matter", IsMatter), one.Text("title", IsSome), one.Text("issuer", IsSome), content,
            Day(one, "from"),
            one.Has("until") ? Day(one, "until") : null);
        if (stated.Until < stated.From)
        {
            one.Refuse("'until' lies before 'from'.");
        }

        return stated;
    }

    private static DateOnly Day(MemberReader one, string name) =>
        CivilDate.TryParse(one.Text(name, static text => CivilDate.TryParse(text, out _)), out var day) ? day : default;

    private static bool IsMatter(string text) =>
        text is "filing" or "interest" or "system" or "process" or "notarisation";

    private static bool IsSome(string text) => text.Length > 0;

    private sealed record Stated(
        string Matter, string Title, string Issuer, DigestPair Content, DateOnly From, DateOnly? Until);
}
