namespace Ledger.Cli.Output;

/// <summary>What is said for people where a list is empty; nothing of it goes to where programs read.</summary>
internal static class Nothing
{
    /// <summary>Says so if there is nothing.</summary>
    public static void Say<T>(IReadOnlyCollection<T> rows, string words)
    {
        if (rows.Count == 0)
        {
            Console.Error.WriteLine(words);
        }
    }
}
