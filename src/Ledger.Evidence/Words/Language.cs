namespace Ledger.Evidence.Words;

/// <summary>A language that verdicts are told in.</summary>
public enum Language
{
    /// <summary>English, in which every reason is first written and which <c>--json</c> always has.</summary>
    English,

    /// <summary>Chinese, simplified.</summary>
    Chinese,
}

/// <summary>Chooses a language.</summary>
public static class Languages
{
    // In the order in which POSIX asks them; one that is empty says nothing.
    private static readonly string[] s_variables = ["LC_ALL", "LC_MESSAGES", "LANG"];

    /// <summary>
    /// The language that the environment asks for: Chinese for <c>zh</c> of any country, else English.
    /// </summary>
    /// <param name="variable">Gives the value of an environment variable; null when it is not set.</param>
    public static Language Of(Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        var locale = s_variables.Select(variable).FirstOrDefault(static value => !string.IsNullOrEmpty(value));
        return IsChinese(locale) ? Language.Chinese : Language.English;
    }

    /// <summary>Reads <c>zh</c> or <c>en</c>.</summary>
    internal static Language? Read(string? text) => text switch
    {
        "zh" => Language.Chinese,
        "en" => Language.English,
        _ => null,
    };

    // zh, zh_CN.UTF-8, zh-Hans: the language ends where something else than a letter follows.
    private static bool IsChinese(string? locale) => locale is not null
        && locale.StartsWith("zh", StringComparison.OrdinalIgnoreCase)
        && !(locale.Length > 2 && char.IsAsciiLetter(locale[2]));
}
