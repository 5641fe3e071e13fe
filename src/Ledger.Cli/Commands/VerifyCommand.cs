using System.CommandLine;
using Ledger.Evidence.Bundles;

namespace Ledger.Cli.Commands;

/// <summary>
/// <c>ledger verify</c>: the offline verifier, the same code as <c>ledger-verify</c>, which reads the words itself.
/// </summary>
internal static class VerifyCommand
{
    private static readonly Argument<string[]> s_words = new("words")
    {
        Arity = ArgumentArity.ZeroOrMore,
        Description = "BUNDLE|FOLDER --anchors FILE [--at TIME] [--json] [--broken NAME]... "
            + "[--disclosure FILE] [--file PATH...]",
    };

    public static Command Create()
    {
        var command = new Command("verify", "Check an evidence bundle against trust anchors, offline.")
        {
            s_words,
        };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(parsed => VerifyProgram.Run(WordsOf(parsed), Console.Out, Console.Error));
        return command;
    }

    // All words behind the verb, in their order; what a parser makes of them is the verifier's own matter.
    private static string[] WordsOf(ParseResult parsed) =>
        [.. parsed.Tokens.Select(token => token.Value).SkipWhile(word => word != "verify").Skip(1)];
}
