using Ledger.Domain.Rules;

namespace Ledger.Domain.Tests;

/// <summary>
/// The rules that the scenarios play under. Whoever asks what a scenario shows runs it under other rules, and sees
/// which refusals it met.
/// </summary>
internal static class Law
{
    private static readonly AsyncLocal<RuleSet?> Other = new();
    private static readonly AsyncLocal<HashSet<string>?> Refused = new();

    public static RuleSet G35 => Of(RuleSet.G35);

    public static RuleSet M26 => Of(RuleSet.M26);

    public static RuleSet Catalogue => Of(RuleSet.Catalogue);

    public static RuleSet Orders => Of(RuleSet.Orders);

    /// <summary>Runs under other rules than the registry's own.</summary>
    public static async Task UnderAsync(RuleSet rules, Func<Task> run)
    {
        Other.Value = rules;
        await run();
    }

    /// <summary>Runs, and gives back the codes of the refusals that were met.</summary>
    public static async Task<IReadOnlySet<string>> MeetingAsync(Func<Task> run)
    {
        HashSet<string> met = [];
        Refused.Value = met;
        await run();
        return met;
    }

    public static void Met(Refusal? refusal)
    {
        if (refusal is not null)
        {
            Refused.Value?.Add(refusal.Code);
        }
    }

    private static RuleSet Of(RuleSet usual) => Other.Value is { } other && other.Id == usual.Id ? other : usual;
}
