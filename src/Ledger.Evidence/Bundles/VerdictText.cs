using Ledger.Cryptography;
using Ledger.Evidence.Entries;

namespace Ledger.Evidence.Bundles;

/// <summary>A verdict as people and as programs read it.</summary>
public static class VerdictText
{
    /// <summary>The word for an outcome: <c>proven</c>, <c>refuted</c> or <c>not-shown</c>.</summary>
    public static string Word(Standing outcome) => outcome switch
    {
        Standing.Proven => "proven",
        Standing.Refuted => "refuted",
        _ => "not-shown",
    };

    /// <summary>One line a finding, and what it comes to at the end.</summary>
    public static void Write(Verdict verdict, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        ArgumentNullException.ThrowIfNull(output);
        if (verdict.Refusal is { } refusal)
        {
            output.WriteLine($"refused    {refusal}");
            return;
        }

        output.WriteLine($"{verdict.Subject} in the log {verdict.Origin}");
        output.WriteLine(
            $"under the checkpoints of size {verdict.Size} of {EntrySyntax.FormatTime(verdict.Time)}, "
            + $"lanes {string.Join(", ", verdict.Lanes)}");
        foreach (var finding in verdict.Findings)
        {
            output.WriteLine(
                $"{Word(finding.Outcome),-10} {finding.Claim} {finding.Subject}: {finding.Reason}");
        }

        var missing = verdict.Findings.Count(finding => finding.Outcome != Standing.Proven);
        output.WriteLine(missing == 0
            ? $"Every claim is proven ({verdict.Findings.Count})."
            : $"{missing} of {verdict.Findings.Count} claims are not proven.");
    }

    /// <summary>Canonical JSON, format <c>ledger-verdict@v1</c>.</summary>
    public static byte[] ToJson(Verdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        var members = new List<(string, JsonValue)> { ("format", "ledger-verdict@v1"), ("holds", verdict.Holds) };
        if (verdict.Refusal is { } refusal)
        {
            members.Add(("refusal", Shown(refusal)));
            return CanonicalJson.Write(new JsonObject(members));
        }

        members.AddRange(
        [
            ("findings", new JsonArray(verdict.Findings.Select(static finding => (JsonValue)ToJson(finding)))),
            ("lanes", new JsonArray(verdict.Lanes.Select(static lane => (JsonValue)lane))),
            ("origin", verdict.Origin),
            ("size", CanonicalDecimal.Encode(verdict.Size)),
            ("subject", verdict.Subject),
            ("time", EntrySyntax.FormatTime(verdict.Time)),
        ]);
        return CanonicalJson.Write(new JsonObject(members));
    }

    private static JsonObject ToJson(Finding finding)
    {
        var members = new List<(string, JsonValue)>
        {
            ("claim", finding.Claim),
            ("outcome", Word(finding.Outcome)),
            ("reason", Shown(finding.Reason)),
            ("subject", Shown(finding.Subject)),
        };
        if (finding.Chain is { } chain)
        {
            members.Add(("chain", Shown(chain)));
        }

        return new JsonObject(members);
    }

    // A path or a message may hold what canonical JSON refuses; it is for people only.
    private static string Shown(string text) =>
        JsonText.IsAllowed(text) ? text : Hex.Encode(System.Text.Encoding.UTF8.GetBytes(text));
}
