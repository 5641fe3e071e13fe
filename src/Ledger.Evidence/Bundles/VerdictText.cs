using Ledger.Cryptography;
using Ledger.Evidence.Entries;
using Ledger.Evidence.Words;

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
    /// <param name="verdict">The verdict.</param>
    /// <param name="language">The language of the lines.</param>
    /// <param name="output">Where they go.</param>
    public static void Write(Verdict verdict, Language language, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        ArgumentNullException.ThrowIfNull(output);
        new VerdictLines(language, output).Write(verdict);
    }

    /// <summary>Canonical JSON, format <c>ledger-verdict@v2</c>.</summary>
    public static byte[] ToJson(Verdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        return CanonicalJson.Write(ToJsonObject(verdict));
    }

    internal static JsonObject ToJsonObject(Verdict verdict)
    {
        var members = new List<(string, JsonValue)> { ("format", "ledger-verdict@v2"), ("holds", verdict.Holds) };
        if (verdict.Refusal is { } refusal)
        {
            members.Add(("refusal", Shown(refusal)));
            return new JsonObject(members);
        }

        members.AddRange(
        [
            .. verdict.Existed is not { } existed ? [] : new (string, JsonValue)[]
            {
                ("existed", EntrySyntax.FormatTime(existed)),
            },
            ("aspects", new JsonArray(verdict.Aspects.Select(static aspect => (JsonValue)new JsonObject(
                ("articles", Texts(aspect.Articles)), ("aspect", aspect.Name), ("outcome", Word(aspect.Outcome)))))),
            ("outside", new JsonArray(verdict.Outside.Select(static item => (JsonValue)new JsonObject(
                ("articles", Texts([item.Article])), ("item", item.Item))))),
            ("findings", new JsonArray(verdict.Findings.Select(static finding => (JsonValue)ToJson(finding)))),
            ("lanes", Texts(verdict.Lanes)),
            ("origin", verdict.Origin),
            ("size", CanonicalDecimal.Encode(verdict.Size)),
            ("subject", verdict.Subject),
            ("time", EntrySyntax.FormatTime(verdict.Time)),
        ]);
        return new JsonObject(members);
    }

    private static JsonObject ToJson(Finding finding)
    {
        var members = new List<(string, JsonValue)>
        {
            ("articles", Texts(finding.Articles)),
            ("claim", finding.Claim),
            ("outcome", Word(finding.Outcome)),
            ("reason", Shown(finding.Reason)),
            ("subject", Shown(finding.Subject)),
        };
        if (finding.Chain is { } chain)
        {
            members.Add(("chain", Shown(chain)));
        }

        if (finding.IsDevelopment)
        {
            members.Add(("development", true));
        }

        if (finding.RestsOn.Count > 0)
        {
            members.Add(("restsOn", Texts(finding.RestsOn)));
        }

        return new JsonObject(members);
    }

    private static JsonArray Texts(IEnumerable<string> texts) => new(texts.Select(static text => (JsonValue)text));

    // A path or a message may hold what canonical JSON refuses; it is for people only.
    internal static string Shown(string text) =>
        JsonText.IsAllowed(text) ? text : Hex.Encode(System.Text.Encoding.UTF8.GetBytes(text));
}
