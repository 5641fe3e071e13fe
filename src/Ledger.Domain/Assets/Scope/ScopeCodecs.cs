using Ledger.Domain.Json;

namespace Ledger.Domain.Assets.Scope;

/// <summary>The JSON of scopes: what is left out is unknown.</summary>
internal static class ScopeCodecs
{
    private const int MaxCodes = 64;

    public static readonly Codec<RightScope> Scope = Codecs.Record<RightScope>(static f => new()
    {
        Purposes = f.Maybe("purposes", Codes(CodeTree.Purpose), static o => o.Purposes),
        Territories = f.Maybe("territories", Codes(CodeTree.Territory), static o => o.Territories),
        Industries = f.Maybe("industries", Codes(CodeTree.Industry), static o => o.Industries),
        Uses = f.MaybeValue("uses", Uses, static o => o.Uses),
        Resale = f.Maybe("resale", Code(CodeTree.Resale), static o => o.Resale),
        Export = f.Maybe("export", Code(CodeTree.Export), static o => o.Export),
    });

    private static Codec<UseLimit> Uses =>
        Codecs.Parsed<UseLimit>(UseLimit.TryParse, "unlimited, or a number from 1 as text,");

    private static Codec<string> Code(CodeTree tree) => Codecs.Text(1, 32).Checked(
        code => tree.Has(code) ? null : $"a code of {tree.Name} is expected");

    // One spelling: in ascending order, and no code that another one contains.
    private static Codec<ValueList<string>> Codes(CodeTree tree) => Codecs.List(Code(tree), 1, MaxCodes).Checked(
        codes => !codes.SequenceEqual(codes.Order(StringComparer.Ordinal)) ? "codes in ascending order are expected"
            : codes.Any(code => codes.Count(wider => tree.Contains(wider, code)) > 1) ? "a code lies within another"
            : null);
}
