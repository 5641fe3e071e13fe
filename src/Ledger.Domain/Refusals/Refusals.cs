using System.Reflection;

namespace Ledger.Domain;

/// <summary>
/// Every refusal that the domain can give. Codes are stable: none is renamed, none is used for something else.
/// </summary>
public static partial class Refusals
{
    /// <summary>The whole catalogue, in the order of the codes.</summary>
    public static IReadOnlyList<Refusal> All => Catalogue.Refusals;

    private static Refusal Forbidden(string code, string clause, string chinese, string english) =>
        new(code, RefusalSort.Forbidden, Place(clause), chinese, english);

    private static Refusal Conflict(string code, string clause, string chinese, string english) =>
        new(code, RefusalSort.Conflict, Place(clause), chinese, english);

    private static Refusal Rule(string code, string clause, string chinese, string english) =>
        new(code, RefusalSort.Rule, Place(clause), chinese, english);

    // The document's short name ends at the last space: "GB/T 43697 6.5" names clause 6.5.
    private static Clause Place(string clause)
    {
        var end = clause.LastIndexOf(' ');
        return new Clause(clause[..end], clause[(end + 1)..]);
    }

    // A class of its own, so that it is filled after every field above it.
    private static class Catalogue
    {
        public static readonly IReadOnlyList<Refusal> Refusals =
        [
            .. typeof(Domain.Refusals).GetFields(BindingFlags.Public | BindingFlags.Static)
                .Select(static field => (Refusal)field.GetValue(null)!)
                .OrderBy(static refusal => refusal.Code, StringComparer.Ordinal),
        ];
    }
}
