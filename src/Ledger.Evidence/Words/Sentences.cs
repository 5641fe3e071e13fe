namespace Ledger.Evidence.Words;

/// <summary>
/// All that the verifier says to people, in English as it says it and in Chinese. A reason is written in English where
/// it is found; its Chinese stands here, in the table of its kind.
/// </summary>
internal static partial class Sentences
{
    // The longest comes first, so that of two that fit the one with more words of its own says it.
    private static readonly Lazy<Sentence[]> s_all = new(static () =>
    [
        .. new[] { OfBundles, OfFindings, OfPeriods, OfStamps, OfChains, OfForms, OfManifests, OfTheProgram }
            .SelectMany(static table => table).Select(static one => new Sentence(one.English, one.Chinese))
            .OrderByDescending(static one => one.Fixed),
    ]);

    /// <summary>Every sentence.</summary>
    public static IReadOnlyList<Sentence> All => s_all.Value;

    /// <summary>What is said in a language; in English where no table has it.</summary>
    /// <param name="language">The language.</param>
    /// <param name="english">What is said.</param>
    /// <param name="about">The kind of state that it is about.</param>
    public static string In(Language language, string english, string about = "") =>
        language == Language.English ? english : Find(english, about, 0) ?? english;

    /// <summary>The Chinese of a text; null when no table has it.</summary>
    public static string? Find(string english, string about = "", int depth = 0)
    {
        foreach (var one in All)
        {
            if (one.Say(english, about, depth) is { } chinese)
            {
                return chinese;
            }
        }

        return null;
    }
}
