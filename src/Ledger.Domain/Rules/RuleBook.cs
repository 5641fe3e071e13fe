namespace Ledger.Domain.Rules;

/// <summary>
/// The versions of the rules that a registry decides by. What is decided on a day is decided under the version in force
/// on it; what was decided before is never looked at again under another one.
/// </summary>
public sealed class RuleBook
{
    private readonly Dictionary<string, RuleSet[]> _byRegime;

    /// <param name="sets">At least one of each regime.</param>
    public RuleBook(IEnumerable<RuleSet> sets) => _byRegime = sets.GroupBy(static set => set.Id)
        .ToDictionary(static same => same.Key, static same => same.OrderBy(static set => set.Effective).ToArray());

    /// <summary>The national rules alone.</summary>
    public static RuleBook National { get; } = new(RuleSet.All);

    /// <summary>The versions that a province made its own.</summary>
    public IEnumerable<RuleSet> Overlays =>
        _byRegime.Values.SelectMany(static sets => sets).Where(static set => set.Overlaid.Count > 0);

    /// <summary>Names of all versions, so that what depends on the rules knows when they are others.</summary>
    public string Name => string.Join(
        ' ', _byRegime.Values.SelectMany(static sets => sets).Select(static set => set.Name).Order());

    /// <summary>The version of a regime in force on a day; the first one for what happened before it.</summary>
    /// <exception cref="InvalidOperationException">The book has no rules of that regime.</exception>
    public RuleSet For(string regime, DateOnly day) => _byRegime.TryGetValue(regime, out var sets)
        ? Array.FindLast(sets, set => set.Effective <= day)
            ?? Array.FindLast(sets, set => set.Effective == sets[0].Effective)!
        : throw new InvalidOperationException($"There are no rules of the regime {regime}.");
}
