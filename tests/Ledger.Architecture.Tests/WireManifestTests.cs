using System.Reflection;
using Ledger.Grains.Contracts;
using Ledger.Testing;

namespace Ledger.Architecture;

/// <summary>
/// Silos of two versions talk to each other during an upgrade, so what is on the wire keeps its name and its place.
/// The approved text changes in the same commit; a name that goes away stays at its head as <c>retired</c>.
/// </summary>
public sealed class WireManifestTests
{
    private const string Retired = "retired ";

    private static readonly Assembly Contracts = typeof(ILogGrain).Assembly;

    private static readonly string Approved = Repository.PathOf(
        "src", "Ledger.Grains.Contracts", "OrleansContracts.txt");

    [Fact]
    public void Everything_on_the_wire_has_a_name_of_its_own() => Require.None(WireManifest.Nameless(Contracts));

    [Fact]
    public void What_crosses_the_wire_is_what_was_approved()
    {
        var kept = File.ReadAllLines(Approved).Where(IsKept).Select(line => line + '\n');
        var actual = string.Concat(kept) + WireManifest.Of(Contracts);
        if (actual == File.ReadAllText(Approved))
        {
            return;
        }

        var proposal = Repository.PathOf("artifacts", "OrleansContracts.txt");
        Directory.CreateDirectory(Path.GetDirectoryName(proposal)!);
        File.WriteAllText(proposal, actual);
        Assert.Fail(
            $"If the change is meant, {proposal} goes to {Approved}, and each name that went away is kept at its head "
            + $"as \"{Retired}…\".");
    }

    [Fact]
    public void A_retired_name_is_never_used_again()
    {
        var names = WireManifest.Of(Contracts).Split('\n').Select(line => line.Split(" = ")[0]);
        var retired = File.ReadAllLines(Approved)
            .Where(line => line.StartsWith(Retired, StringComparison.Ordinal))
            .Select(line => line[Retired.Length..].Split(" = ")[0]);

        Require.None(names.Intersect(retired));
    }

    private static bool IsKept(string line) =>
        line.StartsWith('#') || line.StartsWith(Retired, StringComparison.Ordinal);
}
