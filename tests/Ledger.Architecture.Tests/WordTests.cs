namespace Ledger.Architecture;

public sealed class WordTests
{
    // Each is written in two halves, so that this file does not hold it.
    private static readonly string[] Forbidden =
    [
        "TO" + "DO", "FIX" + "ME", "HA" + "CK:", "NotImplemented" + "Exception", "NotSupportedException(\"no" + "t yet",
        "Thread" + ".Sleep", "Skip =" + " \"", "#pragma warning disable" + "\n",
    ];

    [Fact]
    public void Nothing_is_left_for_later_switched_off_or_waited_for_by_the_clock() =>
        Require.None(
            from file in SourceFile.Under(
                ["src", "tests", "contracts", "chaincode", "network", "tools"],
                ".cs", ".sol", ".ts", ".js", ".mjs", ".sh", ".md", ".csproj", ".props", "")
            from line in file.Lines.Index()
            from word in Forbidden
            where line.Item.Contains(word, StringComparison.Ordinal)
            select $"{file.Path}:{line.Index + 1}: {word}");
}
