using System.Buffers;
using System.Text;
using Ledger.Cryptography;
using Ledger.Evidence.Descriptions;
using Ledger.Evidence.Entries;

namespace Ledger.Evidence.Words;

/// <summary>
/// What may stand in a hole of a sentence, by the hole's name. <c>number</c>: digits; <c>time</c>: of an entry;
/// <c>word</c>: anything without a space; <c>text</c>: anything; <c>act</c>: the type of an entry; <c>value</c>: a
/// state as JSON, or that there is none; <c>key</c>: what a state is of; <c>reason</c>: a sentence; <c>list</c>:
/// sentences, times or words with commas between. Any other name is that of a member of a state, and takes what stands
/// there.
/// </summary>
internal static class Hole
{
    // What stands in a member that is called by its name is a name or a day; free text of a state never is one.
    private static readonly SearchValues<char> s_name =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    // No reason holds a reason that holds a reason that holds one more.
    private const int MaxDepth = 3;

    /// <summary>How many characters stand in a hole at the most.</summary>
    public static int Longest(string name) => name switch
    {
        "number" => 20,
        "time" => EntrySyntax.TimeLength,
        _ => int.MaxValue,
    };

    /// <summary>The Chinese of what stands in a hole; null where it does not fit.</summary>
    public static string? Say(string name, string text, string about, int depth) => name switch
    {
        "text" => text,
        "number" => text.AsSpan().ContainsAnyExceptInRange('0', '9') ? null : text,
        "time" => EntrySyntax.TryTime(text, out var time) ? ReportDescription.Time(time) : null,
        "value" => Value(text, about) ?? Say("reason", text, about, depth),
        "reason" => depth < MaxDepth ? Sentences.Find(text, about, depth + 1) : null,
        "list" => string.Join('，', text.Split(", ").Select(item => Item(item, about, depth))),
        _ when text.Contains(' ', StringComparison.Ordinal) => null,
        "word" => text,
        "key" => ChineseWords.Key(text),
        "act" => EntrySyntax.IsType(text) ? ReportWords.Act(text) : null,
        _ when text.AsSpan().ContainsAnyExcept(s_name) => null,
        _ => ReportWords.Value(about, name, text),
    };

    private static string Item(string text, string about, int depth) =>
        Say("reason", text, about, depth) ?? Say("time", text, about, depth) ?? ReportWords.Label(about, text);

    private static string? Value(string text, string about) =>
        text is not ['{' or '"' or 'n', ..] ? null
        : !CanonicalJson.TryParse(Encoding.UTF8.GetBytes(text), out var value, out _) ? null
        : value is JsonObject members ? ReportDescription.Members(about, '；', members)
        : value is JsonText one ? one.Value
        : value is JsonNull ? "无期限"
        : null;
}
