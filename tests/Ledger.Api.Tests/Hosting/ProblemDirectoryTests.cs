using System.Text.RegularExpressions;
using Ledger.Api.Contracts;
using Ledger.Domain;
using Ledger.Grains.Contracts;
using Ledger.Testing;

namespace Ledger.Api.Tests.Hosting;

/// <summary>Every problem that is answered is listed, for programs and for people.</summary>
[Collection(nameof(RegistryTests))]
public sealed partial class ProblemDirectoryTests(Registry registry)
{
    [Fact]
    public async Task Every_refusal_is_listed_with_its_clause_in_both_languages()
    {
        var listed = (await registry.GetAsync("v1/problems")).Read<List<ProblemResource>>();

        Assert.Equal(listed.Count, listed.Select(static entry => (entry.Code, entry.Status)).Distinct().Count());
        foreach (var refusal in Refusals.All)
        {
            var entry = Assert.Single(listed, entry => entry.Code == refusal.Code);
            Assert.Equal(
                (refusal.Chinese, refusal.English, refusal.Clause.ToString()),
                (entry.Chinese, entry.English, entry.Clause));
        }

        Assert.Equal([], CommandRefusals.All.Select(static refusal => refusal.Code)
            .Except(listed.Select(static entry => entry.Code)));
        Assert.Equal(
            [409, 412],
            listed.Where(static entry => entry.Code == "stale-version").Select(static entry => entry.Status));
        Assert.All(listed, static entry => Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", entry.Chinese));
        Assert.All(listed, static entry => Assert.Matches("[a-z]", entry.English));
    }

    // What is refused elsewhere than by a rule is made in one file, which the directory lists whole.
    [Fact]
    public void No_refusal_of_a_command_is_made_beside_the_directory()
    {
        var makers = Directory.EnumerateFiles(Repository.PathOf("src"), "*.cs", SearchOption.AllDirectories)
            .Where(static file => !file.Contains("/obj/", StringComparison.Ordinal))
            .Where(static file => Making().IsMatch(File.ReadAllText(file))).Select(Path.GetFileName);

        Assert.Equal(["CommandRefusals.cs", "Refused.cs"], makers.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_page_shows_what_the_list_has()
    {
        var page = await registry.GetAsync("problems");
        var listed = (await registry.GetAsync("v1/problems")).Read<List<ProblemResource>>();

        Assert.Equal((200, "text/html"), (page.Status, page.MediaType));
        Assert.All(listed, entry => Assert.Contains($"id=\"{entry.Code}\"", page.Text, StringComparison.Ordinal));
        Assert.DoesNotContain("<script", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_code_is_found_and_an_unknown_one_is_not()
    {
        var found = (await registry.GetAsync("v1/problems/four-eyes")).Read<List<ProblemResource>>();
        Assert.Equal(("four-eyes", true), (Assert.Single(found).Code, found[0].Clause is not null));
        (await registry.GetAsync("v1/problems/nothing")).AssertProblem(404, "not-found");
    }

    [Fact]
    public async Task Another_method_than_an_address_has_is_a_problem_too() =>
        (await registry.SendAsync(HttpMethod.Put, "v1/rules", "holder")).AssertProblem(405, "method-not-allowed");

    [GeneratedRegex(@"new CommandRefusal\(|CommandRefusal \w+ \{ get; \} = new\(")]
    private static partial Regex Making();
}
