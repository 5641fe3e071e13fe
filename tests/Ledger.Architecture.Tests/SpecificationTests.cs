using System.Text.RegularExpressions;
using Ledger.Testing;

namespace Ledger.Architecture;

/// <summary>A format is a page beside the code that owns it, and a file of vectors.</summary>
public sealed partial class SpecificationTests
{
    // The rooms that make or check what a stranger verifies.
    private static readonly string[] Verified =
    [
        "src/Ledger.Cryptography", "src/Ledger.Domain", "src/Ledger.Evidence", "src/Ledger.Ports", "src/Ledger.Grains",
    ];

    private static readonly IReadOnlyList<SourceFile> Specifications =
        [.. SourceFile.Under(["src"], ".md").Where(file => Path.GetFileName(file.Path).StartsWith("SPEC-"))];

    [Theory]
    [InlineData("entry")]
    [InlineData("log")]
    [InlineData("manifest")]
    [InlineData("mirror")]
    public void A_format_has_one_page(string name) =>
        Assert.Single(Specifications, file => Path.GetFileName(file.Path) == $"SPEC-{name}.md");

    [Fact]
    public void A_page_stands_beside_the_code_that_owns_the_format() =>
        Require.None(Specifications
            .Select(file => Path.GetDirectoryName(Repository.PathOf(file.Path))!)
            .Where(folder => !Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Any()));

    [Fact]
    public void Every_format_that_the_code_names_is_on_a_page()
    {
        var specified = Specifications.SelectMany(NamesIn).ToHashSet();

        Require.None(SourceFile.Under(Verified, ".cs").SelectMany(NamesIn).Distinct().Except(specified));
    }

    private static IEnumerable<string> NamesIn(SourceFile file) =>
        file.Lines.SelectMany(line => FormatName().Matches(line)).Select(match => match.Value);

    [GeneratedRegex(@"ledger-[a-z0-9-]+@v\d+")]
    private static partial Regex FormatName();
}
