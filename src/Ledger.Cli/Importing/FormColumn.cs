namespace Ledger.Cli.Importing;

/// <summary>A column of the form.</summary>
/// <param name="Key">Its name in programs, one of its headings.</param>
/// <param name="Chinese">Its heading, as annex 1 of the guide has it where it has it.</param>
/// <param name="English">Its heading in English.</param>
/// <param name="Help">What goes there.</param>
/// <param name="HelpChinese">The same in Chinese.</param>
internal sealed record FormColumn(string Key, string Chinese, string English, string Help, string HelpChinese)
{
    /// <summary>Whether no row is without it.</summary>
    public bool IsNeeded { get; init; }

    /// <summary>The words that go there; null for any text.</summary>
    public FormWords? Words { get; init; }

    /// <summary>What may stand there, for people.</summary>
    public string Example { get; init; } = "";
}
