using System.Text;
using System.Xml.Linq;
using Ledger.Api.Contracts;

namespace Ledger.Api.OpenApi;

/// <summary>What the documentation of the contracts says, from the file that the compiler puts beside them.</summary>
internal sealed class ContractWords
{
    private const string TypePrefix = "T:Ledger.Api.Contracts.";

    private readonly Dictionary<string, string> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Type, string Member), string> _members = [];

    private ContractWords(XDocument file)
    {
        foreach (var member in file.Descendants("member"))
        {
            var name = (string?)member.Attribute("name") ?? "";
            if (name.StartsWith(TypePrefix, StringComparison.Ordinal))
            {
                Add(name[TypePrefix.Length..], member);
            }
            else if (name.StartsWith("P:Ledger.Api.Contracts.", StringComparison.Ordinal)
                && name.Split('.') is [.., var type, var property] && member.Element("summary") is { } summary)
            {
                _members.TryAdd((type, Plain(property)), Text(summary));
            }
        }
    }

    /// <summary>The words of the contracts that this process runs with; empty where their file is not there.</summary>
    public static ContractWords Shared { get; } = new(Load());

    /// <summary>What is said of a type; null for nothing.</summary>
    public string? OfType(string type) => _types.GetValueOrDefault(type);

    /// <summary>What is said of a member as JSON names it; null for nothing.</summary>
    public string? OfMember(string type, string member) => _members.GetValueOrDefault((type, Plain(member)));

    private static XDocument Load()
    {
        var path = Path.Combine(AppContext.BaseDirectory, typeof(Problem).Assembly.GetName().Name + ".xml");
        return File.Exists(path) ? XDocument.Load(path) : new XDocument(new XElement("doc"));
    }

    private void Add(string type, XElement member)
    {
        if (member.Element("summary") is { } summary)
        {
            _types[type] = Text(summary);
        }

        foreach (var parameter in member.Elements("param"))
        {
            _members[(type, Plain((string?)parameter.Attribute("name") ?? ""))] = Text(parameter);
        }
    }

    private static string Text(XElement element)
    {
        var text = new StringBuilder();
        foreach (var node in element.Nodes())
        {
            _ = node switch
            {
                XText words => text.Append(words.Value),
                XElement { Name.LocalName: "c" } code => text.Append('`').Append(code.Value).Append('`'),
                XElement { Name.LocalName: "see" } see =>
                    text.Append(((string?)see.Attribute("cref"))?.Split('.')[^1]),
                XElement other => text.Append(other.Value),
                _ => text,
            };
        }

        return string.Join(' ', text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    // As different spellings of the same name have it: TokenType, tokenType, token_type.
    private static string Plain(string name) =>
        name.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant();
}
