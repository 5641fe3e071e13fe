using System.Text;
using Ledger.Cryptography;
using Ledger.Evidence.Entries;

namespace Ledger.Evidence.Descriptions;

/// <summary>The descriptions of a bundle (SPEC-description): each a pure function of what the bundle proves.</summary>
public static class Description
{
    private static readonly JsonObject s_contexts = new(
        ("adms", "http://www.w3.org/ns/adms#"),
        ("dcat", "http://www.w3.org/ns/dcat#"),
        ("dct", "http://purl.org/dc/terms/"),
        ("ledger", "urn:ledger:terms:"),
        ("odrl", "http://www.w3.org/ns/odrl/2/"),
        ("prov", "http://www.w3.org/ns/prov#"),
        ("spdx", "http://spdx.org/rdf/terms#"),
        ("xsd", "http://www.w3.org/2001/XMLSchema#"));

    /// <summary>The report as pages: the registry's own, under its signature over the list of members.</summary>
    public const string Pages = "report.pdf";

    /// <summary>Every name of what is made again, ascending.</summary>
    public static IReadOnlyList<string> Names { get; } = ["dcat.jsonld", "odrl.jsonld", "prov.jsonld", "report.txt"];

    /// <summary>Whether a bundle may hold a description of that name.</summary>
    public static bool IsName(string name) => name == Pages || Names.Contains(name);

    /// <summary>The bytes of a description; null where what is proven does not have what it needs.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no description of that name.</exception>
    public static byte[]? Make(string name, DescriptionInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return name switch
        {
            "dcat.jsonld" => DcatDescription.Make(input),
            "odrl.jsonld" => CanonicalJson.Write(OdrlDescription.Make(input)),
            "prov.jsonld" => CanonicalJson.Write(ProvDescription.Make(input)),
            "report.txt" => Report(input),
            _ => throw new ArgumentOutOfRangeException(nameof(name)),
        };
    }

    internal static JsonObject Context(params IEnumerable<string> prefixes) =>
        new(prefixes.Select(prefix => (prefix, s_contexts[prefix]!)).ToArray());

    private static byte[] Report(DescriptionInput input)
    {
        var text = new StringBuilder("数据资产登记证据报告\n");
        text.Append("日志：").Append(input.Origin).Append('\n');
        text.Append("资产：").Append(input.Subject.Stream).Append('\n');
        text.Append("检查点：").Append(CanonicalDecimal.Encode(input.Size)).Append(" 条记录，")
            .Append(EntrySyntax.FormatTime(input.Time)).Append("\n\n");
        text.Append("记录（").Append(CanonicalDecimal.Encode((ulong)input.Entries.Count)).Append("）\n");
        foreach (var (index, leaf) in input.Entries)
        {
            text.Append(CanonicalDecimal.Encode(index)).Append(' ')
                .Append(EntrySyntax.FormatTime(leaf.RecordedTime)).Append(' ').Append(leaf.Type).Append(' ')
                .Append(ProvDescription.ActorOf(leaf)).Append('\n');
        }

        text.Append("\n状态（").Append(CanonicalDecimal.Encode((ulong)input.States.Count)).Append("）\n");
        foreach (var state in input.States)
        {
            var value = state.Value is null ? null : Encoding.UTF8.GetString(CanonicalJson.Write(state.Value));
            text.Append(state.Key)
                .Append(value is null ? " 无\n" : $" 第 {CanonicalDecimal.Encode(state.Version)} 版 {value}\n");
        }

        text.Append("\n本报告由证据包所证明的内容生成，核验程序重新生成并逐字节比对。"
            + "所载为登记日志所记，不证明记录之前的真实性。\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
