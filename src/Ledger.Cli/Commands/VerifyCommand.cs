using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Ledger.Evidence.Bundles;
using Ledger.Evidence.Words;

namespace Ledger.Cli.Commands;

/// <summary>
/// <c>ledger verify</c>: the offline verifier, the same code as <c>ledger-verify</c>, which reads the words itself and
/// tells how they are put.
/// </summary>
internal static class VerifyCommand
{
    private static readonly Argument<string[]> s_words = new("words")
    {
        Arity = ArgumentArity.ZeroOrMore,
        Description = "BUNDLE|FOLDER --anchors FILE [--at TIME] [--json] [--broken NAME]... "
            + "[--disclosure FILE] [--file PATH...] [--lang zh|en]",
    };

    public static Command Create()
    {
        var command = new Command("verify", "Check an evidence bundle against trust anchors, offline.")
        {
            s_words,
            new HelpOption { Action = new Verifier() },
        };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed) => VerifyProgram.Run(
        WordsOf(parsed), Languages.Of(Environment.GetEnvironmentVariable), Console.Out, Console.Error);

    // All words behind the verb, in their order; what a parser makes of them is the verifier's own matter.
    private static string[] WordsOf(ParseResult parsed) =>
        [.. parsed.Tokens.Select(token => token.Value).SkipWhile(word => word != "verify").Skip(1)];

    private sealed class Verifier : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult) => Run(parseResult);
    }
}
