using CsCheck;
using Ledger.Cryptography;
using Ledger.Domain.Assets.Scope;

namespace Ledger.Domain.Tests.Assets;

public sealed class ScopeTests
{
    private static readonly string[] Places =
        ["any", "mainland", "abroad", "420000", "420100", "420106", "421000", "320200", "710000", "429004"];

    private static readonly string[] Branches = ["any", "I", "I64", "I65", "A", "A01"];
    private static readonly string[] Purposes = [.. CodeTree.Purpose.Listed];
    private static readonly string?[] Resales = [null, .. CodeTree.Resale.Listed];
    private static readonly UseLimit?[] Uses = [null, UseLimit.Unlimited, UseLimit.Of(1), UseLimit.Of(10)];

    private static Gen<RightScope> Scopes => Gen.Select(
        Some(Purposes), Some(Places), Some(Branches), Of(Uses), Of(Resales),
        Of(Resales)).Select((purposes, places, branches, uses, resale, export) => new RightScope
        {
            Purposes = purposes,
            Territories = places,
            Industries = branches,
            Uses = uses,
            Resale = resale,
            Export = export is "with-consent" ? "with-procedure" : export,
        });

    [Fact]
    public void What_is_known_contains_itself() => Scopes.Sample(scope =>
        Assert.Equal(scope is { Purposes: not null, Territories: not null, Industries: not null }
            && scope is { Uses: not null, Resale: not null, Export: not null }, scope.Contains(scope)));

    [Fact]
    public void Containment_is_transitive() => Gen.Select(Scopes, Scopes, Scopes).Sample((a, b, c) =>
        Assert.True(!(a.Contains(b) && b.Contains(c)) || a.Contains(c)), iter: 20_000);

    [Fact]
    public void Overlap_is_symmetric() => Gen.Select(Scopes, Scopes).Sample((a, b) =>
        Assert.Equal(a.Overlaps(b), b.Overlaps(a)));

    [Fact]
    public void What_is_contained_overlaps() => Gen.Select(Scopes, Scopes).Sample((a, b) =>
        Assert.True(!a.Contains(b) || a.Overlaps(b)), iter: 20_000);

    [Fact]
    public void What_overlaps_one_overlaps_whatever_contains_it() => Gen.Select(Scopes, Scopes, Scopes).Sample(
        (a, b, c) => Assert.True(!(a.Contains(b) && b.Overlaps(c)) || a.Overlaps(c)), iter: 20_000);

    [Fact]
    public void What_is_unknown_overlaps_everything_and_contains_nothing() => Scopes.Sample(scope =>
    {
        Assert.True(RightScope.Unknown.Overlaps(scope));
        Assert.False(RightScope.Unknown.Contains(scope));
        Assert.True(RightScope.Unlimited.Contains(scope));
    });

    [Theory]
    [InlineData("any", "420106", true)]
    [InlineData("mainland", "420106", true)]
    [InlineData("420000", "420106", true)]
    [InlineData("420100", "420106", true)]
    [InlineData("420106", "420100", false)]
    [InlineData("421000", "420106", false)]
    [InlineData("mainland", "710000", false)]
    [InlineData("any", "810000", true)]
    [InlineData("abroad", "820000", false)]
    [InlineData("420000", "429004", true)]
    public void Territories_are_divisions_under_the_country(string wider, string code, bool contains) =>
        Assert.Equal(contains, CodeTree.Territory.Contains(wider, code));

    [Theory]
    [InlineData("any", "I65", true)]
    [InlineData("I", "I65", true)]
    [InlineData("I65", "I", false)]
    [InlineData("G", "I65", false)]
    public void Industries_are_doors_and_major_classes(string wider, string code, bool contains) =>
        Assert.Equal(contains, CodeTree.Industry.Contains(wider, code));

    [Fact]
    public void The_listed_codes_are_these_for_ever()
    {
        Assert.Equal(
            "any public public-governance public-welfare industry own-operations product-development model-training "
            + "research",
            string.Join(' ', CodeTree.Purpose.Listed));
        Assert.Equal("any with-consent none", string.Join(' ', CodeTree.Resale.Listed));
        Assert.Equal("any with-procedure none", string.Join(' ', CodeTree.Export.Listed));
        Assert.Equal("any mainland abroad", string.Join(' ', CodeTree.Territory.Listed));
        Assert.Equal("any", string.Join(' ', CodeTree.Industry.Listed));
    }

    [Theory]
    [InlineData("{}", null)]
    [InlineData("{\"territories\":[\"320200\",\"420100\"]}", null)]
    [InlineData("{\"territories\":[\"420100\",\"320200\"]}", "ascending")]
    [InlineData("{\"territories\":[\"420000\",\"420100\"]}", "within another")]
    [InlineData("{\"territories\":[\"420100\",\"420100\"]}", "within another")]
    [InlineData("{\"territories\":[]}", "1 to 64")]
    [InlineData("{\"territories\":[\"990000\"]}", "a code of territory")]
    [InlineData("{\"industries\":[\"I66\"]}", "a code of industry")]
    [InlineData("{\"purposes\":[\"Any\"]}", "a code of purpose")]
    [InlineData("{\"resale\":\"with-procedure\"}", "a code of resale")]
    [InlineData("{\"uses\":\"10\"}", null)]
    [InlineData("{\"uses\":\"unlimited\"}", null)]
    [InlineData("{\"uses\":\"0\"}", "a number from 1")]
    [InlineData("{\"uses\":\"010\"}", "a number from 1")]
    [InlineData("{\"uses\":10}", "a number from 1")]
    [InlineData("{\"fields\":[]}", "unknown")]
    public void A_scope_has_one_spelling(string text, string? fault)
    {
        Assert.True(CanonicalJson.TryParse(System.Text.Encoding.UTF8.GetBytes(text), out var json, out _));
        var read = RightScope.TryRead(json, out var scope, out var error);
        Assert.Equal(fault is null, read);
        if (fault is null)
        {
            Assert.Equal(text, scope!.Write().ToString());
        }
        else
        {
            Assert.Contains(fault, error, StringComparison.Ordinal);
        }
    }

    private static Gen<ValueList<string>?> Some(string[] codes) => Gen.OneOf(
        Gen.Const((ValueList<string>?)null),
        Of(codes).Array[1, 3].Select(some => (ValueList<string>?)[.. some]));

    private static Gen<T> Of<T>(T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
