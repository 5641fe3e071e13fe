using System.Reflection;
using Ledger.Grains.Contracts;
using Ledger.Testing;

namespace Ledger.Architecture;

/// <summary>
/// Silos of two versions talk to each other during an upgrade, so what is on the wire keeps its name and its place.
/// The approved text is changed by hand, in the same commit; a name that goes away stays there as <c>retired</c>.
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
        var approved = File.ReadAllLines(Approved)
            .Where(line => !line.StartsWith(Retired, StringComparison.Ordinal) && !line.StartsWith('#'));
        var actual = WireManifest.Of(Contracts);

        Assert.True(
            string.Join('\n', approved).Trim() == actual.Trim(),
            $"If the change is meant, let {Approved} say (with what went away as \"{Retired}…\"):\n{actual}");
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
}
